"""The ground an audit stands on: outline, areas, lookups, and the areas each source is reported by."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from shapely import box
from shapely.geometry.base import BaseGeometry

from frankpledge.adapters.audit.recipe import Recipe, SourcePart
from frankpledge.adapters.boundaries import read_boundaries, read_lookup
from frankpledge.core.faults import BadInput, Fault
from frankpledge.core.geography import (
    AreaLookup,
    BoundarySet,
    Gazetteer,
    Locator,
    Misfit,
    chain,
    find_misfits,
    members,
)


@dataclass(frozen=True, eq=False)
class Frame:
    """The areas one source is reported by, and the ways its records find them.

    ``located`` is true where records have points; ``placeless`` where they have neither point nor area.
    """

    area_set: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    gazetteers: tuple[Gazetteer, ...]
    located: bool
    placeless: bool


@dataclass(eq=False)
class Ground:
    """Boundary sets and lookups of a recipe, read once and shared by its sources."""

    sets: dict[str, BoundarySet]
    lookups: tuple[AreaLookup, ...]
    outline_set: str
    partnership_code: str
    outline: BaseGeometry
    report: BoundarySet
    locator: Locator
    _whole_sets: dict[str, Locator] = field(default_factory=dict)

    @classmethod
    def of(cls, recipe: Recipe) -> Ground:
        """Read every boundary set and lookup of the recipe, telling all their faults at once."""
        faults: list[Fault] = []
        sets: dict[str, BoundarySet] = {}
        lookups: list[AreaLookup] = []
        for part in recipe.boundaries:
            try:
                sets[part.name] = read_boundaries(part.name, part.file, part.code, part.label)
            except BadInput as error:
                faults.extend(error.faults)
        for step in recipe.lookup:
            try:
                lookups.append(read_lookup(step.from_set, step.to_set, step.file, step.from_column, step.to_column))
            except BadInput as error:
                faults.extend(error.faults)
        if faults:
            raise BadInput(faults)
        outline = _outline(recipe, sets[recipe.partnership.boundaries])
        report = members(sets[recipe.report.by], outline)
        if not report.codes:
            raise BadInput(Fault("no-areas", f"no area of '{recipe.report.by}' lies in the partnership's outline."))
        return cls(
            sets,
            tuple(lookups),
            recipe.partnership.boundaries,
            recipe.partnership.code,
            outline,
            report,
            Locator(report, outline),
        )

    def frame(self, source: SourcePart, columns: dict[str, str]) -> Frame:
        """Report a source by the report's areas if its records can be carried there, else by its own."""
        located = {"longitude", "latitude"} <= set(columns) or {"easting", "northing"} <= set(columns)
        has_area = "area" in columns and bool(source.areas)
        report = self.report.name
        carried = [name for name in source.areas if name == report or self._way(name, report) is not None]
        if located or carried or not has_area:
            usable = carried if has_area else []
            gazetteers = tuple(self._gazetteer(name, self.report.codes) for name in usable)
            return Frame(
                self.report.name,
                self.report.codes,
                self.report.names,
                gazetteers,
                located,
                not located and not has_area,
            )
        own = source.areas[0]
        codes, names = self._own_areas(own, source.name)
        gazetteer = Gazetteer(
            own, self.sets.get(own), frozenset(codes), None, {code: i for i, code in enumerate(codes)}
        )
        if own not in self.sets:
            gazetteer = self._institutions(own, codes)
        return Frame(own, codes, names, (gazetteer,), located=False, placeless=False)

    @cached_property
    def misfits(self) -> tuple[Misfit, ...]:
        """Where the areas reported by overlap or leave gaps."""
        return find_misfits(self.report, self.outline)

    def prepare(self, *, for_many: bool) -> None:
        """Work out, while files are still being read, what will be asked of the ground."""
        _ = self.misfits
        if for_many:
            self.locator.prepare()

    def whole_set(self, name: str) -> Locator | None:
        """Return a locator over all areas of a set, members or not, for checking codes against points."""
        if name not in self.sets:
            return None
        if name not in self._whole_sets:
            areas = self.sets[name]
            bounds = [shape.bounds for shape in areas.shapes]
            around = box(*(pick(b[i] for b in bounds) for i, pick in enumerate((min, min, max, max))))
            self._whole_sets[name] = Locator(areas, around)
        return self._whole_sets[name]

    def _way(self, from_set: str, to_set: str) -> AreaLookup | None:
        return chain(self.lookups, from_set, to_set)

    def _gazetteer(self, name: str, codes: tuple[str, ...]) -> Gazetteer:
        areas = self.sets.get(name)
        belong = frozenset(members(areas, self.outline).codes) if areas is not None else frozenset[str]()
        way = None if name == self.report.name else self._way(name, self.report.name)
        return Gazetteer(name, areas, belong, way, {code: i for i, code in enumerate(codes)})

    def _own_areas(self, own: str, source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if own in self.sets:
            belong = members(self.sets[own], self.outline)
            return belong.codes, belong.names
        way = self._way(own, self.outline_set)
        if way is None:
            mend = f"'{own}' has no boundaries: add a [[lookup]] from it to '{self.outline_set}', to say which belong."
            raise BadInput(Fault("areas-unknown", mend, column=f"source {source}"))
        codes = tuple(sorted(code for code, targets in way.targets.items() if self.partnership_code in targets))
        return codes, codes

    def _institutions(self, own: str, codes: tuple[str, ...]) -> Gazetteer:
        """A set without boundaries: each institution is an area of its own; those of elsewhere are outside."""
        way = self._way(own, self.outline_set)
        itself = {code: (code,) for code in (way.targets if way else ())}
        return Gazetteer(
            own, None, frozenset(), AreaLookup(own, own, itself), {code: i for i, code in enumerate(codes)}
        )


def _outline(recipe: Recipe, sets: BoundarySet) -> BaseGeometry:
    try:
        return sets.shape_of(recipe.partnership.code)
    except KeyError:
        mend = f"'{recipe.partnership.boundaries}' has no area with the partnership's code {recipe.partnership.code}."
        raise BadInput(Fault("outline-missing", mend)) from None
