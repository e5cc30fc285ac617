"""Who answered every questionnaire so far, by what they said of themselves: from three queries."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import prefetch_related_objects

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.queries.margins import margins_of
from frankpledge.stages.consultation.queries.respondents import counts_by_questionnaire, opened_before
from frankpledge.stages.consultation.queries.weighted import characteristic_of, is_characteristic
from frankpledge.stages.consultation.rules.heard import Characteristic


def heard_so_far(standing: Standing) -> dict[str, list[Characteristic]]:
    """Return each characteristic of the bank's questions as each of the latest questionnaires found it, in time."""
    questionnaires = opened_before(standing)
    prefetch_related_objects(questionnaires, "questions")
    margins = margins_of(standing)
    asked = [
        (each.pk, row) for each in questionnaires for row in each.questions.all()
        if row.is_from_bank and is_characteristic(row, margins)
    ]  # fmt: skip
    counts = counts_by_questionnaire(standing, questionnaires, {row.key for _, row in asked})
    found: dict[str, list[Characteristic]] = defaultdict(list)
    for pk, row in asked:
        found[row.key].append(characteristic_of(row, counts[pk][row.key], margins.get(row.key)))
    return found
