"""The statement of duties: each duty of the regime, with its evidence, date and document (R320)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Body, DateRule, Regime, Source, Step, Tier, bodies_on
from frankpledge.core.cycle.telling import in_words
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import CycleStep, Document
from frankpledge.stages.partnership.permissions import check_may_read_structure
from frankpledge.stages.partnership.queries.cycle import open_cycle

ASKS = {
    "responsible": "{} is one of the responsible authorities",
    "co-operating": "{} co-operates",
    "participating": "{} is invited to take part",
}


@dataclass(frozen=True)
class DutyLine:
    """One duty: what shows that it was met, since when, and in which documents."""

    duty: str
    evidence: str
    on: date | None
    documents: tuple[Document, ...]
    state: str
    source: Source


@dataclass(frozen=True)
class Statement:
    """The duties under three heads."""

    bodies: tuple[DutyLine, ...]
    steps: tuple[DutyLine, ...]
    contents: tuple[DutyLine, ...]


def statement_of_duties(standing: Standing) -> Statement:
    """Return every duty of the partnership's regime today. Four queries."""
    check_may_read_structure(standing)
    regime, tier = read_regime(standing.partnership.regime), Tier(standing.partnership.tier)
    documents, recorded = _documents(standing), _recorded(standing)
    return Statement(
        _bodies(standing, regime, tier),
        tuple(_step(step, regime, recorded, documents) for step in regime.steps_in(tier)),
        tuple(
            DutyLine(
                f"The {regime.word(each.document)} holds {each.text}", "", _published(documents[each.key]),
                documents[each.key], "evidenced" if documents[each.key] else "nothing registered", each.source,
            )
            for each in regime.contents
        ),
    )  # fmt: skip


def _bodies(standing: Standing, regime: Regime, tier: Tier) -> tuple[DutyLine, ...]:
    here: dict[str, list[PartnershipAgency]] = defaultdict(list)
    places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=standing.partnership)
    for place in places.select_related("agency"):
        here[place.body].append(place)
    return tuple(_body(body, here.get(body.key, [])) for body in bodies_on(regime, standing.today, tier))


def _body(body: Body, places: list[PartnershipAgency]) -> DutyLine:
    since = min((place.since for place in places), default=None)
    named = ", ".join(place.agency.name for place in places)
    state = "met" if places else "nothing registered"
    return DutyLine(ASKS[body.duty.value].format(body.name), named, since, (), state, body.source)


def _documents(standing: Standing) -> Mapping[str, tuple[Document, ...]]:
    found: dict[str, list[Document]] = defaultdict(list)
    kept = Document.objects.filter(partnership=standing.partnership).exclude(duty="")
    for document in kept.exclude(status=Document.Status.SUPERSEDED):
        found[document.duty].append(document)
    return defaultdict(tuple, {key: tuple(some) for key, some in found.items()})


def _recorded(standing: Standing) -> Mapping[str, CycleStep]:
    cycle = open_cycle(standing)
    return {row.step: row for row in cycle.steps.all()} if cycle else {}


def _step(
    step: Step, regime: Regime, recorded: Mapping[str, CycleStep], documents: Mapping[str, tuple[Document, ...]]
) -> DutyLine:
    row, shown = recorded.get(step.key), documents[step.key]
    due = [rule for rule in regime.dates if rule.step == step.key]
    ended = row.ended if row else None
    evidence = "; ".join([*_taken(row), *_due(due)])
    return DutyLine(step.label, evidence, ended or _published(shown), shown, _state(row, shown), step.source)


def _taken(row: CycleStep | None) -> Iterable[str]:
    if row and row.started:
        yield f"begun {in_words(row.started)}"
    if row and row.ended:
        yield f"ended {in_words(row.ended)}"


def _due(rules: Iterable[DateRule]) -> Iterable[str]:
    for rule in rules:
        years = "each year" if rule.every_years == 1 else f"every {rule.every_years} years"
        yield f"due {years}: {rule.label}{f' ({rule.source.caution})' if rule.source.caution else ''}"


def _state(row: CycleStep | None, documents: tuple[Document, ...]) -> str:
    if row and row.ended:
        return "met"
    if row and row.started:
        return "in progress"
    return "evidenced" if documents else "nothing registered"


def _published(documents: Iterable[Document]) -> date | None:
    return max((each.published_on for each in documents if each.published_on), default=None)
