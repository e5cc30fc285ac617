"""Readiness: members and contractors read it; the co-ordinator and the chair record reasons (R082). Sign-offs."""

from __future__ import annotations

from typing import Any

from frankpledge.core.readiness import Status
from frankpledge.site.readiness.judging import judgement, key_of
from frankpledge.stages.partnership.queries.readiness import answers
from frankpledge.stages.partnership.services.readiness import answer_finding
from tests.site.access.row import MEMBERS, MEMBERS_AND_CONTRACTOR, Row
from tests.universe.partnership import AT, Universe


def an_open_finding(universe: Universe) -> list[Any]:
    """One of the partnership itself: its number stands in the subject, so that no other partnership has it."""
    found = judgement(universe.coordinator).standing(Status.OPEN)
    subject = f"partnership:{universe.partnership.pk}"
    own = next((each for each in found if each.subject == subject), found[0])
    return [key_of(own.rule, own.subject)]


def an_answer(universe: Universe) -> list[Any]:
    """One a role: whoever withdraws it uses it up."""
    number = answers(universe.coordinator).count()
    answer = answer_finding(
        rule="CDA-5.1", subject=f"body:none-{number}", reason="None here.", by=universe.coordinator, at=AT
    )
    return [answer.pk]


ROWS = [
    Row("readiness", MEMBERS_AND_CONTRACTOR),
    Row("readiness-duties", MEMBERS_AND_CONTRACTOR),
    Row("readiness-answer", "CH", "CH", an_open_finding),
    Row("readiness-withdraw", "CH", "CH", an_answer),
    Row("sign-offs", MEMBERS),
]
