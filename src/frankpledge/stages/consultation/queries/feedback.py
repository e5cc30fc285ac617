"""What there is to tell of an exercise, and what was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import latest_of
from frankpledge.stages.consultation.citing import answers_key, exercise_key, issue_key
from frankpledge.stages.consultation.models import Exercise, Feedback, Questionnaire, RaisedIssue
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.issues import Given, answers_to, issues
from frankpledge.stages.consultation.rules.phases import Method


@dataclass(frozen=True)
class Material:
    """An exercise with all that can be told of it: its questionnaires, what was answered, raised and answered in turn.

    ``cited`` are the versions in the ledger on which that rests.
    """

    exercise: Exercise
    questionnaires: tuple[Questionnaire, ...]
    cited: tuple[Version, ...]
    issues: tuple[RaisedIssue, ...]
    answers: dict[int, list[Given]]

    @property
    def results(self) -> list[Version]:
        """The answers to closed questions, as they were entered."""
        return [each for each in self.cited if each.item.kind == Kind.ANSWERS]

    def latest(self, issue: RaisedIssue) -> Given | None:
        """Return the latest answer to an issue."""
        return next(iter(self.answers.get(issue.pk, [])), None)

    @property
    def agencies(self) -> dict[int, Agency]:
        """The agencies that it names: in whose name an issue was answered, and whose post did."""
        found = [given for issue in self.issues if (given := self.latest(issue))]
        named = [each.answer.agency for each in found] + [each.detail.post.agency for each in found if each.detail]
        return {agency.pk: agency for agency in named if agency}


def material_of(standing: Standing, exercise: Exercise) -> Material:
    """Return what can be told of an exercise. Six queries."""
    check_may_read_consultation(standing)
    standing.check_owns(exercise)
    asked = Questionnaire.objects.filter(exercise=exercise, opened_at__isnull=False).select_related("entered")
    questionnaires = tuple(asked.prefetch_related("questions"))
    raised = tuple(issues(standing).filter(exercise=exercise).order_by("kind", "raised_on", "pk"))
    keys = [exercise_key(exercise), *(issue_key(each) for each in raised)]
    keys += [
        key for each in questionnaires
        for key in (f"questionnaire:{each.pk}", *(answers_key(each, row) for row in each.questions.all()))
    ]  # fmt: skip
    cited = tuple(latest_of(standing.partnership, keys))
    return Material(exercise, questionnaires, cited, raised, answers_to(standing, raised))


def may_be_told(exercise: Exercise, today: date) -> bool:
    """Say whether it is time to tell of an exercise: once it is over; of a standing channel, any time."""
    if exercise.called_off_on or exercise.opens > today:
        return False
    return exercise.closes < today or exercise.method == Method.STANDING


def feedback_of(standing: Standing, exercise: Exercise) -> QuerySet[Feedback]:
    """Return what was written to tell of an exercise, the latest first."""
    check_may_read_consultation(standing)
    return Feedback.objects.filter(exercise=exercise).select_related("candidate")
