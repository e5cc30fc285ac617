"""The sources of an audit set beside one of its findings: what each says, and how many are independent (R039)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from frankpledge.core.evidence.corroboration import Side, Tally, Voice, tally
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Item as Cited
from frankpledge.foundation.evidence.models import Version
from frankpledge.stages.audit.models import Audit, Conclusion, Finding, Knowledge, Source, Stance
from frankpledge.stages.audit.permissions import check_may_read_audit
from frankpledge.stages.audit.queries import problems
from frankpledge.stages.audit.queries.heard import HEARD as HEARD_THERE
from frankpledge.stages.audit.queries.heard import with_exercises
from frankpledge.stages.audit.queries.problems import Counted
from frankpledge.stages.audit.rules.put_forward import HAND

COUNTED, TOLD, NAMED, HEARD = "counted", "told", "named", "heard"
ASKED_BEFORE = "asked-before:"
"""How the ledger calls what others asked people before; consultation enters it."""
STILL_IN = Q(source=None) | Q(source__is_in=True)
"""A source that was left out of the scope says nothing any more."""


@dataclass(frozen=True)
class Item:
    """A source that can be set beside a finding: a counted dataset, what people told, one of the scope, what was heard.

    ``pk`` stands for it in an address: of a dataset, the counting that is its latest.
    """

    kind: str
    pk: int
    key: Hashable
    thing: Counted | Knowledge | Source | Cited

    @property
    def name(self) -> str:
        """What it is called."""
        if isinstance(self.thing, Cited):
            return f"{self.thing}: {self.thing.title}"  # type: ignore[attr-defined]
        return str(self.thing.now.submission.described.name if isinstance(self.thing, Counted) else self.thing)

    @property
    def whose(self) -> str:
        """The agency whose records it is, where it is one's."""
        if isinstance(self.thing, Counted):
            return str(self.thing.now.submission.agency)
        return str(self.thing.agency or "") if isinstance(self.thing, Source) else ""

    @property
    def may_repeat_another(self) -> bool:
        """Whether it may be drawn from some agency's records without saying so itself."""
        return not self.whose


@dataclass(frozen=True)
class Beside:
    """A source beside a finding: what it says, if anybody has said so yet, and whether the finding rests on it."""

    item: Item
    stance: Stance | None
    is_rested_on: bool


def items_of(standing: Standing, audit: Audit) -> list[Item]:
    """Return every source of an audit: counted, told, named in its scope, heard in consultation. Four queries."""
    check_may_read_audit(standing)
    counted = problems.datasets_counted(standing, audit)
    told = Knowledge.objects.filter(partnership=standing.partnership, audit=audit)
    named = Source.objects.filter(partnership=standing.partnership, audit=audit, is_in=True).select_related("agency")
    return [
        *(Item(COUNTED, each.now.pk, (COUNTED, *each.key), each) for each in counted),
        *(Item(NAMED, each.pk, (NAMED, each.pk), each) for each in named),
        *(Item(TOLD, each.pk, (TOLD, each.pk), each) for each in told),
        *(Item(HEARD, each.pk, (HEARD, each.pk), each) for each in heard(standing, audit)),
    ]


def heard(standing: Standing, audit: Audit) -> QuerySet[Cited]:
    """Return what the ledger has of consultation since the work on an audit began: answers, issues, themes.

    And whenever it was entered, what others asked before.
    """
    latest = Version.objects.filter(item=OuterRef("pk")).order_by("-number").values("title")
    since_then = HEARD_THERE & Q(versions__at__date__gte=audit.work_from)
    found = Cited.objects.filter(
        since_then | Q(key__startswith=ASKED_BEFORE), partnership=standing.partnership, versions__number=1
    ).exclude(key__startswith=f"{HAND}:")  # put forward on a page of the audit: nobody was heard
    return found.annotate(title=Subquery(latest[:1])).order_by("number")


def find_item(standing: Standing, audit: Audit, kind: str, pk: int) -> Item:
    """Return one source of an audit, or answer that it is not there."""
    found = next((each for each in items_of(standing, audit) if (each.kind, each.pk) == (kind, pk)), None)
    if found is None:
        raise Http404
    return found


