"""Populations of the areas reported by, from sources that may be given by other areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from frankpledge.adapters.audit.ground import Ground
from frankpledge.adapters.audit.recipe import PopulationPart, Recipe
from frankpledge.adapters.boundaries import read_population
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.geography import chain, members
from frankpledge.core.quantities import NumberColumn
from frankpledge.core.tables import Table


@dataclass(frozen=True, eq=False)
class Population:
    """One source's population of each area reported by, and its own total for the partnership.

    ``lost`` names the areas of its own set that belong to the partnership and lead to none of those areas,
    with their people.
    """

    part: PopulationPart
    of_areas: NDArray[np.float64]
    own_total: float
    lost: tuple[tuple[str, float], ...]


def read_populations(recipe: Recipe, ground: Ground) -> tuple[Population, ...]:
    """Read every population of the recipe, telling all faults at once."""
    found: list[Population] = []
    faults: list[Fault] = []
    for part in recipe.population:
        try:
            found.append(_read(part, ground))
        except BadInput as error:
            faults.extend(error.faults)
    if faults:
        raise BadInput(faults)
    return tuple(found)


def _read(part: PopulationPart, ground: Ground) -> Population:
    people = read_population(part.file, part.code, part.column)
    positions = {code: i for i, code in enumerate(ground.report.codes)}
    totals = np.zeros(len(positions))
    own = _own_members(part, ground, people)
    leads = _leads(part, ground)
    lost = []
    for code in sorted(people):
        target = leads.get(code, code if part.by == ground.report.name else "")
        if target in positions:
            totals[positions[target]] += people[code]
        elif code in own:
            lost.append((code, people[code]))
    if not totals.any():
        mend = f"no row of it leads to an area of '{ground.report.name}': check 'code' and 'by'."
        raise BadInput(Fault("population-elsewhere", mend, file=part.file.name, column=part.code))
    return Population(part, totals, sum(people[code] for code in sorted(own)), tuple(lost))


def _own_members(part: PopulationPart, ground: Ground, people: dict[str, float]) -> frozenset[str]:
    """The codes of the population's own areas that belong to the partnership."""
    if part.by in ground.sets:
        return frozenset(members(ground.sets[part.by], ground.outline).codes) & people.keys()
    leads = _leads(part, ground)
    return frozenset(code for code in people if leads.get(code) in ground.report.codes)


def _leads(part: PopulationPart, ground: Ground) -> dict[str, str]:
    """Lead each area to one of those reported by.

    By a lookup given from one set to the other; else by its representative point, which loses nobody; else,
    where the set has no boundaries, through several lookups.
    """
    report = ground.report.name
    if part.by == report:
        return {}
    steps = [step for step in ground.lookups if step.from_set == part.by and step.to_set == report]
    way = steps[0] if steps else None if part.by in ground.sets else chain(ground.lookups, part.by, report)
    if way is None and part.by not in ground.sets:
        mend = f"'{part.by}' has neither boundaries nor a lookup to '{report}'."
        raise BadInput(Fault("population-unplaceable", mend, file=part.file.name))
    if way is None:
        return _by_point(ground, part.by)
    return {code: targets[0] for code, targets in way.targets.items() if len(targets) == 1}


def _by_point(ground: Ground, name: str) -> dict[str, str]:
    areas = ground.sets[name]
    points = shapely.point_on_surface(areas.shapes)
    places = ground.locator.locate(shapely.get_x(points), shapely.get_y(points))
    return {
        code: ground.report.codes[at] for code, at in zip(areas.codes, places.area.tolist(), strict=True) if at >= 0
    }


def denominators(populations: tuple[Population, ...], ground: Ground) -> Table:
    """Build the table of populations: each source's for every area, and its own total for the partnership."""
    codes = (*ground.report.codes, ground.partnership_code)
    rows: list[tuple[Any, ...]] = []
    for one in populations:
        numbers = [*one.of_areas.tolist(), one.own_total]
        used = "true" if one.part.use else "false"
        for code, number in zip(codes, numbers, strict=True):
            rows.append((code, one.part.name, one.part.source, one.part.date.isoformat(), round(number), used))
    rows.sort(key=lambda row: (row[0], row[1]))
    names = ("area_code", "name", "source", "date", "population", "used")
    columns: dict[str, Any] = {n: np.array([row[i] for row in rows], dtype=object) for i, n in enumerate(names)}
    columns["population"] = NumberColumn.of(np.array([row[4] for row in rows], dtype=np.int64))
    return Table("denominators", columns)
