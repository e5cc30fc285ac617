"""Questionnaires and what is answered to them, built by their services, each step by whoever would take it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from typing import Any

from django.conf import settings

from frankpledge.adapters.inbox.box import FILE, Inbox
from frankpledge.adapters.inbox.database import address_of
from frankpledge.adapters.inbox.definitions import find_opened
from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.roles import Role
from frankpledge.public.sittings import Sitting
from frankpledge.stages.consultation.models import Exercise, Question, Questionnaire, Response
from frankpledge.stages.consultation.rules.channels import Channel
from frankpledge.stages.consultation.services.collecting import collect, key_in
from frankpledge.stages.consultation.services.opening import (
    open_questionnaire,
    propose_questionnaire,
    return_questionnaire,
    shelve_questionnaire,
    sign_off_questionnaire,
)
from frankpledge.stages.consultation.services.questionnaires import (
    add_from_bank,
    add_question,
    begin_questionnaire,
    set_condition,
    set_options,
)
from tests.universe.consultation import an_exercise
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
INTRO = "We want to know what troubles you here. Your answers go into the plan for the next three years."


def a_questionnaire(universe: Universe, title: str = "What troubles you?", **given: Any) -> Questionnaire:
    """Begin a questionnaire, with nothing in it, as the co-ordinator does."""
    dates = {name: given.pop(name) for name in ("opens", "closes") if name in given}
    taken = Exercise.objects.filter(partnership=universe.partnership, title__startswith=title).count()
    exercise = an_exercise(universe, f"{title} ({taken + 1})" if taken else title, **dates)
    return begin_questionnaire(exercise=exercise, intro=INTRO, by=universe.coordinator, at=AT, **given)


def a_question(
    universe: Universe, questionnaire: Questionnaire, text: str = "Which of these should come first?",
    kind: Kind = Kind.RANK, options: str = "Burglary\nNoise at night\nSpeeding\nSomething else",
) -> Question:  # fmt: skip
    """Add a question of the partnership's own, with its answers where they are listed."""
    by = {"by": universe.coordinator, "at": AT}
    added = add_question(questionnaire=questionnaire, kind=kind, text=text, **by)
    if kind in (Kind.CHOICE, Kind.MANY, Kind.RANK):
        added = set_options(question=added, options=options, **by)
    return added


def drafted(universe: Universe, title: str = "What troubles you?", **given: Any) -> Questionnaire:
    """Write one with a question of each kind, one of which hangs on another; four from the bank."""
    made = a_questionnaire(universe, title, **given)
    by = {"by": universe.coordinator, "at": AT}
    keys = ["core-safe-dark", "core-problem", "you-here", "you-age"]
    safe = add_from_bank(questionnaire=made, keys=keys, **by)[0]
    a_question(universe, made)
    a_question(universe, made, "How much more a year would you pay for street lights?", Kind.AMOUNT)
    why = a_question(universe, made, "What makes you feel unsafe?", Kind.TEXT)
    set_condition(question=why, after=safe, codes=["bit-unsafe", "very-unsafe"], **by)
    return made


def proposed(universe: Universe, title: str = "What troubles you?", **given: Any) -> Questionnaire:
    """Write one and propose it."""
    made = drafted(universe, title, **given)
    return propose_questionnaire(questionnaire=made, by=universe.coordinator, at=AT)


def returned(universe: Universe, title: str = "What troubles you?") -> Questionnaire:
    """Write one that the checker returned."""
    checker = universe.as_(Role.OUTPUT_CHECKER)
    why = "Say what the answers are for."
    return return_questionnaire(questionnaire=proposed(universe, title), why=why, by=checker, at=AT)


def signed_off(universe: Universe, title: str = "What troubles you?", **given: Any) -> Questionnaire:
    """Write one that the checker has signed off."""
    made = proposed(universe, title, **given)
    return sign_off_questionnaire(questionnaire=made, by=universe.as_(Role.OUTPUT_CHECKER), at=AT)


def opened(universe: Universe, title: str = "What troubles you?", **given: Any) -> Questionnaire:
    """Write one that is open to the public, and stands on the shelf."""
    made = open_questionnaire(
        questionnaire=signed_off(universe, title, **given), by=universe.as_(Role.INFORMATION_OFFICER), at=AT
    )
    shelve_questionnaire(made)  # as it is once the transaction is over
    return made


def own_key(questionnaire: Questionnaire, kind: Kind) -> str:
    """Return the key of the partnership's own question of a kind."""
    return str(questionnaire.questions.get(kind=kind, is_from_bank=False).key)


def send(
    questionnaire: Questionnaire, answers: Mapping[str, Any], token: str, on: date = TODAY, kiosk: str = ""
) -> str:
    """Send a response as the public site does, straight into the inbox; return its id."""
    assert questionnaire.number is not None
    there = find_opened(settings.RELEASES_ROOT, questionnaire.partnership.slug, questionnaire.number)
    assert there is not None
    entry = Sitting(there, token, kiosk=kiosk, answers=dict(answers)).entry(on)
    with closing(Inbox(address_of(settings.INBOX, FILE))) as inbox:
        inbox.put(entry)
    return entry.id


def answered(universe: Universe, title: str = "What troubles you?", number: int = 14) -> Questionnaire:
    """Open one, and let so many people answer it; take in what they sent."""
    made = opened(universe, title)
    why, rank = own_key(made, Kind.TEXT), own_key(made, Kind.RANK)
    for person in range(number):
        safe = "bit-unsafe" if person % 2 else "very-safe"
        answers = {"core-safe-dark": safe, rank: ["a1", "a3"], "core-problem": 1 + person % 5}
        if person % 2:
            answers[why] = f"The lane by the mill has no light, {person} lamps are broken"
        send(made, answers, f"token-{made.pk}-{person}-".ljust(22, "x"))
    collect(questionnaire=made, by=universe.coordinator, at=AT)
    return made


def keyed(universe: Universe, questionnaire: Questionnaire, token: str = "first", **given: Any) -> Response:
    """Key in a form that came on paper."""
    wanted: dict[str, Any] = {
        "channel": Channel.PAPER, "received_on": TODAY, "place": "Library", "answers": {"core-problem": 5},
    }  # fmt: skip
    return key_in(questionnaire=questionnaire, token=token, by=universe.coordinator, at=AT, **wanted | given)