def stances(standing: Standing, audit: Audit) -> dict[int, list[Stance]]:
    """Return what sources say of each thing that the audit says, by its key. Two queries at most."""
    check_may_read_audit(standing)
    here = Q(partnership=standing.partnership, conclusion__audit=audit, conclusion__withdrawn_on=None)
    said = Stance.objects.filter(STILL_IN, here).select_related("knowledge", "source", "heard")
    found: dict[int, list[Stance]] = defaultdict(list)
    read = said.only(
        "conclusion", "side", "answer", "agency", "drawn_from", "knowledge__source", "source__agency", "heard__key"
    )
    for each in with_exercises(list(read)):
        found[each.conclusion_id].append(each)
    return found


def stances_on(conclusion: Conclusion) -> list[Stance]:
    """Return what sources that are still in the scope say of a finding."""
    found = Stance.objects.filter(STILL_IN, conclusion=conclusion)
    related = found.select_related("conclusion", "agency", "knowledge", "source__agency", "drawn_from", "heard")
    return with_exercises(list(related))


def beside(conclusion: Conclusion, items: Iterable[Item], said: Iterable[Stance]) -> list[Beside]:
    """Return each source beside a finding; what contradicts it first, then what supports it."""
    by_key = {key_of(each): each for each in said}
    resting = _rested_on(conclusion)
    found = [Beside(each, by_key.get(each.key), each.key in resting) for each in items]
    return sorted(found, key=lambda each: ORDER[each.stance.side if each.stance else ""])


ORDER: dict[str, int] = {Side.CONTRADICTS: 0, Side.SUPPORTS: 1, "": 2, Side.SILENT: 3}


def key_of(stance: Stance) -> Hashable:
    """Return which source says it."""
    if stance.knowledge_id:
        return TOLD, stance.knowledge_id
    if stance.heard_id:
        return HEARD, stance.heard_id
    return (NAMED, stance.source_id) if stance.source_id else (COUNTED, stance.agency_id, stance.dataset)


def _rested_on(conclusion: Conclusion) -> set[Hashable]:
    counted: set[Hashable] = {(COUNTED, *problems.key_of(each.counting)) for each in conclusion.findings.all()}
    told: set[Hashable] = {(TOLD, each.pk) for each in conclusion.knowledge.all()}
    return counted | told | {(NAMED, each.pk) for each in conclusion.sources.all()}


def tally_of(said: Iterable[Stance]) -> Tally:
    """Count the independent sources: one agency's data are one, however many datasets, and so is what repeats them."""
    return tally([Voice(_origins(each), Side(each.side)) for each in said])


def _origins(stance: Stance) -> frozenset[str]:
    agency = stance.drawn_from_id or stance.agency_id or (stance.source.agency_id if stance.source else None)
    if agency:
        return frozenset({f"agency:{agency}"})
    if stance.knowledge:
        return frozenset({f"said:{stance.knowledge.source.strip().casefold()}"})
    if stance.heard and stance.heard_in:  # a theme: it was raised in these exercises
        return frozenset(f"heard:{each}" for each in stance.heard_in)
    if stance.heard:  # between the colons of its key stands the exercise: all that one exercise heard is one source
        return frozenset({f"heard:{stance.heard.key.split(':')[1]}"})
    return frozenset({f"source:{stance.source_id}"})


def unexplained(said: Iterable[Stance]) -> list[Stance]:
    """Return what contradicts a finding with no word on why it stands all the same."""
    return [each for each in said if each.side == Side.CONTRADICTS and not each.answer]


def tallies_to_release(standing: Standing, finding: Finding) -> QuerySet[Conclusion]:
    """Return what audits say that rests on a counted finding, where its tally may go into that finding's release.

    Not where a dataset takes a side that its shown figures do not and a withheld one may, nor where nobody said of
    which figures the finding speaks.
    """
    check_may_read_audit(standing)
    counted = Stance.objects.exclude(agency=None).exclude(side=Side.SILENT)
    unsafe = counted.filter(Q(is_withheld=True) & ~Q(side=F("proposed")) | Q(conclusion__claims=""))
    resting = Conclusion.objects.filter(partnership=standing.partnership, findings=finding, withdrawn_on=None)
    told = resting.filter(pk__in=Stance.objects.filter(STILL_IN).values("conclusion"))
    return told.exclude(pk__in=unsafe.values("conclusion"))
