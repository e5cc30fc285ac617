"""The findings as the page tells them: the main ones first, all of them with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.adapters.documents.limits import Limit
from frankpledge.adapters.figures.view import UNPLACED, AuditView
from frankpledge.core.evidence import CellReference, Finding

IN_BRIEF = 3
GROUPS = (
    ("level", "Where rates are highest"),
    ("change", "What changed more than chance would explain"),
    ("unknown", "What could not be known"),
)
NOTHING = {
    "level": "No rate stands out from the rest.",
    "change": "No change between the two periods is larger than chance could explain.",
    "unknown": "The sources name nothing of this kind. That does not mean that everything is known.",
}


@dataclass(frozen=True)
class ToldFinding:
    """A finding, the numbered limits that bear on it, and what else its figures must be read with."""

    finding: Finding
    limits: tuple[Limit, ...]
    cautions: tuple[str, ...]


def told(findings: Sequence[Finding], limits: Sequence[Limit]) -> list[ToldFinding]:
    """Point each finding at its limits in the list of limits, instead of repeating them under each."""
    numbered = {(source, limit.sentence): limit for limit in reversed(limits) for source in limit.sources}
    found = []
    for finding in findings:
        keys = [(finding.source, sentence) for sentence in dict.fromkeys(finding.limitations)]
        known = [numbered[key] for key in keys if key in numbered]
        others = tuple(sentence for source, sentence in keys if (source, sentence) not in numbered)
        found.append(ToldFinding(finding, tuple(sorted(known, key=limits.index)), others))
    return found


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one kind: the first few, and whether there are more further down."""

    heading: str
    findings: tuple[ToldFinding, ...]
    nothing: str
    has_more: bool


def in_brief(findings: Sequence[ToldFinding]) -> list[FindingGroup]:
    """Return the first findings of each kind; a kind without any says so."""
    groups = []
    for kind, heading in GROUPS:
        own = tuple(each for each in findings if each.finding.kind == kind)
        groups.append(FindingGroup(heading, own[:IN_BRIEF], NOTHING[kind], len(own) > IN_BRIEF))
    return groups


def about(
    findings: Sequence[ToldFinding], source: str, category: str, kinds: tuple[str, ...]
) -> tuple[ToldFinding, ...]:
    """Return the findings that rest on a source and category."""
    return tuple(
        each
        for each in findings
        if each.finding.kind in kinds
        and each.finding.source == source
        and category in {cell.category for cell in each.finding.cells[:1]}
    )


@dataclass(frozen=True)
class Footing:
    """What a finding rests on, in words."""

    finding: Finding
    figures: tuple[str, ...]


def footings(view: AuditView) -> list[Footing]:
    """Return every finding with the tables' rows that it was drawn from."""
    names = {area.code: area.name for area in view.audit.areas}
    names |= {view.audit.partnership_code: view.audit.partnership_name, UNPLACED: "not placed"}
    return [
        Footing(finding, tuple(_row(view, cell, names) for cell in finding.cells)) for finding in view.audit.findings
    ]


def _row(view: AuditView, cell: CellReference, names: dict[str, str]) -> str:
    where = names.get(cell.area_code, cell.area_code)
    when = cell.month or cell.period_from
    parts = [f"tables/{cell.table}.csv", cell.source, where, view.label(cell.category) if cell.category else "", when]
    return ", ".join(part for part in parts if part)
