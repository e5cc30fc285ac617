"""What people answered as columns, one entry a respondent, from two queries however many questionnaires there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from django.db.models import Count
from numpy.typing import NDArray

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Answer, Questionnaire, Response
from frankpledge.stages.consultation.permissions import check_may_read_consultation

ROUNDS = 12
"""So many questionnaires are set beside each other, the latest."""


@dataclass
class Respondents:
    """Those who answered one questionnaire for themselves; groups that answered together are not among them."""

    number: int
    given: dict[str, dict[int, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    """By question and respondent: what was chosen; of things put in order, the first first."""

    def single(self, key: str) -> list[str | None]:
        """Return each respondent's answer, or the one put first; None where there is none."""
        given = self.given.get(key, {})
        return [given[one][0] if one in given else None for one in range(self.number)]

    def counts(self, key: str) -> dict[str, int]:
        """Return how often each answer was given, or put first."""
        return dict(Counter(chosen[0] for chosen in self.given.get(key, {}).values()))

    def answered(self, key: str) -> NDArray[np.bool_]:
        """Return who answered a question."""
        found = np.zeros(self.number, dtype=bool)
        found[list(self.given.get(key, {}))] = True
        return found

    def orders(self, key: str, codes: Sequence[str]) -> list[list[int]]:
        """Return each respondent's order of things, by number."""
        place = {code: number for number, code in enumerate(codes)}
        given = self.given.get(key, {})
        return [[place[code] for code in given.get(one, ()) if code in place] for one in range(self.number)]

    def ticked(self, key: str, codes: Sequence[str]) -> NDArray[np.bool_]:
        """Return who chose which of several answers, shape (respondents, answers)."""
        found = np.zeros((self.number, len(codes)), dtype=bool)
        for one, order in enumerate(self.orders(key, codes)):
            found[one, order] = True
        return found


def respondents(standing: Standing, questionnaires: Collection[Questionnaire]) -> dict[int, Respondents]:
    """Return the respondents of each questionnaire, in an order that tells nothing of who they are."""
    check_may_read_consultation(standing)
    for each in questionnaires:
        standing.check_owns(each)
    chosen = [each.pk for each in questionnaires]
    people = Response.objects.filter(questionnaire__in=chosen, speaks_for=None).order_by("response_id", "pk")
    found = {pk: Respondents(0) for pk in chosen}
    where: dict[int, tuple[Respondents, int]] = {}
    for pk, questionnaire in people.values_list("pk", "questionnaire"):
        there = found[questionnaire]
        where[pk] = (there, there.number)
        there.number += 1
    rows = Answer.objects.filter(response__questionnaire__in=chosen, response__speaks_for=None).exclude(code="")
    for pk, key, code in rows.order_by("place", "pk").values_list("response", "question__key", "code"):
        there, one = where[pk]
        there.given[key][one].append(code)
    return found


def opened_before(standing: Standing, most: int = ROUNDS) -> list[Questionnaire]:
    """Return the latest questionnaires that were opened, the earliest of them first."""
    check_may_read_consultation(standing)
    found = Questionnaire.objects.filter(partnership=standing.partnership, opened_at__isnull=False)
    return list(found.select_related("exercise", "partnership").order_by("-opens", "-pk")[:most])[::-1]


def counts_by_questionnaire(
    standing: Standing, questionnaires: Iterable[Questionnaire], keys: Collection[str]
) -> dict[int, dict[str, dict[str, int]]]:
    """Return how often each answer to some questions was given, by questionnaire, question and code. One query."""
    check_may_read_consultation(standing)
    rows = (
        Answer.objects.filter(
            response__questionnaire__in=[each.pk for each in questionnaires], response__speaks_for=None,
            partnership=standing.partnership, question__key__in=keys,
        )
        .exclude(code="").order_by().values_list("response__questionnaire", "question__key", "code")
        .annotate(Count("pk"))
    )  # fmt: skip
    found: dict[int, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for questionnaire, key, code, number in rows:
        found[questionnaire][key][code] = number
    return found
