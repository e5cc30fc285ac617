"""Offers of involvement: by when somebody gets back to who made one, and what can come of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class CameOfIt(StrEnum):
    """What came of getting back to somebody."""

    JOINED = "joined"
    PASSED_ON = "passed-on"
    LATER = "later"
    NOT_REACHED = "not-reached"
    DECLINED = "declined"


CAME_OF_IT = {
    CameOfIt.JOINED: "They take part now",
    CameOfIt.PASSED_ON: "Put in touch, as they agreed, with whoever does it",
    CameOfIt.LATER: "Not now: to be asked again",
    CameOfIt.NOT_REACHED: "Not reached",
    CameOfIt.DECLINED: "They do not want to any more",
}
GOES_ON = (CameOfIt.LATER, CameOfIt.NOT_REACHED)
"""After these somebody gets back to them again, on a day that is given."""


def faults_of_offer(
    involved_in: str, follow_up_by: date | None, delete_on: date, *, is_followed_up: bool
) -> dict[str, list[str]]:
    """Say what is wrong with an offer of involvement and the day by which somebody gets back to them.

    >>> faults_of_offer("Litter picks", date(2026, 4, 1), date(2026, 9, 1), is_followed_up=False)
    {}
    >>> sorted(faults_of_offer("Litter picks", None, date(2026, 9, 1), is_followed_up=False))
    ['follow_up_by']
    """
    if follow_up_by is None:
        says = "Give the day by which somebody gets back to them."
        return {"follow_up_by": [says]} if involved_in and not is_followed_up else {}
    if not involved_in:
        return {"involved_in": ["Say what they would like to be involved in, or leave the day out."]}
    return {} if follow_up_by < delete_on else {"follow_up_by": ["Give a day before their details are deleted."]}


def faults_of_follow_up(
    came_of_it: CameOfIt | str, on: date, next_by: date | None, *, agreed_on: date, delete_on: date, today: date
) -> dict[str, list[str]]:
    """Say what is wrong with what is recorded of getting back to somebody.

    >>> faults_of_follow_up("joined", date(2026, 3, 2), None, agreed_on=date(2026, 3, 1),
    ...     delete_on=date(2026, 9, 1), today=date(2026, 3, 2))
    {}
    >>> sorted(faults_of_follow_up("later", date(2026, 3, 3), None, agreed_on=date(2026, 3, 1),
    ...     delete_on=date(2026, 9, 1), today=date(2026, 3, 2)))
    ['next_by', 'on']
    """
    faults: dict[str, list[str]] = {}
    if on > today:
        faults["on"] = ["Record it once somebody has got back to them."]
    elif on < agreed_on:
        faults["on"] = ["They had not agreed yet on that day."]
    if came_of_it in GOES_ON:
        if next_by is None:
            faults["next_by"] = ["Give the day by which somebody gets back to them again."]
        elif not today < next_by < delete_on:
            faults["next_by"] = ["Give a day to come, before their details are deleted."]
    elif next_by is not None:
        faults["next_by"] = ["Leave it empty: nothing is left to be done."]
    return faults
