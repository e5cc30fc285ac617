"""People's orders of issues, of all or group by group, as far as they may be shown; and the weights agreed (R186)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from frankpledge.core.opinion import Ranked, filled_places
from frankpledge.core.opinion.combining import Order
from frankpledge.core.quantities import FEW, Withheld
from frankpledge.core.questionnaires import Kind
from frankpledge.core.questionnaires import Question as Asked
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import AgreedWeights, Question, Questionnaire
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.weighted import Round
from frankpledge.stages.consultation.rules.shares import ranked

EVERYBODY = "people"


@dataclass(frozen=True)
class PeoplesOrder:
    """The order of everybody who answered, or of a group; nothing in ``order`` where it may not be shown."""

    key: str
    name: str
    order: Order | None
    why: str = ""


def that_ask_for_an_order(told: Round) -> list[Question]:
    """Return the questions of a questionnaire that ask everybody for an order."""
    rows = [(row, asked_of(row)) for row in told.questions]
    return [row for row, asked in rows if asked.kind is Kind.RANK and asked.only_if is None]


def peoples_orders(told: Round, asked: Asked, by_key: str) -> list[PeoplesOrder]:
    """Return the order of everybody, or of each group by one question, just as the page of results shows them."""
    raked = told.weighed.raked if told.weighed else None
    characteristic = next((one for one in told.characteristics if one.key == by_key), None)
    if raked is None:
        return [PeoplesOrder(EVERYBODY, "Everybody who answered", None, f"fewer than {FEW} answered")]
    places = filled_places(told.people.orders(asked.key, asked.codes), len(asked.codes))
    answered = told.people.answered(asked.key)
    if characteristic is None:
        return [_order(EVERYBODY, "Everybody who answered", ranked(raked, asked, places, answered))]
    said = told.people.single(characteristic.key)
    found = []
    for code, words in characteristic.groups.items():
        if code in characteristic.hidden or characteristic.counts.get(code, 0) < FEW:
            found.append(PeoplesOrder(f"group-{code}", words, None, f"fewer than {FEW} answered, or to be worked out"))
            continue
        among = np.fromiter((answer == code for answer in said), dtype=bool, count=len(said))
        found.append(_order(f"group-{code}", words, ranked(raked, asked, places, answered & among)))
    return found


def _order(key: str, name: str, found: tuple[Ranked, ...] | Withheld) -> PeoplesOrder:
    if isinstance(found, Withheld):
        return PeoplesOrder(key, name, None, found.reason)
    return PeoplesOrder(key, name, Order(name, {one.item: -float(one.place) for one in found}))


def agreed_weights(standing: Standing, questionnaire: Questionnaire) -> QuerySet[AgreedWeights]:
    """Return the weights agreed for a questionnaire, the latest first."""
    check_may_read_consultation(standing)
    found = AgreedWeights.objects.filter(partnership=standing.partnership, question__questionnaire=questionnaire)
    return found.select_related("question")
