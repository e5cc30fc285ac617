"""Kinds of places at which people are met, and those that a partnership has not tried (report l.601)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Setting(StrEnum):
    """What kind of place it is. The report itself names places of worship, job centres and shelters."""

    CIVIC = "civic"
    COMMUNITY = "community"
    SCHOOL = "school"
    WORSHIP = "worship"
    JOB_CENTRE = "job-centre"
    SHELTER = "shelter"
    HEALTH = "health"
    LIBRARY = "library"
    MARKET = "market"
    WORK = "work"
    HOME = "home"
    ONLINE = "online"
    OTHER = "other"


SETTINGS = {
    Setting.CIVIC: "Town hall or police station",
    Setting.COMMUNITY: "Community centre or village hall",
    Setting.SCHOOL: "School, college or youth club",
    Setting.WORSHIP: "Place of worship",
    Setting.JOB_CENTRE: "Job centre",
    Setting.SHELTER: "Shelter or hostel for homeless people",
    Setting.HEALTH: "Surgery or hospital",
    Setting.LIBRARY: "Library",
    Setting.MARKET: "Market, street or shop",
    Setting.WORK: "Place of work",
    Setting.HOME: "People’s homes",
    Setting.ONLINE: "Online or by telephone",
    Setting.OTHER: "Somewhere else",
}


def untried(used: Iterable[str]) -> tuple[Setting, ...]:
    """Return the kinds of places at which nobody has been met yet; “somewhere else” is no suggestion.

    >>> Setting.WORSHIP in untried(["civic", "school"]), Setting.OTHER in untried([])
    (True, False)
    """
    known = set(map(str, used))
    return tuple(each for each in Setting if str(each) not in known and each is not Setting.OTHER)


def ties_of(place: str, chair: str) -> str:
    """Say what of a place and a chair may look partisan; nothing where both are neutral.

    >>> ties_of("a party's club", ""), ties_of("", "")
    ("place: a party's club", '')
    """
    return "; ".join(f"{what}: {ties}" for what, ties in (("place", place), ("chair", chair)) if ties)
