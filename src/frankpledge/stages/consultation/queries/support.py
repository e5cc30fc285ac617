"""Who supports the audit and the plan: the latest questionnaire that asked of each, with those who answered it."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import GroupToHear, Question
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.margins import groups_told
from frankpledge.stages.consultation.queries.weighted import Round, rounds
from frankpledge.stages.consultation.rules.support import TOPICS


@dataclass(frozen=True)
class Asked:
    """One thing that people were asked to support, and the latest questionnaire that asked it; none where none did."""

    key: str
    round: Round | None


def support_asked(standing: Standing) -> list[Asked]:
    """Return what people were asked to support, in order. Six queries at most, however many answered."""
    check_may_read_consultation(standing)
    rows = Question.objects.filter(
        partnership=standing.partnership, key__in=TOPICS, is_from_bank=True, questionnaire__opened_at__isnull=False
    )
    ordered = rows.select_related("questionnaire__exercise", "questionnaire__partnership")
    latest = {row.key: row.questionnaire for row in ordered.order_by("questionnaire__opens", "questionnaire__pk")}
    chosen = {each.pk: each for each in latest.values()}
    read = {each.questionnaire.pk: each for each in rounds(standing, list(chosen.values()))} if chosen else {}
    return [Asked(key, read[latest[key].pk] if key in latest else None) for key in TOPICS]


def groups_without_answers(standing: Standing, asked: list[Asked]) -> list[GroupToHear]:
    """Return the groups to hear of which no answer to any of these questionnaires tells."""
    keys = {row.key for each in asked if each.round for row in each.round.questions}
    told = {each.group_id for each in groups_told(standing) if each.key in keys}
    found = GroupToHear.objects.filter(partnership=standing.partnership, ended_on=None).exclude(pk__in=told)
    return list(found.order_by("name", "pk"))
