"""Everything that is asked of one piece of text."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.adapters.releases.attack.cell_index import CellIndex
from frankpledge.adapters.releases.attack.quality_leaks import row_leaks
from frankpledge.adapters.releases.attack.rank_leaks import rank_leaks
from frankpledge.adapters.releases.attack.telling import Telling
from frankpledge.adapters.releases.attack.text_leaks import number_leaks
from frankpledge.adapters.releases.attack.units import Unit


def judged(unit: Unit, index: CellIndex) -> Iterator[Telling]:
    """Yield what one piece of text tells."""
    yield from row_leaks(unit)
    yield from number_leaks(unit, index)
    yield from rank_leaks(unit, index)
