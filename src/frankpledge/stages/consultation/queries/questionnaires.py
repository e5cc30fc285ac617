"""Questionnaires, their questions and kiosks, of a partnership."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Question, Questionnaire, Response
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.phases import Method


def questionnaires(standing: Standing) -> QuerySet[Questionnaire]:
    """Return every version of every questionnaire, the newest first."""
    check_may_read_consultation(standing)
    found = Questionnaire.objects.filter(partnership=standing.partnership)
    return found.select_related("exercise", "partnership")


def counted(standing: Standing) -> QuerySet[Questionnaire]:
    """Return every version with how many questions it has and how many responses came."""
    return questionnaires(standing).annotate(asked=_number_of(Question), answered=_number_of(Response))


def _number_of(model: type[Question] | type[Response]) -> Coalesce:
    """Return how many rows hang on a version, counted by themselves: joined, each would multiply the other."""
    hanging = model.objects.filter(questionnaire=OuterRef("pk")).order_by().values("questionnaire")
    return Coalesce(Subquery(hanging.annotate(number=Count("pk")).values("number")), 0)


def find_questionnaire(standing: Standing, pk: int) -> Questionnaire:
    """Return one version, or answer that it is not there."""
    people = ("begun_by", "proposed_by", "signed_by", "opened_by")
    return get_object_or_404(questionnaires(standing).select_related(*people), pk=pk)


def find_question(standing: Standing, pk: int) -> Question:
    """Return one question, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Question.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("questionnaire__exercise", "questionnaire__partnership"), pk=pk)


def without_questionnaire(standing: Standing) -> QuerySet[Exercise]:
    """Return the exercises that are to have a questionnaire and have none yet."""
    check_may_read_consultation(standing)
    found = Exercise.objects.filter(partnership=standing.partnership, called_off_on=None, questionnaires=None)
    return found.filter(method__in=(Method.QUESTIONNAIRE, Method.MEETING, Method.FORUM, Method.STANDING))
