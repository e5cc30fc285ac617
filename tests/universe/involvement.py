"""People who offered to be involved, and what came of it: built by services."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import FollowUp, PersonToAsk, Questionnaire
from frankpledge.stages.consultation.services.involvement import follow_up
from frankpledge.stages.consultation.services.opening import (
    open_questionnaire,
    propose_questionnaire,
    shelve_questionnaire,
    sign_off_questionnaire,
)
from frankpledge.stages.consultation.services.questionnaires import add_from_bank
from tests.universe.noticeboard import TODAY, somebody
from tests.universe.partnership import AT, Universe
from tests.universe.questionnaires import a_question, a_questionnaire
from tests.universe.weighted import keep_all, key_of, people_of

AREA = "Which part of the borough do you live in?"


def an_offer(universe: Universe, **given: Any) -> PersonToAsk:
    """Enter somebody who would like to be involved in something."""
    wanted: dict[str, Any] = {
        "involved_in": "Planning the street lights", "follow_up_by": TODAY + timedelta(days=14)
    }  # fmt: skip
    return somebody(universe, **wanted | given)


def followed_up(universe: Universe, person: PersonToAsk | None = None, **given: Any) -> FollowUp:
    """Get back to somebody who offered."""
    wanted: dict[str, Any] = {"on": TODAY, "came_of_it": "joined", "note": "The lighting group"}
    return follow_up(person=person or an_offer(universe), by=universe.coordinator, at=AT, **wanted | given)


def asked_for_support(universe: Universe, people: list[dict[str, str]] | None = None) -> Questionnaire:
    """Ask whether people support the audit and the plan, and let so many answer: the north does, the south does not."""
    made = a_questionnaire(universe, "The report and the plan")
    by = {"by": universe.coordinator, "at": AT}
    add_from_bank(questionnaire=made, keys=["core-matches-audit", "core-supports-plan", "you-age"], **by)
    a_question(universe, made, AREA, Kind.CHOICE, "North\nSouth\nThe islands")
    propose_questionnaire(questionnaire=made, **by)
    sign_off_questionnaire(questionnaire=made, by=universe.as_(Role.OUTPUT_CHECKER), at=AT)
    opened = open_questionnaire(questionnaire=made, by=universe.as_(Role.INFORMATION_OFFICER), at=AT)
    shelve_questionnaire(opened)
    area, drawn = key_of(opened, AREA), Random(3)
    people_of(universe, opened.questions.get(key=area), {"a1": 30_000, "a2": 52_000, "a3": 900})
    keep_all(opened, people if people is not None else [_one(area, drawn) for _ in range(200)])
    return opened


def _one(area: str, drawn: Random) -> dict[str, str]:
    where = drawn.choice(["a1", "a2"])
    agrees = drawn.random() < (0.85 if where == "a1" else 0.15)
    said = drawn.choice(["fully", "mostly"] if agrees else ["partly", "not-at-all"])
    return {"core-matches-audit": said, "core-supports-plan": "mostly", area: where,
            "you-age": drawn.choice(["25-34", "35-49", "50-64"])}  # fmt: skip
