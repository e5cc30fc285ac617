"""Record the weights by which people's orders and the audit's measures are put together (R186)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.events import combining as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import AgreedWeights, Question
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.partnership.services.membership import check_not_after

MOST = 100


@transaction.atomic
def agree_weights(
    *, question: Question, by_key: str, measures: Sequence[Mapping[str, Any]], weights: Mapping[str, int],
    agreed_by: str, agreed_on: date, reason: str, by: Standing, at: datetime,
) -> AgreedWeights:  # fmt: skip
    """Record who agreed on which weights and why; what was agreed before stays on record."""
    check_may_run_consultation(by)
    by.check_owns(question)
    asked = asked_of(question)
    if asked.kind is not Kind.RANK:
        raise Refused({"question": ["Choose a question that asks for an order."]})
    check_not_after(by, agreed_on, "agreed_on")
    unknown = {code for each in measures for code in each["figures"]} - set(asked.codes)
    refuse_if_any(
        {
            "figures_1": ["A figure is of no answer of this question."] if unknown else [],
            "weights": [] if _is_sound(weights) else [f"Give whole numbers from 0 to {MOST}, one of them above 0."],
            "agreed_by": [] if agreed_by.strip() else ["Say which body agreed."],
            "reason": [] if reason.strip() else ["Say why these weights."],
        }
    )
    agreed = AgreedWeights(
        partnership=by.partnership, question=question, by_key=by_key, weights=dict(weights),
        measures=[{"name": each["name"], "figures": dict(each["figures"])} for each in measures],
        agreed_by=agreed_by.strip(), agreed_on=agreed_on, reason=reason.strip(),
    )  # fmt: skip
    save_checked(agreed)
    facts = {"question": question.pk, "measures": len(measures), "orders": len(weights)}
    record("weights.agreed", subject=agreed, by=by, at=at, facts=facts)
    return agreed


def _is_sound(weights: Mapping[str, int]) -> bool:
    return all(0 <= each <= MOST for each in weights.values()) and any(weights.values())
