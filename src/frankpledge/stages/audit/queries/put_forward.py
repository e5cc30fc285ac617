"""Issues put forward for an audit, by hand or in consultation, and what became of each (R180)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Item, Version
from frankpledge.stages.audit.citing_put_forward import put_forward_by
from frankpledge.stages.audit.models import Audit, IssueDecision, PutForward
from frankpledge.stages.audit.permissions import check_may_read_scope, may_run_audit
from frankpledge.stages.audit.rules.put_forward import HEARD, ORIGINS, Decided, Origin, Tally, decided


@dataclass(frozen=True)
class Candidate:
    """An issue put forward for an audit: from whom, and what became of it."""

    item: Item
    title: str
    origin: str
    by_whom: str
    on: date | str
    decision: IssueDecision | None

    @property
    def state(self) -> Decided:
        """What became of it."""
        made = self.decision
        is_in = bool(made and made.question and made.question.is_in)
        return decided(made.is_in if made else None, question_is_in=is_in)


def since_when(audit: Audit) -> date | None:
    """Return the day on which the work on the audit before this one ended, if there was one."""
    before = Audit.objects.filter(partnership=audit.partnership_id, work_to__lt=audit.work_from)
    return before.order_by("-work_to").values_list("work_to", flat=True).first()


def candidates(standing: Standing, audit: Audit) -> QuerySet[Item]:
    """Return what is put forward for an audit, undecided first: by hand, and what consultation heard of the public.

    The latter from the end of the audit before this one to the end of the work on this.
    """
    check_may_read_scope(standing)
    standing.check_owns(audit)
    latest = Version.objects.filter(item=OuterRef("pk")).order_by("-number")
    found = Item.objects.filter(
        Q(pk__in=PutForward.objects.filter(audit=audit).values("item")) | _heard(audit),
        partnership=standing.partnership, versions__number=1,
    )  # fmt: skip
    stands = Case(When(Exists(_settled(audit)), then=Value(1)), default=Value(0))
    found = found.annotate(
        title=Subquery(latest.values("title")[:1]), facts=Subquery(latest.values("facts")[:1]),
        entered_at=F("versions__at"), is_settled=stands,
    )  # fmt: skip
    return found.order_by("is_settled", "-number")


def _heard(audit: Audit) -> Q:
    """What consultation heard, by how the ledger calls it: neither part of the program knows the other."""
    kinds = Q()
    for prefix in HEARD:
        kinds |= Q(key__startswith=f"{prefix}:")
    since = since_when(audit)
    began = Q(versions__at__date__gt=since) if since else Q()
    return kinds & began & Q(versions__at__date__lte=audit.work_to)


def _settled(audit: Audit) -> QuerySet[IssueDecision]:
    """The decisions that hold: of an issue taken in, as long as its question is in the scope."""
    holds = Q(is_in=False) | Q(question__is_in=True)
    return IssueDecision.objects.filter(holds, audit=audit, item=OuterRef("pk"))


def tally(standing: Standing, audit: Audit) -> Tally:
    """Count what was put forward and what became of it. Three queries at most."""
    keys = set(candidates(standing, audit).order_by().values_list("pk", flat=True))
    made = IssueDecision.objects.filter(audit=audit, item__in=keys).values_list("is_in", "question__is_in")
    states = [decided(is_in, question_is_in=bool(question)) for is_in, question in made]
    return Tally(len(keys), states.count(Decided.IN), states.count(Decided.OUT))


def described(standing: Standing, audit: Audit, items: Iterable[Item]) -> list[Candidate]:
    """Return from whom each issue is, and what became of it. Two queries."""
    check_may_read_scope(standing)
    listed = list(items)
    by_hand = PutForward.objects.filter(audit=audit, item__in=listed).select_related("agency")
    own = {each.item_id: each for each in by_hand}
    decisions = IssueDecision.objects.filter(audit=audit, item__in=listed).select_related("question")
    made = {each.item_id: each for each in decisions}
    return [_described(each, own.get(each.pk), made.get(each.pk)) for each in listed]


def _described(item: Item, own: PutForward | None, decision: IssueDecision | None) -> Candidate:
    title: str = item.title  # type: ignore[attr-defined]
    if own:
        origin, by_whom = ORIGINS[Origin(own.origin)], put_forward_by(own)
        return Candidate(item, title, origin, by_whom, own.put_on, decision)
    told = dict(item.facts)  # type: ignore[attr-defined]
    name, by_whom = title, told.get("Raised by", "")
    if item.key.startswith("theme:"):  # the ledger calls it by its name, and how many raised it
        name, _, people = title.partition(": ")
        by_whom = "; ".join(part for part in (people, told.get("In other remarks", "")) if part)
    day = told.get("Raised on") or localdate(item.entered_at)  # type: ignore[attr-defined]
    return Candidate(item, name, f"{ORIGINS[Origin.PUBLIC]}, in consultation", by_whom, day, decision)


def find_candidate(standing: Standing, audit: Audit, number: int) -> Item:
    """Return one issue put forward for an audit by its number in the ledger, or answer that it is not there."""
    return get_object_or_404(candidates(standing, audit), number=number)


def agencies_to_put_forward_for(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies for which the person may put an issue forward: their own, or any for who runs the audit."""
    found = agencies(standing)
    return found if may_run_audit(standing) else found.filter(pk__in=standing.agency_ids)
