"""How fine a place a reader is shown: what the protocol allows, and what was approved for more eyes (R136)."""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.core.dictionary import Detail

SMALL = ("E00", "E01", "W00", "W01")
"""Beginnings of the codes of output areas and lower layer super output areas."""


def detail_of(codes: Iterable[str]) -> Detail:
    """Say how fine areas are, from their codes: those of the Census's small areas, or as coarse as wards.

    >>> detail_of(["E01012345"]), detail_of(["E05001234", "BEAT7"])
    (<Detail.LSOA: 'lsoa'>, <Detail.WARD: 'ward'>)
    """
    return Detail.LSOA if any(code.startswith(SMALL) for code in codes) else Detail.WARD


def is_fine(areas: Detail) -> bool:
    """Say whether a map of such areas needs approval before it is shown to all members, or released.

    >>> is_fine(Detail.LSOA), is_fine(Detail.WARD)
    (True, False)
    """
    return not Detail.WARD.allows(areas)


def shows_areas(areas: Detail, allowed: Detail, *, is_analyst: bool, is_approved: bool) -> bool:
    """Say whether a reader sees the areas, or the partnership as a whole alone.

    >>> shows_areas(Detail.WARD, Detail.PARTNERSHIP, is_analyst=True, is_approved=True)
    False
    >>> [shows_areas(Detail.LSOA, Detail.POINT, is_analyst=False, is_approved=each) for each in (False, True)]
    [False, True]
    """
    return allowed.allows(areas) and (is_analyst or is_approved or not is_fine(areas))
