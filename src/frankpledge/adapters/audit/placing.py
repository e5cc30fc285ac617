"""Find the area of every row of a batch: by its point, by its area code or name, in the recipe's order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frankpledge.adapters.audit.ground import Frame, Ground
from frankpledge.core.geography import INSIDE_NO_AREA, Placement, place_words
from frankpledge.core.tables.tally import NO_PLACE_KNOWN

Rows = Mapping[str, NDArray[Any]]


@dataclass(eq=False)
class Placer:
    """Places the rows of one source and notes what it meets on the way: edges, overlaps, codes that disagree."""

    ground: Ground
    frame: Frame
    order: tuple[str, ...]
    words: tuple[str, ...]
    placements: list[Placement] = field(init=False)
    positions: NDArray[np.int64] = field(init=False)
    located_rows: int = 0
    on_edge: int = 0
    in_overlap: int = 0
    word_rows: NDArray[np.int64] = field(init=False)
    fallback_rows: NDArray[np.int64] = field(init=False)
    agrees: int = 0
    disagrees: int = 0

    def __post_init__(self) -> None:
        self.placements = place_words(self.words, self.frame.gazetteers)
        # the last position stands for a row that names no area
        self.positions = np.array([p.position for p in self.placements] + [NO_PLACE_KNOWN], dtype=np.int64)
        self.word_rows = np.zeros(len(self.words) + 1, dtype=np.int64)
        self.fallback_rows = np.zeros(len(self.words) + 1, dtype=np.int64)

    def place(self, rows: Rows) -> NDArray[np.int64]:
        """Return each row's area, and keep the tallies up to date."""
        events = rows["kind"] == 0
        word = rows["place"].astype(np.int64)
        self.word_rows += np.bincount(word[events] % len(self.word_rows), minlength=len(self.word_rows))
        if self.frame.placeless:
            return np.full(len(word), INSIDE_NO_AREA, dtype=np.int64)
        area = np.full(len(word), NO_PLACE_KNOWN, dtype=np.int64)
        for way in self.order:
            if way == "point" and self.frame.located:
                self._by_point(rows, area)
            elif way == "lookup":
                missing = area == NO_PLACE_KNOWN
                area[missing] = self.positions[word[missing]]
                used = word[missing & events] % len(self.word_rows)
                self.fallback_rows += np.bincount(used, minlength=len(self.word_rows))
        return area

    def _by_point(self, rows: Rows, area: NDArray[np.int64]) -> None:
        todo = np.flatnonzero(~np.isnan(rows["x"]) & (area == NO_PLACE_KNOWN))
        x, y = rows["x"][todo], rows["y"][todo]
        places = self.ground.locator.locate(x, y)
        area[todo] = places.area
        events = rows["kind"][todo] == 0
        self.located_rows += int(events.sum())
        self.on_edge += int((places.on_edge & events).sum())
        self.in_overlap += int((places.in_overlap & events).sum())
        if self.words:
            self._check_codes(rows["place"][todo].astype(np.int64), x, y)

    def _check_codes(self, word: NDArray[np.int64], x: NDArray[Any], y: NDArray[Any]) -> None:
        """Compare the area named in a row with the area of the same set that holds its point."""
        set_of_word = np.array([p.set_name for p in self.placements] + [""])
        for name in sorted(set(set_of_word) - {""}):
            locator = self.ground.whole_set(name)
            if locator is None:
                continue
            mine = np.flatnonzero(set_of_word[word] == name)
            numbers = {code: i for i, code in enumerate(locator.areas.codes)}
            said = np.array([numbers.get(p.code, -5) for p in self.placements] + [-5])[word[mine]]
            agrees = int((locator.locate(x[mine], y[mine]).area == said).sum())
            self.agrees += agrees
            self.disagrees += len(mine) - agrees
