"""One problem in every agency's records: each counted dataset's figures of it, as a reader may see them (R092)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from frankpledge.adapters.documents.glossary import THEMES
from frankpledge.adapters.figures.view import AreaRow, AuditView, rows
from frankpledge.core.evidence.corroboration import Claim, Side, propose, ratio_of_counts, ratio_of_part
from frankpledge.core.evidence.rows import CALLS
from frankpledge.core.evidence.words import listed, month_of, slug
from frankpledge.core.provenance import Audit as CountedAudit
from frankpledge.core.provenance import SourceRecord
from frankpledge.core.quantities import Interval, Withheld
from frankpledge.core.tables.categories import ALL
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.figures import read_for
from frankpledge.stages.audit.models import Conclusion
from frankpledge.stages.audit.queries.problems import Counted


@dataclass(frozen=True)
class Problem:
    """A problem, and the categories of different agencies that speak of it."""

    key: str
    title: str
    categories: tuple[str, ...]


PROBLEMS: Mapping[str, Problem] = MappingProxyType(
    {key: Problem(key, title, categories) for title, categories in THEMES.items() for key in [slug(title).lower()]}
)
"""The report's own problems, by the words that stand for each in an address."""


@dataclass(frozen=True)
class Ratio:
    """How a figure compares with another; or why that cannot be told, which may be that one of them is withheld."""

    interval: Interval | None = None
    why_not: str = ""
    is_withheld: bool = False


WITHHELD = Ratio(why_not="withheld", is_withheld=True)


@dataclass(frozen=True)
class Reading:
    """A counted dataset as one reader may see it, with the count before it."""

    counted: Counted
    audit: CountedAudit
    has_areas: bool
    before: CountedAudit | None

    @property
    def record(self) -> SourceRecord:
        """The one source of the count."""
        return self.audit.sources[0]

    @cached_property
    def view(self) -> AuditView:
        """Its figures, looked up by category and area."""
        return AuditView(self.audit)

    @cached_property
    def earlier(self) -> AuditView | None:
        """The figures of the count before it."""
        return AuditView(self.before) if self.before else None

    @property
    def base(self) -> int:
        """The multiple to which its counts are rounded; 1 where they are not."""
        return self.record.base if self.record.method == "round" else 1

    @property
    def limitations(self) -> list[str]:
        """What it cannot show, each sentence once."""
        return list(dict.fromkeys(row["sentence"] for row in rows(self.audit, "limitations")))

    @property
    def areas(self) -> dict[str, str]:
        """The areas of which the reader sees figures: code to name."""
        found = self.view.areas(self.record.name, ALL) if self.has_areas else []
        return {row.code: row.name for row in found}

    def row(self, category: str, area: str = "") -> AreaRow | None:
        """Return the figures of a category in an area, or in the partnership; nothing where the reader sees none."""
        return _row(self.view, self.record.name, category, area) if self.has_areas or not area else None

    def change(self, category: str, area: str = "") -> Ratio:
        """Return how the count compares with the one before it, day for day; or why the two cannot be compared."""
        why_not = self._why_no_change(category)
        if why_not or self.earlier is None:
            return Ratio(why_not=why_not)
        now, before = self.row(category, area), _row(self.earlier, self.record.name, category, area)
        if now is None or before is None:
            return Ratio(why_not="no figure for this area")
        if isinstance(now.count, Withheld) or isinstance(before.count, Withheld):
            return WITHHELD
        lengths = (_days(self.earlier.audit), _days(self.audit))
        found = ratio_of_counts(int(before.count or 0), int(now.count or 0), lengths, self.base)
        return Ratio(found, "" if found else "too few before")

    def _why_no_change(self, category: str) -> str:
        if category.startswith(CALLS):
            return "calls may be several about one incident"
        if self.before is None or self.earlier is None:
            return "no earlier count"
        if _boundaries(self.audit) != _boundaries(self.before):
            return "counted on other boundaries before"
        if self.record.method != self.before.sources[0].method or self.record.base != self.before.sources[0].base:
            return "protected in another way before"
        gaps = [month for each in (self.earlier, self.view) for month in _not_covered(each, self.record.name)]
        return f"not covered in full: {listed(gaps)}" if gaps else ""

    def level(self, category: str, area: str) -> Ratio:
        """Return how an area's rate compares with that of the rest of the partnership; or why it cannot be told."""
        if category.startswith(CALLS):
            return Ratio(why_not="calls may be several about one incident")
        part, whole = self.row(category, area), self.row(category)
        if part is None or whole is None:
            return Ratio(why_not="no figure for this area")
        if isinstance(part.count, Withheld) or isinstance(whole.count, Withheld):
            return WITHHELD
        people = tuple(self._people.get((category, code), 0) for code in (area, self.audit.partnership_code))
        found = ratio_of_part(int(part.count or 0), int(whole.count or 0), (people[0], people[1]), self.base)
        return Ratio(found, "" if found else "no rate")

    @cached_property
    def _people(self) -> dict[tuple[str, str], int]:
        first = self.view.period_from
        here = (row for row in rows(self.audit, "rates") if row["period_from"] == first)
        found = ((row["category"], row["area_code"], row["population"]) for row in here)
        told = ((kind, code, people) for kind, code, people in found if not isinstance(people, Withheld))
        return {(kind, code): int(people) for kind, code, people in told if people is not None}


