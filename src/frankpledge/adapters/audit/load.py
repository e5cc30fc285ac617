"""Read a recipe from its TOML file, telling every fault at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from frankpledge.adapters.audit.recipe import PeriodPart, Recipe
from frankpledge.core.faults import BadInput, Fault


def load_recipe(path: Path) -> Recipe:
    """Read and check a recipe; paths in it are taken from the recipe's own folder.

    Raises
    ------
    BadInput
        With every fault found: unreadable TOML, unknown keys (naming the nearest known one), wrong values,
        names that no part of the recipe defines.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(Fault("recipe-unreadable", f"cannot read the recipe: {_why(error)}.", file=path.name)) from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(Fault("recipe-not-toml", f"this is not valid TOML: {error}.", file=path.name)) from error
    try:
        recipe = Recipe.model_validate(raw)
    except ValidationError as error:
        raise BadInput([_fault(path.name, raw, detail) for detail in error.errors()]) from error
    faults = [Fault("recipe-names", sentence, file=path.name) for sentence in _unknown_names(recipe)]
    if faults:
        raise BadInput(faults)
    return _with_absolute_paths(recipe, path.resolve().parent)


def _why(error: Exception) -> str:
    return (error.strerror or "it cannot be opened") if isinstance(error, OSError) else "it is not UTF-8 text"


def _fault(file: str, raw: Mapping[str, Any], detail: ErrorDetails) -> Fault:
    where = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return Fault("recipe-unknown-key", _nearest(detail["loc"]), file=file, column=where)
    if detail["type"] == "missing":
        return Fault("recipe-missing-key", "this key is needed and is not there.", file=file, column=where)
    return Fault("recipe-bad-value", f"{detail['msg'].removeprefix('Value error, ')}.", file=file, column=where)


def _nearest(location: tuple[int | str, ...]) -> str:
    known = _keys_at(location[:-1])
    close = difflib.get_close_matches(str(location[-1]), known, n=1, cutoff=0.0)
    return f"unknown key; did you mean '{close[0]}'?" if close else "unknown key."


def _keys_at(location: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Recipe
    for part in location:
        if isinstance(part, str):
            model = _model_in(next((f.annotation for n, f in model.model_fields.items() if part in (n, f.alias)), None))
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel]:
    candidates = [annotation, *get_args(annotation)]
    return next((item for item in candidates if isinstance(item, type) and issubclass(item, BaseModel)), Recipe)


def _unknown_names(recipe: Recipe) -> Iterator[str]:
    sets = {part.name for part in recipe.boundaries}
    reachable = sets | {part.from_set for part in recipe.lookup}
    yield from _unknown_areas(recipe, sets, reachable)
    if recipe.population and sum(part.use for part in recipe.population) != 1:
        yield "exactly one [[population]] must say use = true: rates need one named choice."
    yield from _repeated("[[boundaries]]", [part.name for part in recipe.boundaries])
    yield from _repeated("[[source]]", [part.name for part in recipe.source])
    yield from _repeated("earlier_releases", [str(path) for path in recipe.earlier_releases])
    yield from _repeated("[[population]]", [part.name for part in recipe.population])
    if recipe.comparison and _overlap(recipe.comparison, recipe.period):
        yield "[comparison] overlaps [period]: a record cannot be counted in both."


def _unknown_areas(recipe: Recipe, sets: set[str], reachable: set[str]) -> Iterator[str]:
    for where, name in (("[partnership] boundaries", recipe.partnership.boundaries), ("[report] by", recipe.report.by)):
        if name not in sets:
            yield f"{where} names '{name}', which no [[boundaries]] defines."
    if recipe.report.monthly_by not in {"partnership", recipe.report.by}:
        yield f"[report] monthly_by must be 'partnership' or '{recipe.report.by}'."
    used = [(f"[[population]] {part.name}: 'by'", part.by) for part in recipe.population]
    used += [(f"[[source]] {source.name}: 'areas'", name) for source in recipe.source for name in source.areas]
    for where, name in used:
        if name not in reachable:
            yield f"{where} names '{name}', which no [[boundaries]] or [[lookup]] defines."


def _overlap(one: PeriodPart, other: PeriodPart) -> bool:
    return one.first <= other.last and other.first <= one.last


def _repeated(part: str, names: list[str]) -> Iterator[str]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{part} '{name}' is defined twice: give each a name of its own."


def _with_absolute_paths(recipe: Recipe, folder: Path) -> Recipe:
    def whole(part: Any) -> Any:
        return part.model_copy(update={"file": folder / part.file})

    return recipe.model_copy(
        update={
            "earlier_releases": tuple(folder / path for path in recipe.earlier_releases),
            "boundaries": tuple(whole(part) for part in recipe.boundaries),
            "lookup": tuple(whole(part) for part in recipe.lookup),
            "population": tuple(whole(part) for part in recipe.population),
            "source": tuple(
                part.model_copy(update={"files": tuple(folder / file for file in part.files)}) for part in recipe.source
            ),
        }
    )
