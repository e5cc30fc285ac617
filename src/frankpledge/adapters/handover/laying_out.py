"""Make an unpacked bundle ready to run: every file of its recipe is there, agencies' data from where they are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.audit.recipe import Recipe
from frankpledge.core.faults import BadInput, Fault

RECIPE, RELEASE = "audit.toml", "release"
"""What a bundle holds: the recipe, the release that was made by it, and whatever else the recipe names."""


@dataclass(frozen=True)
class Wanted:
    """A file of an agency's data that the recipe reads: of which source, by which name, and its SHA-256."""

    source: str
    name: str
    sha256: str


def lay_out(folder: Path, find: Callable[[Wanted], Path | None]) -> Recipe:
    """Check an unpacked bundle, link agencies' data into it, and return its recipe.

    ``find`` returns where such a file is kept, or ``None``. The data themselves are no part of a bundle: they come in
    under protocols and by no other way.

    Raises
    ------
    BadInput
        With every fault: no recipe or release, names that lead elsewhere, files that are lacking, data packed along.
    """
    account = _account(folder)
    recipe = load_recipe(folder / RECIPE)
    mend = "the recipe leads out of the bundle: name files below it."
    outside = [Fault("handover-outside", mend, file=path.name) for path in _leading_out(recipe, folder)]
    if outside:
        raise BadInput(outside)
    faults = [*_lacking(recipe), *_link_data(recipe, account, find)]
    if faults:
        raise BadInput(faults)
    return recipe


def _account(folder: Path) -> dict[str, Any]:
    """Return what the release says of where it comes from."""
    there = [name for name in (RECIPE, f"{RELEASE}/provenance.json") if not (folder / name).is_file()]
    if there:
        raise BadInput([Fault("handover-lacking", "the bundle must hold it.", file=name) for name in there])
    try:
        found: dict[str, Any] = json.loads((folder / RELEASE / "provenance.json").read_text("utf-8"))
    except (ValueError, UnicodeDecodeError) as error:
        raise BadInput(Fault("handover-unreadable", "it is not JSON.", file=f"{RELEASE}/provenance.json")) from error
    return found


def _paths(recipe: Recipe) -> Iterator[Path]:
    """Yield every file that the recipe names, but agencies' data."""
    yield from recipe.earlier_releases
    yield from (part.file for part in recipe.boundaries)
    yield from (part.file for part in recipe.lookup)
    yield from (part.file for part in recipe.population)


def _leading_out(recipe: Recipe, folder: Path) -> list[Path]:
    data = (path for source in recipe.source for path in source.files)
    root = folder.resolve()
    return [path for path in (*_paths(recipe), *data) if not path.resolve().is_relative_to(root)]


def _lacking(recipe: Recipe) -> Iterator[Fault]:
    for path in _paths(recipe):
        if not path.exists():
            yield Fault("handover-lacking", "the recipe names it and the bundle does not hold it.", file=path.name)


def _link_data(recipe: Recipe, account: dict[str, Any], find: Callable[[Wanted], Path | None]) -> Iterator[Fault]:
    for source in recipe.source:
        for path in source.files:
            yield from _link(source.name, path, account, find)


def _link(source: str, path: Path, account: dict[str, Any], find: Callable[[Wanted], Path | None]) -> Iterator[Fault]:
    if path.exists():
        mend = "leave agencies' data out of the bundle: they are read from where they came in under their protocol."
        yield Fault("handover-holds-data", mend, file=path.name)
        return
    told = account.get("sources", {}).get(source, {}).get("files", ())
    sha256 = next((each["sha256"] for each in told if each.get("name") == path.name), None)
    kept = find(Wanted(source, path.name, str(sha256))) if sha256 else None
    if kept is None:
        mend = "the partnership holds no such data: they must have been supplied, and accepted, under a protocol."
        yield Fault("handover-unknown-data", mend, file=path.name)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(kept)
