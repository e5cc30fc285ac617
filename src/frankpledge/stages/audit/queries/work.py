"""What waits for somebody in the audit, read in one query: the first page asks many parts of the work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from frankpledge.foundation.accounts.models import PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.registers import Rows, read_registers, register
from frankpledge.stages.audit.models import (
    Circulation,
    Comment,
    Commission,
    DataStrategy,
    Handover,
    Improvement,
    Owed,
    SignOff,
)
from frankpledge.stages.audit.permissions import (
    check_may_read_audit,
    may_ask_for_agreement,
    may_read_audit,
    may_run_audit,
)
from frankpledge.stages.audit.rules.states import State

Query = QuerySet[Any]


def waiting(standing: Standing) -> Rows:
    """Return what waits, by its kind: agree, late, comment, improve, owed, handover, strategy. One query."""
    check_may_read_audit(standing)
    return read_registers(waiting_registers(standing))


def waiting_registers(standing: Standing) -> list[Query]:
    """Return the registers of what waits, to be read with those of other stages. Empty for who may not read."""
    if not may_read_audit(standing):
        return []
    return [_to_improve(standing), *_for_agencies(standing), *_for_those_who_run(standing)]


def _unanswered(standing: Standing) -> QuerySet[SignOff]:
    found = SignOff.objects.filter(partnership=standing.partnership, answered_on=None)
    return found.exclude(audit__state=State.CLOSED)


def _for_agencies(standing: Standing) -> Iterator[Query]:
    """What the person's own agencies are asked to agree to, and what they were shown and have said nothing of."""
    if not standing.represented:
        return
    asked = _unanswered(standing).filter(agency__in=standing.represented)
    yield register("agree", asked, "matter", due="wanted_by", agency="agency__name", audit="audit__title")
    said = Comment.objects.filter(circulation=OuterRef("circulation"), agency=OuterRef("agency"))
    shown = Circulation.agencies.through.objects.filter(
        ~Exists(said), agency__in=standing.represented, circulation__partnership=standing.partnership,
        circulation__comments_by__gte=standing.today,
    ).exclude(circulation__audit__state=State.CLOSED)  # fmt: skip
    yield register(
        "comment", shown, circulation="circulation_id", due="circulation__comments_by", title="circulation__title",
        agency="agency__name",
    )  # fmt: skip


def _to_improve(standing: Standing) -> Query:
    """What is to be better and is in the hands of a post that the person holds (R156)."""
    held = PostHolding.objects.filter(open_on(standing.today), post=OuterRef("owner"), person=standing.person)
    found = Improvement.objects.filter(Exists(held), partnership=standing.partnership, done_on=None)
    return register("improve", found, "what", "due", audit="audit_id")


def _for_those_who_run(standing: Standing) -> Iterator[Query]:
    """Who is late to agree, what contractors owe and is late, and a data strategy that wants looking at."""
    if may_ask_for_agreement(standing):
        late = _unanswered(standing).filter(wanted_by__lt=standing.today)
        yield register("late", late, "matter", since="wanted_by", audit="audit_id", title="audit__title")
    if may_run_audit(standing):
        owed = Owed.objects.filter(partnership=standing.partnership, done_on=None, due__lt=standing.today)
        owed = owed.exclude(commission__audit__state=State.CLOSED)
        yield register("handover", _not_handed_over(standing), "title", due="ends")
        yield register("owed", owed, "what", "due", commission="commission_id", title="commission__title")
        yield register("strategy", _strategy_to_review(standing), "review_by")


def _not_handed_over(standing: Standing) -> QuerySet[Commission]:
    """The commissions over which left nothing that runs here (R120)."""
    runs = Handover.objects.filter(commission=OuterRef("pk"), status=Handover.Status.SAME)
    over = Commission.objects.filter(~Exists(runs), partnership=standing.partnership, ends__lt=standing.today)
    return over.exclude(audit__state=State.CLOSED)


def _strategy_to_review(standing: Standing) -> QuerySet[DataStrategy]:
    """The data strategy in force, where its day has come or nobody holds the post that leads (R158)."""
    here = DataStrategy.objects.filter(partnership=standing.partnership)
    held = PostHolding.objects.filter(open_on(standing.today), post=OuterRef("lead"))
    wanting = Q(review_by__lte=standing.today) | ~Exists(held)
    return here.filter(wanting, pk=Subquery(here.order_by("-pk").values("pk")[:1]))
