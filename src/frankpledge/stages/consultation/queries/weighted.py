"""The respondents of questionnaires with their weights: everything that pages of results work from, read at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import prefetch_related_objects

from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.models import PeopleByAnswer, Question, Questionnaire
from frankpledge.stages.consultation.queries.respondents import Respondents, respondents
from frankpledge.stages.consultation.rules.heard import Characteristic
from frankpledge.stages.consultation.rules.weighing import Weighed, weigh


@dataclass(frozen=True)
class Round:
    """One questionnaire, its questions, and those who answered it."""

    questionnaire: Questionnaire
    questions: tuple[Question, ...]
    people: Respondents
    margins: Mapping[str, PeopleByAnswer]

    @cached_property
    def characteristics(self) -> list[Characteristic]:
        """What is known of the people: questions about them, and others for which a census was entered."""
        return [
            characteristic_of(row, self.people.counts(row.key), self.margins.get(row.key))
            for row in self.questions
            if is_characteristic(row, self.margins)
        ]

    @cached_property
    def weighed(self) -> Weighed | None:
        """The respondents with their weights; None where a few answered."""
        said = {one.key: self.people.single(one.key) for one in self.characteristics}
        return weigh(self.characteristics, said, self.people.number)

    @property
    def limits(self) -> list[str]:
        """What the weights could not do, and which people of the census no answer matches."""
        asked = {row.key for row in self.questions}
        told = [said for key, margin in self.margins.items() if key in asked for said in unmatched(margin)]
        return [*(self.weighed.limits if self.weighed else ()), *told]


def rounds(standing: Standing, questionnaires: Collection[Questionnaire]) -> list[Round]:
    """Return questionnaires with their respondents. Four queries, however many."""
    prefetch_related_objects(list(questionnaires), "questions")
    people, every = respondents(standing, questionnaires), _margins(standing)
    return [
        Round(each, tuple(each.questions.all()), people[each.pk], {
            margin.key: margin for margin in every if margin.questionnaire_id in (None, each.pk)
        })
        for each in questionnaires
    ]  # fmt: skip


def _margins(standing: Standing) -> list[PeopleByAnswer]:
    found = PeopleByAnswer.objects.filter(partnership=standing.partnership)
    return list(found.order_by("key", "pk"))


def is_characteristic(row: Question, margins: Mapping[str, PeopleByAnswer]) -> bool:
    """Say whether a question tells what people are like: it takes one answer, and is about them or has a census."""
    return row.kind == Kind.CHOICE and (row.is_about_you or row.key in margins)


def characteristic_of(row: Question, counts: Mapping[str, int], margin: PeopleByAnswer | None) -> Characteristic:
    """Return a question on people with its counts and its census, in the order of its answers.

    A database may give the census back in an order of its own, and neighbours are put together by their order.
    """
    words = {option.code: option.text for option in asked_of(row).options}
    people = {code: margin.people[code] for code in words if code in margin.people} if margin else {}
    return Characteristic(row.key, row.text, words, counts, people, str(margin or ""))


def unmatched(margin: PeopleByAnswer) -> list[str]:
    """Say which people of the census no answer matches."""
    return [
        f"{margin.source} also counts {people:,} people as ‘{words}’, which no answer matches: they are left out."
        for words, people in margin.unmatched
    ]


def one_round(standing: Standing, questionnaire: Questionnaire) -> Round:
    """Return one questionnaire with its respondents."""
    return rounds(standing, [questionnaire])[0]
