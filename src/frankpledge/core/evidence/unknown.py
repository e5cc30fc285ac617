"""What the data cannot say, and what to ask of whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from frankpledge.core.evidence.finding import CellReference, Finding
from frankpledge.core.evidence.rows import CALLS, Ground, Limit, RateRow, Source, holds_calls
from frankpledge.core.evidence.words import cited, label, listed, number, slug, small
from frankpledge.core.tables.categories import ALL

MOST = 8
KINDS = ("not-recorded", "incomplete", "not-coterminous", "inaccessible", "inaccurate")
ASKS: Mapping[str, str] = MappingProxyType(
    {
        "not-recorded": "Asking {agency} again cannot supply it: ask residents and victims by survey, ask support"
        " services what they see, and ask {agency} whether the field can be added to its form.",
        "incomplete": "Ask {agency} in writing for a second extract of what is missing, with the date by which it will"
        " come; until then draw nothing from low numbers here.",
        "not-coterminous": "Ask {agency} to add a {area} code, made from the postcode before it sends the extract, so"
        " that no address need leave it; until then keep these figures apart.",
        "inaccessible": "Take it to the partnership's information-sharing agreement: ask {agency} for counts by {area},"
        " which name nobody, and record the reason if it declines.",
        "inaccurate": "Ask {agency} how the entry is made, then check a sample of records with its staff before"
        " anything rests on streets, single months or fine differences.",
    }
)
"""By kind: what to ask of the agency, and by which means."""
CALLS_METHOD = "no test of change or season is made of calls, since it would take each as independent of the others"
METHOD = "limitation named by the agency or found in its file"


def unknowns(ground: Ground) -> list[Finding]:
    """Return at most one limitation a kind and source, every kind and then every source having its turn."""
    first = {(kind, name): _foremost(ground, kind, name) for kind in KINDS for name in sorted(ground.sources)}
    turns: list[tuple[int, int, Limit]] = []
    for rank, kind in enumerate(KINDS):
        own = [limit for name in sorted(ground.sources) if (limit := first[kind, name])]
        own.sort(key=lambda limit: (limit.applies_to != ALL, -_size(ground, limit), limit.source))
        turns += [(turn, rank, limit) for turn, limit in enumerate(own)]
    chosen = sorted(turns, key=lambda each: each[:2])[:MOST]
    limits = [_finding(ground, limit) for _, _, limit in sorted(chosen, key=lambda each: (each[1], each[0]))]
    return limits + repeated_calls(ground)


def repeated_calls(ground: Ground) -> list[Finding]:
    """Return a finding for each source of calls: why no change and no season of them is announced (R128)."""
    return [_calls(ground, source) for name, source in sorted(ground.sources.items()) if holds_calls(ground, name)]


def _calls(ground: Ground, source: Source) -> Finding:
    rows = [row for _, row in sorted(ground.rates.items()) if _is_calls_of_whole(ground, row, source.name)]
    named = [f"{number(row.count)} {small(label(ground.categories, row.category))}" for row in rows if row.count]
    told = (
        f" The latest period holds {listed(named)} for the partnership as a whole {cited(source.name)}."
        if named
        else ""
    )
    return Finding(
        identifier=slug("unknown", source.name, "repeated-calls"),
        kind="unknown",
        source=source.name,
        sentence=(
            f"{source.agency} {cited(source.name)} counts calls, of which several may be about one incident:"
            f" whether more happened or the same was reported more often cannot be known, so no change and no season of"
            f" calls is told."
        ),
        implication=(
            f"Ask {source.agency} to give every call the reference of its incident, so that incidents can be counted;"
            f" until then read calls as the work they make, not as what happened.{told}"
        ),
        cells=tuple(
            CellReference("counts", row.source, row.area, row.category, period_from=row.first)
            for row in rows
            if row.count
        ),
        interval=None,
        limitations=ground.limits_on(source.name, ALL),
        method=CALLS_METHOD,
    )


def _is_calls_of_whole(ground: Ground, row: RateRow, source: str) -> bool:
    return row.source == source and row.area == ground.partnership and row.category.startswith(CALLS)


def _foremost(ground: Ground, kind: str, source: str) -> Limit | None:
    """Return the limitation of a kind and source that bears on most: on all records, else on the most records."""
    own = [limit for limit in ground.limits if limit.kind == kind and limit.source == source]
    own.sort(key=lambda each: (each.applies_to != ALL, -_size(ground, each), each.applies_to, each.sentence))
    return own[0] if own else None


def _affected(ground: Ground, limit: Limit) -> RateRow | None:
    return ground.of_whole(limit.source, limit.applies_to)


def _size(ground: Ground, limit: Limit) -> int:
    row = _affected(ground, limit)
    return row.count if row else 0


def _finding(ground: Ground, limit: Limit) -> Finding:
    source, row = ground.sources[limit.source], _affected(ground, limit)
    return Finding(
        identifier=slug("unknown", limit.source, limit.kind),
        kind="unknown",
        source=limit.source,
        sentence=f"{source.agency} {cited(limit.source)}: {limit.sentence}",
        implication=_implication(ground, limit, source, row),
        cells=(CellReference("counts", row.source, row.area, row.category, period_from=row.first),) if row else (),
        interval=None,
        limitations=(limit.sentence,),
        method=METHOD,
    )


def _implication(ground: Ground, limit: Limit, source: Source, row: RateRow | None) -> str:
    bears = _bears_on(ground, limit, row)
    return f"{bears} {_ask(limit, source, ground.report_set)}"


def _bears_on(ground: Ground, limit: Limit, row: RateRow | None) -> str:
    about = _about(ground, limit)
    if row is None or not row.count:
        return f"This bears on {about} {cited(limit.source)}."
    where = ground.place(row.area, row.name)
    return f"This bears on {about} in {where}: {number(row.count)} in the latest period {cited(limit.source)}."


def _about(ground: Ground, limit: Limit) -> str:
    if limit.applies_to in ground.categories:
        return small(label(ground.categories, limit.applies_to))
    return "where things are placed" if limit.applies_to == "snapped" else f"the field {limit.applies_to}"


def _ask(limit: Limit, source: Source, report_set: str) -> str:
    """Say what to ask, of which agency, by which means; each kind is mended in its own way."""
    return ASKS[limit.kind].format(agency=source.agency, area=report_set)


def kinds_known(limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """Return the limitations of the five kinds, in a fixed order."""
    kept = {(each.kind, each.source, each.applies_to, each.sentence): each for each in limits if each.kind in KINDS}
    return tuple(kept[key] for key in sorted(kept))
