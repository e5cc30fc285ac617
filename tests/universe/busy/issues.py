"""What people raised in three years: hundreds of issues, most of them answered; some by a standing channel."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.foundation.evidence.models import Answer as GivenAnswer
from frankpledge.foundation.evidence.models import Version
from frankpledge.stages.consultation.citing import cite_issue
from frankpledge.stages.consultation.models import (
    AnswerDetail,
    EnteredAnswers,
    Exercise,
    Feedback,
    Forum,
    Questionnaire,
    RaisedIssue,
)
from frankpledge.stages.consultation.rules.issues import Kind
from frankpledge.stages.publication.models import ReleaseCandidate
from tests.universe.busy.town import AT, TODAY, Town, insert

KINDS = list(Kind)


def add_issues(town: Town) -> None:
    """Raise issues in every exercise of the cycle, answer most, and tell of one exercise."""
    here = {"partnership": town.universe.partnership}
    exercises = list(Exercise.objects.filter(cycle__closed_on=None, opens__lte=TODAY, **here))
    Exercise.objects.filter(pk=exercises[0].pk).update(method="standing")
    issues = insert(_issue(town, each, number) for each in exercises for number in range(town.size.share(12)))
    by = {"by": town.universe.coordinator, "at": AT}
    for number, each in enumerate(issues):
        version = cite_issue(each, [], **by)
        each.item = version.item
        if number % 3:
            _answer(town, each, version)
    RaisedIssue.objects.bulk_update(issues, ["item"])
    insert(
        town.row(Feedback, exercise=exercise, candidate=candidate, heard="Light.", changed="Lamps.", written_on=TODAY)
        for exercise, candidate in zip(exercises, ReleaseCandidate.objects.filter(**here)[:1], strict=False)
    )
    opened = Questionnaire.objects.filter(opened_at__isnull=False, closes__lt=TODAY, **here)
    insert(town.row(EnteredAnswers, questionnaire=each, responses=60, on=TODAY) for each in opened)


def _issue(town: Town, exercise: Exercise, number: int) -> RaisedIssue:
    kind = KINDS[number % len(KINDS)]
    day = min(exercise.opens + timedelta(days=3 * number), TODAY)
    forum = Forum.objects.filter(partnership=exercise.partnership).first() if number % 4 == 0 else None
    return town.row(
        RaisedIssue, exercise=exercise, kind=kind, title=f"Issue {number}", words="The lamps are out.", about="Lamps",
        area="Mill Ward", people=number + 1, forum=forum, forum_size=40 if forum else None,
        coverage=("covered", "partly", "not", "")[number % 4], raised_on=day,
        answer_from=town.rng.choice(town.agencies) if number % 5 == 0 else None,
    )  # fmt: skip


def _answer(town: Town, issue: RaisedIssue, version: Version) -> None:
    given = GivenAnswer(version=version, outcome="done", reason="Lit.", by_id=town.clerk, at=AT)
    given.save()
    insert([town.row(AnswerDetail, issue=issue, answer=given, post=town.posts[0], changed="Lamps.")])
