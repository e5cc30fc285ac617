"""How people agree to be asked again and for how long that is kept; the parts there are in an exercise."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

MOST_DAYS = 3 * 365 + 1
"""The length of a cycle of three years: for longer nobody's agreement is kept without asking again."""


class Consent(StrEnum):
    """How somebody agreed."""

    SIGNED = "signed"
    SPOKEN = "spoken"
    WRITTEN = "written"


CONSENTS = {
    Consent.SIGNED: "They signed a form",
    Consent.WRITTEN: "They wrote to us",
    Consent.SPOKEN: "They said so, and it was written down there and then",
}


class Part(StrEnum):
    """What somebody did for an exercise."""

    DESIGNED = "designed"
    RAN = "ran"
    BOTH = "both"


PARTS = {Part.BOTH: "Designed and ran it", Part.DESIGNED: "Designed it", Part.RAN: "Ran it"}


def faults_of_days(consented_on: date, delete_on: date, today: date) -> dict[str, list[str]]:
    """Say what is wrong with the day somebody agreed and the day they are forgotten; nothing where both can be.

    >>> faults_of_days(date(2026, 3, 1), date(2026, 9, 1), date(2026, 3, 2))
    {}
    >>> sorted(faults_of_days(date(2026, 3, 3), date(2036, 3, 1), date(2026, 3, 2)))
    ['consented_on', 'delete_on']
    """
    faults = {}
    if consented_on > today:
        faults["consented_on"] = ["Nobody has agreed on a day to come."]
    if delete_on <= today:
        faults["delete_on"] = ["Give a day to come: on it their details are deleted."]
    elif (delete_on - consented_on).days > MOST_DAYS:
        faults["delete_on"] = ["Give a day within three years of the day they agreed. Ask them again after that."]
    return faults
