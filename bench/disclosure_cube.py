"""Protect, then attack, every month of every ward: the hardest release there is.

    FRANKPLEDGE_DATA=/folder/of/open/data python bench/disclosure_cube.py

For each of four partnerships: street crime of 2024 by ward, category and month, published with all totals. Prints how
long the choice took, how long the attack took and what it found, and the share of non-zero cells by ward, category and
month that are withheld, beside that of the simplest safe rule: every row (ward and category) with a small month is
withheld whole, with every total that includes it.
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

from frankpledge.adapters.audit.counting import count_source  # noqa: E402
from frankpledge.adapters.audit.ground import Ground  # noqa: E402
from frankpledge.adapters.audit.load import load_recipe  # noqa: E402
from frankpledge.adapters.engine import connect  # noqa: E402
from frankpledge.core.disclosure.attack import exposed  # noqa: E402
from frankpledge.core.disclosure.released import released_cells  # noqa: E402
from frankpledge.core.disclosure.system import LinearSystem  # noqa: E402
from frankpledge.core.disclosure.withhold import choose_withheld  # noqa: E402
from tests.integration.cleveland.recipes import PARTNERSHIPS, write_police_recipe  # noqa: E402

THRESHOLD = 5


def counts_of(code: str, data: Path):
    """Count the partnership's street crime of 2024."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recipe = load_recipe(write_police_recipe(folder / "audit.toml", data / "cleveland", code, method="suppress"))
        recipe = recipe.model_copy(update={"comparison": None})
        source = recipe.source[0]
        source = source.model_copy(update={"files": tuple(f for f in source.files if f.name.startswith("2024"))})
        counted = count_source(connect(folder), Ground.of(recipe), recipe, source, folder, 0)
    keep = np.array([category != "unclassified" for category in counted.counts.categories])
    return replace(
        counted.counts,
        categories=tuple(np.array(counted.counts.categories)[keep].tolist()),
        cells=counted.counts.cells[:, keep],
    )


def main() -> None:
    """Print a line for each partnership."""
    data = Path(os.environ["FRANKPLEDGE_DATA"])
    print("partnership            cells  small  protect s  attack s  found  withheld  simplest rule")
    for code, name in PARTNERSHIPS.items():
        counts = counts_of(code, data)
        cells = released_cells(counts, 1, monthly_by_area=True)
        began = time.perf_counter()
        withheld = choose_withheld(cells, threshold=THRESHOLD)
        chosen = time.perf_counter()
        system = LinearSystem.published(cells.values, withheld, cells.sums)
        found = exposed(system, np.flatnonzero(withheld), THRESHOLD)
        attacked = time.perf_counter()
        base = counts.cells[:-1] > 0
        ours = withheld[cells.monthly[:-2, :-1]][base].mean()
        small_rows = ((counts.cells[:-1] > 0) & (counts.cells[:-1] < THRESHOLD)).any(axis=2, keepdims=True)
        simplest = np.broadcast_to(small_rows, base.shape)[base].mean()
        small = int(((cells.values > 0) & (cells.values < THRESHOLD)).sum())
        print(
            f"{name:22} {len(cells.values):6,} {small:6,} {chosen - began:10.1f} {attacked - chosen:9.1f} "
            f"{len(found):6} {ours:9.1%} {simplest:14.1%}"
        )


if __name__ == "__main__":
    main()
