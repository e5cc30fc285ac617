"""The people of the area by answer, and the answers that tell of groups to hear."""

from __future__ import annotations

from django.db.models import Q
from django.shortcuts import get_object_or_404

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import GroupAnswers, GroupToHear, PeopleByAnswer, Question, Questionnaire
from frankpledge.stages.consultation.permissions import check_may_read_consultation


def margins_of(standing: Standing, questionnaire: Questionnaire | None = None) -> dict[str, PeopleByAnswer]:
    """Return the margins that serve a questionnaire, or every questionnaire, by the key of their question."""
    check_may_read_consultation(standing)
    found = PeopleByAnswer.objects.filter(
        Q(questionnaire=None) | Q(questionnaire=questionnaire), partnership=standing.partnership
    )
    return {each.key: each for each in found.order_by("key", "pk")}


def margin_of(standing: Standing, question: Question) -> PeopleByAnswer | None:
    """Return the margin of one question, where there is one."""
    return margins_of(standing, None if question.is_from_bank else question.questionnaire).get(question.key)


def groups_told(standing: Standing) -> list[GroupAnswers]:
    """Return the groups to hear of today of which some answers tell."""
    check_may_read_consultation(standing)
    found = GroupAnswers.objects.filter(partnership=standing.partnership, group__ended_on=None)
    return list(found.select_related("group").order_by("group__name", "pk"))


def find_choice(standing: Standing, pk: int) -> Question:
    """Return a question by whose answers people can be counted, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Question.objects.filter(partnership=standing.partnership, kind=Kind.CHOICE)
    return get_object_or_404(found.select_related("questionnaire__exercise"), pk=pk)


def answers_telling(standing: Standing, group: GroupToHear) -> GroupAnswers | None:
    """Return the answers that tell of a group, where some do."""
    check_may_read_consultation(standing)
    standing.check_owns(group)
    return GroupAnswers.objects.filter(group=group).first()
