"""How fine a place may be told: the steps from a point on the map to the whole partnership."""

from __future__ import annotations

from enum import StrEnum


class Detail(StrEnum):
    """The finest place that a protocol allows (R136), the finest first."""

    POINT = "point"
    LSOA = "lsoa"
    WARD = "ward"
    INSTITUTION = "institution"
    PARTNERSHIP = "partnership"

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]

    def allows(self, other: Detail) -> bool:
        """Say whether a field that tells ``other`` may be shared where this is the finest allowed.

        A school, court or hospital tells of itself and not of a home: it is as coarse as a ward.

        >>> Detail.WARD.allows(Detail.POINT), Detail.WARD.allows(Detail.INSTITUTION), Detail.POINT.allows(Detail.LSOA)
        (False, True, True)
        """
        return _RANK[self] <= _RANK[other]


_WORDS = {
    Detail.POINT: "A point on the map",
    Detail.LSOA: "A small area, of about 1,500 people",
    Detail.WARD: "A ward or police beat",
    Detail.INSTITUTION: "A school, court or hospital",
    Detail.PARTNERSHIP: "The partnership’s area as a whole",
}
_RANK = {Detail.POINT: 0, Detail.LSOA: 1, Detail.WARD: 2, Detail.INSTITUTION: 2, Detail.PARTNERSHIP: 3}