def read(standing: Standing, counted: Counted) -> Reading:
    """Return a counted dataset as the person may see it; areas of the count before are no finer than of this one."""
    audit, _, has_areas = read_for(standing, counted.now)
    if counted.earlier is None:
        return Reading(counted, audit, has_areas, None)
    before, _, had_areas = read_for(standing, counted.earlier)
    return Reading(counted, audit, has_areas and had_areas, before)


@dataclass(frozen=True)
class Indicator:
    """One figure of a problem: of which dataset and category, what it is in the area looked at, and how it changed."""

    reading: Reading
    category: str
    row: AreaRow | None
    change: Ratio

    @property
    def label(self) -> str:
        """What the category is called."""
        return self.reading.view.label(self.category)


def indicators(found: Iterable[Reading], problem: Problem, area: str = "") -> list[Indicator]:
    """Return every agency's figures of a problem, its categories in the order of the problem's."""
    return [
        Indicator(reading, category, reading.row(category, area), reading.change(category, area))
        for category, reading in _speaking(list(found), problem)
    ]


def _speaking(found: list[Reading], problem: Problem) -> list[tuple[str, Reading]]:
    return [
        (category, each)
        for category in problem.categories
        for each in found
        if category in each.view.categories_of(each.record.name)
    ]


# --- What the numbers propose ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Proposal:
    """What a dataset's numbers propose of a finding's claim, from which ratios, each of a category."""

    side: Side
    ratios: tuple[tuple[str, Ratio], ...]

    @property
    def is_withheld(self) -> bool:
        """Whether a number that would tell is withheld."""
        return any(ratio.is_withheld for _, ratio in self.ratios)


def proposal_of(reading: Reading, conclusion: Conclusion) -> Proposal | None:
    """Return what a dataset's numbers propose; nothing where the finding claims nothing that numbers can answer."""
    problem = PROBLEMS.get(conclusion.problem)
    if not conclusion.claims or problem is None:
        return None
    claim, area = Claim(conclusion.claims), conclusion.area_code
    told = reading.change if claim.is_of_change else reading.level
    ratios = tuple(
        (reading.view.label(category), told(category, area)) for category, _ in _speaking([reading], problem)
    )
    return Proposal(propose(claim, [ratio.interval for _, ratio in ratios if ratio.interval]), ratios)


def claim_in(conclusion: Conclusion) -> dict[str, str]:
    """Return the claim that a counted finding behind a thing makes, where one says that an area stands out."""
    named = ((key, f"-{category}-") for key, problem in PROBLEMS.items() for category in problem.categories)
    levels = [found.identifier for found in conclusion.findings.all() if found.kind == "level"]
    found = ((key, each.rpartition(name)) for key, name in named for each in levels)
    claims = ({"claims": Claim.HIGHER, "problem": key, "area_code": area} for key, (before, _, area) in found if before)
    return next(claims, {})


def _row(view: AuditView, source: str, category: str, area: str) -> AreaRow | None:
    if not area:
        return view.whole(source, category)
    return next((row for row in view.areas(source, category) if row.code == area), None)


def _days(audit: CountedAudit) -> int:
    first, last = audit.period
    return (last - first).days + 1


def _not_covered(view: AuditView, source: str) -> list[str]:
    """Return the months of a count that its source covers in part only, or not at all."""
    first, last = view.audit.period
    whole = {each.month for each in view.months(source, ALL) if each.complete}
    months = [divmod(number, 12) for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
    return [month_of(date(year, month + 1, 1)) for year, month in months if f"{year}-{month + 1:02}" not in whole]


def _boundaries(audit: CountedAudit) -> set[str]:
    return {file.sha256 for file in audit.inputs if file.role == "boundaries"}
