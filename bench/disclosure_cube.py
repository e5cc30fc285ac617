"""Protect, then attack, every month of every ward: the hardest release there is.

    FRANKPLEDGE_DATA=/folder/of/open/data python bench/disclosure_cube.py

For each of four partnerships: street crime of 2024 by ward, category and month, published with all totals. Prints how
long the choice took; how long the attack took and what it found, first as the contract has it (counts are whole and not
negative), then by somebody who has also read that zeros are shown; and the share of non-zero cells that are withheld,
of all that are published and of those by ward, category and month alone. Beside it stands the simplest safe rule: every
row (ward and category) with a small month is withheld whole, with every total that includes any of it. That rule is
attacked too.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from frankpledge.adapters.audit.counting import count_files  # noqa: E402
from frankpledge.adapters.audit.ground import Ground  # noqa: E402
from frankpledge.adapters.audit.load import load_recipe  # noqa: E402
from frankpledge.adapters.audit.reading import reading  # noqa: E402
from frankpledge.adapters.engine import connect  # noqa: E402
from frankpledge.core.disclosure.attack import exposed  # noqa: E402
from frankpledge.core.disclosure.released import ReleasedCells, released_cells  # noqa: E402
from frankpledge.core.disclosure.system import LinearSystem  # noqa: E402
from frankpledge.core.disclosure.withhold import choose_withheld  # noqa: E402
from frankpledge.core.tables.counts import with_margins  # noqa: E402
from tests.integration.cleveland.recipes import PARTNERSHIPS, write_police_recipe  # noqa: E402

THRESHOLD = 5


def counts_of(code: str, data: Path):
    """Count the partnership's street crime of 2024."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recipe = load_recipe(write_police_recipe(folder / "audit.toml", data / "cleveland", code, method="suppress"))
        source = recipe.source[0]
        source = source.model_copy(update={"files": tuple(f for f in source.files if f.name.startswith("2024"))})
        recipe = recipe.model_copy(update={"comparison": None, "source": (source,)})
        with reading(recipe, folder) as (read,):
            counted = count_files(connect(folder), Ground.of(recipe), recipe, source, read.files.result())
    keep = np.array([category != "unclassified" for category in counted.counts.categories])
    return replace(
        counted.counts,
        categories=tuple(np.array(counted.counts.categories)[keep].tolist()),
        cells=counted.counts.cells[:, keep],
    )


def simplest_rule(cells: ReleasedCells):
    """Withhold every row with a small month, and every total that includes any of it."""
    small = (cells.cube > 0) & (cells.cube < THRESHOLD)
    rows = small.any(axis=2, keepdims=True) & (cells.cube > 0)
    table, months = with_margins(rows.sum(axis=2)), with_margins(rows.astype(int))
    return np.concatenate([table.ravel(), months.ravel()]) > 0


def found_by_attack(cells: ReleasedCells, withheld, floor: int) -> tuple[int, float]:
    """Count the cells that are known to within less than the threshold; give the seconds it took."""
    began = time.perf_counter()
    system = LinearSystem.published(cells.values, withheld, cells.sums, floor=floor)
    found = exposed(system, np.flatnonzero(withheld), THRESHOLD)
    return len(found), time.perf_counter() - began


def shares(cells: ReleasedCells, withheld) -> str:
    """Give the share of non-zero cells withheld: of all, and of those by ward, category and month."""
    parts = cells.n_totals == 0
    return f"{withheld[cells.values > 0].mean():6.1%} {withheld[parts & (cells.values > 0)].mean():6.1%}"


def main() -> None:
    """Print a line for each partnership."""
    data = Path(os.environ["FRANKPLEDGE_DATA"])
    print(f"{'':22}  non-zero         protect    attack     informed    withheld       simplest rule")
    print(f"{'partnership':22}  cells   small       s    s  found    s  found    all   parts    all   parts  found")
    for code, name in PARTNERSHIPS.items():
        cells = released_cells(counts_of(code, data), 1, monthly_by_area=True)
        began = time.perf_counter()
        withheld = choose_withheld(cells, threshold=THRESHOLD)
        chosen = time.perf_counter() - began
        (found, seconds), (informed, longer) = (found_by_attack(cells, withheld, floor) for floor in (0, 1))
        simplest = simplest_rule(cells)
        small = int(((cells.values > 0) & (cells.values < THRESHOLD)).sum())
        print(
            f"{name:22} {int((cells.values > 0).sum()):6,} {small:7,} {chosen:7.1f} {seconds:4.1f} {found:6} "
            f"{longer:4.1f} {informed:6}  {shares(cells, withheld)}  {shares(cells, simplest)} "
            f"{found_by_attack(cells, simplest, 1)[0]:6}",
            flush=True,
        )


if __name__ == "__main__":
    main()
