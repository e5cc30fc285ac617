"""From the code or name of an area to the area it is reported under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.core.geography.boundary_set import BoundarySet
from frankpledge.core.geography.locate import INSIDE_NO_AREA, OUTSIDE
from frankpledge.core.geography.lookup import AreaLookup

UNKNOWN = -9
SPLIT = "it is split between areas"
NO_ENTRY = "the lookup has no entry for it"


@dataclass(frozen=True)
class Placement:
    """Where an area named in a record leads: a position among those reported by, OUTSIDE, INSIDE_NO_AREA or UNKNOWN.

    ``set_name`` and ``code`` say which area it was found to be; ``loss`` says why it could not be carried over.
    """

    position: int
    set_name: str = ""
    code: str = ""
    loss: str = ""


class Gazetteer:
    """The areas of one set by code and by name, and where each leads.

    Parameters
    ----------
    areas : the set's boundaries, or None where it has none (schools, courts)
    member_codes : codes of the set that belong to the partnership; ignored without boundaries
    to_report : lookup to the set reported by, or None where the set is that one

    Examples
    --------
    >>> from shapely import box
    >>> lsoas = BoundarySet.of("lsoa", ["L1", "L2"], ["Low 1", "Low 2"], [box(0, 0, 1, 1), box(1, 0, 2, 1)])
    >>> best_fit = AreaLookup("lsoa", "ward", {"L1": ("W1",)})
    >>> gazetteer = Gazetteer("lsoa", lsoas, frozenset({"L1", "L2"}), best_fit, {"W1": 0})
    >>> gazetteer.place("low  1").position, gazetteer.place("L2").loss
    (0, 'the lookup has no entry for it')
    >>> gazetteer.place("nowhere") is None
    True
    """

    def __init__(
        self,
        set_name: str,
        areas: BoundarySet | None,
        member_codes: frozenset[str],
        to_report: AreaLookup | None,
        positions: Mapping[str, int],
    ) -> None:
        self.set_name = set_name
        self._members = member_codes if areas is not None else None
        self._targets = to_report.targets if to_report else None
        self._positions = positions
        codes = areas.codes if areas is not None else tuple(self._targets or positions)
        self._index = _by_code_and_name(codes, areas.names if areas is not None else codes)

    def place(self, words: str) -> Placement | None:
        """Place a code or a name, whatever its case and spacing; None when the set does not know it."""
        code = self._index.get(_plain(words))
        return None if code is None else self._place_code(code)

    def _place_code(self, code: str) -> Placement:
        if self._members is not None and code not in self._members:
            return Placement(OUTSIDE, self.set_name, code)
        if self._targets is None:
            return Placement(self._positions.get(code, OUTSIDE), self.set_name, code)
        targets = self._targets.get(code, ())
        inside = [self._positions[target] for target in targets if target in self._positions]
        if len(targets) == 1 and inside:
            return Placement(inside[0], self.set_name, code)
        if self._members is None and targets and not inside:
            return Placement(OUTSIDE, self.set_name, code)
        return Placement(INSIDE_NO_AREA, self.set_name, code, SPLIT if len(targets) > 1 else NO_ENTRY)


def place_words(words: Iterable[str], gazetteers: Sequence[Gazetteer]) -> list[Placement]:
    """Place each code or name by the first gazetteer that knows it."""
    return [_first(word, gazetteers) for word in words]


def _first(word: str, gazetteers: Sequence[Gazetteer]) -> Placement:
    found = (gazetteer.place(word) for gazetteer in gazetteers)
    return next((placement for placement in found if placement is not None), Placement(UNKNOWN))


def _by_code_and_name(codes: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Index by name where it is the only one of its kind, then by code, which always wins."""
    met = Counter(_plain(name) for name in names)
    index = {_plain(name): code for code, name in zip(codes, names, strict=True) if met[_plain(name)] == 1}
    index.update({_plain(code): code for code in codes})
    return index


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
