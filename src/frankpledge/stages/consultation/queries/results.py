"""What people answered, counted: never one person's answers, and nothing where a few answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, Max, Min, Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Answer, Question, Questionnaire, Response
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.respondents import counts_by_questionnaire

Counts = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Tally:
    """The answers to a questionnaire, counted. By question: how often each code, and how many answered it."""

    responses: int
    groups: int
    people_spoken_for: int
    by_channel: dict[str, int]
    by_place: dict[str, int]
    by_day: dict[date, int]
    repeats: int
    codes: Counts
    firsts: Counts
    """How often each thing was put first, where things are put in order."""
    bases: dict[int, int]
    amounts: dict[int, dict[str, Any]]
    words_removed: int


def tally(standing: Standing, questionnaire: Questionnaire) -> Tally:
    """Count the responses of people who answer for themselves; groups that answered together are counted apart."""
    check_may_read_consultation(standing)
    standing.check_owns(questionnaire)
    everything = Response.objects.filter(questionnaire=questionnaire).order_by()
    own = own_responses(questionnaire)
    given = Answer.objects.filter(response__questionnaire=questionnaire, response__speaks_for=None).order_by()
    groups = list(everything.exclude(speaks_for=None).values_list("speaks_for", flat=True))
    return Tally(
        responses=own.count(), groups=len(groups), people_spoken_for=sum(filter(None, groups)),
        by_channel=_by(own, "channel"), by_place=_by(own.exclude(place=""), "place"), by_day=_by(own, "received_on"),
        repeats=own.filter(is_repeat=True).count(), codes=_codes(given.exclude(code="")),
        firsts=_codes(given.filter(place=1)),
        bases=dict(given.values_list("question").annotate(Count("response", distinct=True))),
        amounts=_amounts(given), words_removed=given.filter(removed__gt=0).count(),
    )  # fmt: skip


def own_responses(questionnaire: Questionnaire) -> QuerySet[Response]:
    """Return the responses of people who answer for themselves."""
    return Response.objects.filter(questionnaire=questionnaire, speaks_for=None).order_by()


def _by(found: QuerySet[Response], name: str) -> dict[Any, int]:
    return dict(found.values_list(name).annotate(Count("pk")).order_by(name))


def _codes(found: QuerySet[Answer]) -> Counts:
    counts: Counts = defaultdict(dict)
    for question, code, number in found.values_list("question", "code").annotate(Count("pk")):
        counts[question][code] = number
    return counts


def _amounts(found: QuerySet[Answer]) -> dict[int, dict[str, Any]]:
    told = (
        found.exclude(amount=None)
        .values("question")
        .annotate(mean=Avg("amount"), low=Min("amount"), high=Max("amount"))
    )
    return {row["question"]: row for row in told}


def comments(standing: Standing, question: Question) -> QuerySet[Answer]:
    """Return what people wrote in answer to a question, as it was screened, in an order that tells nothing of when."""
    check_may_read_consultation(standing)
    standing.check_owns(question)
    found = Answer.objects.filter(question=question).exclude(text="")
    return found.select_related("response").order_by("text", "pk")


def earlier_answers(
    standing: Standing, questionnaire: Questionnaire
) -> list[tuple[Questionnaire, str, dict[str, int]]]:
    """Return how the partnership's earlier questionnaires answered the core questions of this one, by key and code."""
    check_may_read_consultation(standing)
    keys = list(questionnaire.questions.filter(is_from_bank=True, is_about_you=False).values_list("key", flat=True))
    before = Questionnaire.objects.filter(
        Q(opens__lt=questionnaire.opens) | Q(opens=questionnaire.opens, pk__lt=questionnaire.pk),
        partnership=standing.partnership, opened_at__isnull=False,
    ).select_related("exercise")  # fmt: skip
    known = {each.pk: each for each in before}
    counts = counts_by_questionnaire(standing, known.values(), keys)
    found = {(pk, key): codes for pk, by_key in counts.items() for key, codes in by_key.items()}
    return [(known[pk], key, codes) for (pk, key), codes in sorted(found.items())]
