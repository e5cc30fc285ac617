"""A made-up audit as the engine would hand it over: twelve wards, three sources, some cells withheld."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from frankpledge.core.evidence import CellReference, Finding
from frankpledge.core.provenance import AreaShape, Audit, SourceRecord, SuppliedFile
from frankpledge.core.quantities import Interval, NumberColumn
from frankpledge.core.tables import Table
from frankpledge.core.tables.categories import ALL, CATEGORIES, POLICE_UK

NAMES = (
    "Abbey", "Bridge Street", "Castle Hill", "Docks", "Eastfield & Holme", "Fairmead", "Grange",
    "Harbour and Fishergate with Saltmarsh", "Kingsway", "Lowmoor", "Market", "Northgate",
)  # fmt: skip
COURTS = ("Northgate Magistrates", "Castle Crown Court", "Youth Court")
PERIOD = (date(2024, 1, 1), date(2024, 12, 31))
COMPARISON = (date(2023, 1, 1), date(2023, 12, 31))
WHOLE = ("X01", "Holmeport")
UNPLACED = ("unplaced", "Unplaced")
THRESHOLD = 5
WEIGHTS = dict(
    zip(sorted(POLICE_UK), (90, 4, 22, 40, 11, 9, 26, 3, 30, 3, 34, 2, 20, 105), strict=True)
)  # records of an ordinary ward


@dataclass(frozen=True)
class SourcePlan:
    """What the fixture makes of one source."""

    name: str
    agency: str
    basis: str
    area_set: str
    areas: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    has_population: bool
    size: float


def plans() -> tuple[SourcePlan, ...]:
    wards = tuple((f"W{i:02d}", name) for i, name in enumerate(NAMES, start=1))
    courts = tuple((f"C{i}", name) for i, name in enumerate(COURTS, start=1))
    return (
        SourcePlan("police", "Holmeport Police", "event", "ward", wards, tuple(sorted(POLICE_UK)), True, 1.0),
        SourcePlan("council", "Holmeport Council", "event", "ward", wards, ("calls-asb", "unclassified"), True, 30.0),
        SourcePlan("probation", "Probation Service", "court", "court", courts, ("court-order",), False, 60.0),
    )


def count_of(plan: SourcePlan, area: int, category: str, period: int) -> int:
    """A made-up count: busy centre (Market), quiet edges, and a rise in some categories."""
    weight = WEIGHTS.get(category, {"calls-asb": 1, "unclassified": 0.05, "court-order": 1}.get(category, 1))
    busy = 4.2 if area == 10 else 0.45 + 0.28 * ((area * 7) % 6)
    trend = {"vehicle-crime": 1.45, "burglary": 0.74, "robbery": 1.3}.get(category, 1.02) if period else 1.0
    wobble = 1 + 0.09 * math.sin(area * 2.3 + period + len(category))
    return int(weight * plan.size * busy * trend * wobble)


@dataclass(frozen=True)
class Cell:
    plan: SourcePlan
    code: str
    name: str
    category: str
    period: int
    count: int
    population: int | None
    hidden: bool

    @property
    def status(self) -> str:
        return "withheld" if self.hidden else "unreliable" if self.count < 20 else "shown"

    @property
    def dates(self) -> tuple[str, str]:
        first, last = PERIOD if self.period else COMPARISON
        return first.isoformat(), last.isoformat()


def cells_of(plan: SourcePlan) -> list[Cell]:
    made = []
    for period in (0, 1):
        counts = {c: [count_of(plan, i, c, period) for i in range(len(plan.areas))] for c in plan.categories}
        counts[ALL] = [sum(counts[c][i] for c in plan.categories) for i in range(len(plan.areas))]
        for category in (*plan.categories, ALL):
            loose = 7 if category == ALL else 0
            people = [6000 + 900 * (i % 5) if plan.has_population else None for i in range(len(plan.areas))]
            whole = sum(p for p in people if p) if plan.has_population else None
            listed = [*zip(plan.areas, counts[category], people, strict=True)]
            listed += [(UNPLACED, loose, None), (WHOLE, sum(counts[category]) + loose, whole)]
            for (code, name), count, population in listed:
                hidden = 0 < count < THRESHOLD or (code == "W10" and category == "robbery")
                made.append(Cell(plan, code, name, category, period, count, population, hidden))
    return made


def table(name: str, records: list[dict[str, Any]], numbers: Mapping[str, str]) -> Table:
    """Put records in columns; ``numbers`` names the number columns and the kind of each."""
    columns: dict[str, Any] = {}
    for column in records[0] if records else ():
        values = [record[column] for record in records]
        if column not in numbers:
            columns[column] = np.array(values)
            continue
        hidden = np.array([record["status"] == "withheld" if "status" in record else False for record in records])
        absent = np.array([value is None for value in values])
        plain = np.array([0 if value is None else value for value in values], dtype=numbers[column])
        columns[column] = NumberColumn.of(plain, withheld=hidden & ~absent, absent=absent)
    return Table(name, columns)


def _keys(cell: Cell, *, basis: bool = True) -> dict[str, Any]:
    first, last = cell.dates
    keys = {"area_code": cell.code, "area_name": cell.name, "source": cell.plan.name, "basis": cell.plan.basis}
    keys |= {"category": cell.category, "period_from": first, "period_to": last}
    return keys if basis else {k: v for k, v in keys.items() if k not in ("basis", "period_from", "period_to")}


def rates(cells: list[Cell]) -> list[dict[str, Any]]:
    made = []
    for cell in cells:
        each = 1000 / cell.population if cell.population else None
        wide = 1.96 * math.sqrt(cell.count)
        ends = (max(cell.count - wide, 0), cell.count + wide + 1)
        low, high = (end * each if each else None for end in ends)
        numbers = {"count": cell.count, "population": cell.population, "rate": each and cell.count * each}
        made.append(_keys(cell) | numbers | {"per": 1000, "ci_low": low, "ci_high": high, "status": cell.status})
    return made


def changes(cells: list[Cell]) -> list[dict[str, Any]]:
    before = {(c.plan.name, c.code, c.category): c for c in cells if c.period == 0}
    made = []
    for after in (c for c in cells if c.period == 1):
        old = before[after.plan.name, after.code, after.category]
        both = old.count > 0 and after.count > 0
        ratio = after.count / old.count if both else None
        spread = math.exp(1.96 * math.sqrt(1 / old.count + 1 / after.count)) if both else 1
        ends = (ratio / spread, ratio * spread) if ratio else (None, None)
        real = ratio is not None and not ends[0] <= 1 <= ends[1]
        hidden = old.hidden or after.hidden
        status = "withheld" if hidden else after.status
        reading = "" if hidden else "real-change" if real else "could-be-chance" if both else "not-comparable"
        numbers = {"count_before": old.count, "count_after": after.count, "months_before": 12, "months_after": 12}
        numbers |= {"ratio": ratio, "ci_low": ends[0], "ci_high": ends[1], "reading": reading, "status": status}
        made.append(_keys(after, basis=False) | numbers)
    return made


def monthly(cells: list[Cell]) -> list[dict[str, Any]]:
    made = []
    for cell in (c for c in cells if c.code == WHOLE[0]):
        for month in range(1, 13):
            year = (PERIOD if cell.period else COMPARISON)[0].year
            count = int(cell.count / 12 * (1 + 0.2 * math.sin(month / 2)))
            partial = cell.plan.name == "council" and cell.period == 1 and month in (7, 12)
            hidden = 0 < count < THRESHOLD or (cell.plan.name == "probation" and month == 4)
            keys = {"area_code": cell.code, "area_name": cell.name, "source": cell.plan.name}
            keys |= {"category": cell.category, "month": f"{year}-{month:02d}", "count": count // (2 if partial else 1)}
            status = "withheld" if hidden else "unreliable" if count < 20 else "shown"
            made.append(keys | {"complete": "no" if partial else "yes", "status": status})
    return made


def denominators() -> list[dict[str, Any]]:
    wards = plans()[0].areas
    made = []
    for source, day, used, more in (("Census", "2021-03-21", "yes", 0), ("Health register", "2023-04-01", "no", 431)):
        people = [6000 + 900 * (i % 5) + more for i in range(len(wards))]
        for (code, name), population in [*zip(wards, people, strict=True), (WHOLE, sum(people))]:
            row = {"area_code": code, "name": name, "source": source, "date": day}
            made.append(row | {"population": population, "used": used})
    return made


QUALITY = [
    {"source": "police", "check": "completeness", "field": "outcome", "measure": "filled", "value": 0.71,
     "sentence": "In police, 71% of records say what came of them."},
    {"source": "police", "check": "months", "field": "", "measure": "missing", "value": 0.0,
     "sentence": "Every month of both periods is there in police."},
    {"source": "council", "check": "completeness", "field": "place", "measure": "filled", "value": 0.93,
     "sentence": "In council, 93% of records have a place that can be used."},
    {"source": "council", "check": "minimum-fields", "field": "offender", "measure": "missing", "value": 1.0,
     "sentence": "Council records do not say who was responsible, which vandalism needs."},
    {"source": "probation", "check": "completeness", "field": "home", "measure": "filled", "value": 0.0,
     "sentence": "Probation gives no home area, only the court."},
]  # fmt: skip

LIMITATIONS = [
    {"source": "police", "kind": "not-recorded", "applies_to": "all",
     "sentence": "Crimes that nobody reported are not here."},
    {"source": "police", "kind": "inaccurate", "applies_to": "all",
     "sentence": "Points are anchor points near the place, not addresses."},
    {"source": "police", "kind": "not-recorded", "applies_to": "burglary",
     "sentence": "Homes and businesses are not told apart."},
    {"source": "council", "kind": "incomplete", "applies_to": "all",
     "sentence": "July and December 2024 are only partly covered."},
    {"source": "probation", "kind": "not-recorded", "applies_to": "all",
     "sentence": "Crimes that nobody reported are not here."},
    {"source": "probation", "kind": "not-coterminous", "applies_to": "all",
     "sentence": "Court areas do not follow ward boundaries."},
    {"source": "probation", "kind": "inaccessible", "applies_to": "all",
     "sentence": "Home postcodes are held and were not shared."},
]  # fmt: skip


def findings() -> tuple[Finding, ...]:
    def cell(table_name: str, source: str, area: str, category: str) -> CellReference:
        return CellReference(table_name, source, area, category, PERIOD[0].isoformat())

    violence, anchors = "violent-crime", ("Points are anchor points near the place, not addresses.",)
    return (
        Finding("police-level-market", "level", "police",
                "Market has the highest rate of violence and sexual offences: 72.6 per 1,000 people "
                "(95% interval 66.1 to 79.4), against 24.3 in Holmeport as a whole.",
                "Plan evening and weekend work in Market first.",
                (cell("rates", "police", "W11", violence),), Interval(66.1, 79.4, method="Byar"), anchors, "byar"),
        Finding("police-level-asb", "level", "police",
                "Market has the highest rate of anti-social behaviour: 60.2 per 1,000 people.",
                "Ask the council what its wardens see there.",
                (cell("rates", "police", "W11", "anti-social-behaviour"),), None, anchors, "byar"),
        Finding("police-level-robbery", "level", "police",
                "Market has the highest rate of robbery: 2.1 per 1,000 people. The number is small.",
                "Look at which streets and hours, with the people who live there.",
                (cell("rates", "police", "W11", "robbery"),), None, anchors, "byar"),
        Finding("police-change-vehicle", "change", "police",
                "Vehicle crime in Holmeport rose by 46%, more than chance would explain "
                "(95% interval +33% to +61%).",
                "Find out what is being taken, and from where, before choosing an action.",
                (cell("change", "police", WHOLE[0], "vehicle-crime"),), Interval(1.33, 1.61), anchors, "rate-ratio"),
        Finding("police-change-burglary", "change", "police",
                "Burglary in Holmeport fell by 26%, more than chance would explain.",
                "Ask what was done, so that it can be kept.",
                (cell("change", "police", WHOLE[0], "burglary"),), None, (), "rate-ratio"),
        Finding("probation-unknown-home", "unknown", "probation",
                "Where people on court orders live could not be known: only courts were given.",
                "Agree with the probation service to share the ward of home.",
                (cell("counts", "probation", WHOLE[0], ALL),), None, (), "none"),
    )  # fmt: skip


def outlines() -> tuple[AreaShape, ...]:
    """Twelve wards with shared, crooked edges, four across and three down."""

    def corner(column: int, row: int) -> tuple[float, float]:
        inner = 0 < column < 4 and 0 < row < 3
        bend = 0.006 if inner else 0.003
        return (
            -1.30 + 0.032 * column + bend * math.sin(5 * column + row),
            54.50 + 0.02 * row + bend * math.cos(column * row),
        )

    made = []
    for i, name in enumerate(NAMES):
        x, y = i % 4, i // 4
        ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]
        made.append(AreaShape(f"W{i + 1:02d}", name, shapely.Polygon(ring)))
    return tuple(made)


def source_record(plan: SourcePlan, method: str) -> SourceRecord:
    digest = f"{len(plan.name):02x}" * 32
    file = SuppliedFile(f"{plan.name}-2023-2024.csv", digest, "records")
    covers = (COMPARISON[0], PERIOD[1])
    snapped = plan.name == "police"
    licence = "Open Government Licence v3.0" if snapped else "Information sharing protocol, publication agreed"
    return SourceRecord(plan.name, plan.agency, plan.basis, licence, plan.area_set, *covers, (file,), snapped,
                        method, THRESHOLD, 5)  # fmt: skip


def made_up_audit(method: str = "suppress", **changed: Any) -> Audit:
    """Build the audit; ``changed`` replaces fields of it."""
    sources = plans()
    cells = [cell for plan in sources for cell in cells_of(plan)]
    whole, part = "int64", "float64"
    rate_rows = rates(cells)
    only_counts = [{k: row[k] for k in (*_keys(cells[0]), "count", "status")} for row in rate_rows]
    tables = [
        table("counts", only_counts, {"count": whole}),
        table("rates", rate_rows, {"count": whole, "population": whole, "rate": part, "ci_low": part, "ci_high": part}),
        table("monthly", monthly(cells), {"count": whole}),
        table("change", changes(cells), {"count_before": whole, "count_after": whole, "months_before": whole,
                                         "months_after": whole, "ratio": part, "ci_low": part, "ci_high": part}),
        table("denominators", denominators(), {"population": whole}),
        table("quality", QUALITY, {"value": part}),
        table("limitations", LIMITATIONS, {}),
    ]  # fmt: skip
    shapes = outlines()
    fields: dict[str, Any] = {
        "title": "Crime and disorder in Holmeport, 2024",
        "partnership_code": WHOLE[0],
        "partnership_name": WHOLE[1],
        "regime": "england",
        "report_by": "ward",
        "per": 1000,
        "period": PERIOD,
        "comparison": COMPARISON,
        "outline": shapely.union_all([area.shape for area in shapes]),
        "areas": shapes,
        "sources": tuple(source_record(plan, method) for plan in sources),
        "inputs": (SuppliedFile("wards.geojson", "ab" * 32, "boundaries"),
                   SuppliedFile("people.csv", "cd" * 32, "population")),
        "categories": CATEGORIES,
        "tables": {made.name: made for made in tables},
        "findings": findings(),
    }  # fmt: skip
    return Audit(**(fields | changed))
