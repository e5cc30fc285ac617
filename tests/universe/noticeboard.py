"""What is said in public, who agreed to be asked again, and who ran what: built by services."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from frankpledge.stages.consultation.models import Exercise, Hand, PersonToAsk, PublicContact, PublicSitting, Sitting
from frankpledge.stages.consultation.services.noticeboard import announce_sitting, set_contact, shelve_notices
from frankpledge.stages.consultation.services.people import enter_person, name_hand
from tests.universe.consultation import a_group_to_hear, a_sitting, an_exercise
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
COUNCIL = "Tithingham Borough Council"
FORGOTTEN = TODAY + timedelta(days=180)


def a_contact(universe: Universe, **given: Any) -> PublicContact:
    """Say how the public reaches the partnership."""
    wanted: dict[str, Any] = {
        "name": "Community safety team", "email": "safety@tithingham.example", "phone": "01632 960000",
        "postal": "Town Hall\nTithingham", "reply_days": 10, "controller": universe.agency(COUNCIL),
        "data_contact": "data@tithingham.example",
        "answers_kept": "Until the next audit but one, so that one can be set beside the other.",
        "server_keeps": "Nothing.",
    }  # fmt: skip
    return set_contact(by=universe.coordinator, at=AT, **wanted | given)


def an_announcement(universe: Universe, sitting: Sitting | None = None, **given: Any) -> PublicSitting:
    """Announce a sitting to the public."""
    wanted: dict[str, Any] = {
        "starts": time(19), "ends": time(20, 30), "about": "What the audit found",
        "about_cy": "Canfyddiadau’r archwiliad", "access": "There is a hearing loop, and no step.",
    }  # fmt: skip
    of = sitting or a_sitting(universe)
    return announce_sitting(sitting=of, by=universe.coordinator, at=AT, **wanted | given)


def shelved(universe: Universe) -> None:
    """Put what is said in public on the shelf, as it is once the transaction is over."""
    shelve_notices(universe.partnership)


def held(universe: Universe, exercise: Exercise | None = None, on: date = TODAY, came: int = 40) -> Sitting:
    """Hold a sitting, and count who came."""
    return a_sitting(universe, exercise, on=on, came=came, filled_in=None)


def somebody(universe: Universe, sitting: Sitting | None = None, **given: Any) -> PersonToAsk:
    """Enter somebody who agreed to be asked again."""
    wanted: dict[str, Any] = {
        "name": "Ida Ashdown", "reached_by": "01632 960111", "purpose": "A focus group on street lights",
        "consent": "signed", "consented_on": TODAY, "delete_on": FORGOTTEN,
    }  # fmt: skip
    return enter_person(sitting=sitting, by=universe.coordinator, at=AT, **wanted | given)


def one_of_a_group(universe: Universe) -> PersonToAsk:
    """Enter somebody who can be asked for a group that is seldom heard."""
    return somebody(universe, group=a_group_to_hear(universe, "Night workers"))


def a_hand(universe: Universe, exercise: Exercise | None = None, **given: Any) -> Hand:
    """Name who designed and ran an exercise: a post, where nothing else is given."""
    wanted: dict[str, Any] = {"part": "both"}
    if "outside" not in given and "post" not in given:
        wanted["post"] = universe.post(COUNCIL, f"Research officer {Hand.objects.count()}")
    return name_hand(exercise=exercise or an_exercise(universe), by=universe.coordinator, at=AT, **wanted | given)
