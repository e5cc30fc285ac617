"""What people raise, the answers to it, and what they are told, each step by whoever would take it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.models import AnswerDetail, Exercise, Feedback, Questionnaire, RaisedIssue
from frankpledge.stages.consultation.rules.issues import Kind
from frankpledge.stages.consultation.rules.phases import Method
from frankpledge.stages.consultation.services.collecting import key_in
from frankpledge.stages.consultation.services.entering import enter_answers
from frankpledge.stages.consultation.services.exercises import amend_exercise
from frankpledge.stages.consultation.services.feedback import propose_feedback
from frankpledge.stages.consultation.services.issues import answer_issue, raise_issue
from frankpledge.stages.consultation.services.opening import close_early
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.services import publish, put_out, sign_off
from tests.universe import questionnaires as asked
from tests.universe.consultation import TODAY, an_exercise, over
from tests.universe.partnership import AT, Universe
from tests.universe.thread import agreed

COUNCIL = "Tithingham Borough Council"
HEARD = "Most of you do not feel safe after dark, and want light before cameras."
CHANGED = "Lamps along the mill lane come before cameras in the plan."


def an_issue(universe: Universe, exercise: Exercise | None = None, **given: Any) -> RaisedIssue:
    """Enter a problem that twelve people raised in an exercise that is over."""
    asked_in = exercise or over(universe)
    wanted: dict[str, Any] = {
        "kind": Kind.PROBLEM, "title": "Mill lane is dark", "words": "The lamps along the mill lane are out.",
        "raised_on": asked_in.opens, "area": "Mill Ward", "people": 12, "coverage": "not",
        "coverage_says": "Nobody counts lamps that are out.",
    }  # fmt: skip
    return raise_issue(exercise=asked_in, by=universe.coordinator, at=AT, **wanted | given)


def the_post(universe: Universe) -> Post:
    """Return the post from which the partnership answers."""
    found = Post.objects.filter(partnership=universe.partnership, title="Community safety officer").first()
    return found or universe.post(COUNCIL, "Community safety officer")


def answered(universe: Universe, issue: RaisedIssue | None = None, **given: Any) -> AnswerDetail:
    """Answer an issue in the partnership's name."""
    wanted: dict[str, Any] = {
        "outcome": "done", "reason": "Light costs less than cameras.", "changed": CHANGED, "post": the_post(universe),
        "by": universe.coordinator,
    }  # fmt: skip
    return answer_issue(issue=issue or an_issue(universe), at=AT, **wanted | given)


def a_standing_channel(universe: Universe, title: str = "Tell us any time", **given: Any) -> Exercise:
    """Plan a channel that is open throughout the cycle."""
    days = {"opens": TODAY - timedelta(days=200), "closes": TODAY + timedelta(days=700)}
    return an_exercise(universe, title, method=Method.STANDING, **days | given)


def asked_and_closed(universe: Universe, number: int = 14, title: str = "What troubles you?") -> Questionnaire:
    """Open a questionnaire of some days ago, let so many answer on paper, and end the exercise before its time."""
    days = {"opens": TODAY - timedelta(days=40), "closes": TODAY + timedelta(days=9)}
    made = asked.opened(universe, title, **days)
    rank = asked.own_key(made, asked.Kind.RANK)
    for person in range(number):
        answers = {"core-safe-dark": "bit-unsafe" if person % 2 else "very-safe", rank: ["a1", "a3"]}
        key_in(
            questionnaire=made, token=f"{made.pk}-{person}", channel="paper", place="Library", answers=answers,
            received_on=TODAY - timedelta(days=5), by=universe.coordinator, at=AT,
        )  # fmt: skip
    close_early(questionnaire=made, by=universe.coordinator, at=AT)
    _end(universe, made.exercise)
    return Questionnaire.objects.get(pk=made.pk)


def _end(universe: Universe, exercise: Exercise) -> None:
    """Let yesterday have been the last day of an exercise."""
    given = {name: getattr(exercise, name) for name in ("title", "phase", "method", "aim", "audience", "opens")}
    amend_exercise(exercise=exercise, closes=TODAY - timedelta(days=1), by=universe.coordinator, at=AT, **given)


def entered(universe: Universe, **given: Any) -> Questionnaire:
    """Enter the answers to a closed questionnaire as evidence."""
    made = asked_and_closed(universe, **given)
    enter_answers(questionnaire=made, by=universe.coordinator, at=AT)
    return made


def told(universe: Universe, exercise: Exercise | None = None, **given: Any) -> Feedback:
    """Propose what those who were asked are told."""
    wanted: dict[str, Any] = {"title": "You said, we did", "heard": HEARD, "changed": CHANGED}
    by = universe.as_(Role.INFORMATION_OFFICER)
    return propose_feedback(exercise=exercise or over(universe), by=by, at=AT, **wanted | given)


def told_back(universe: Universe, exercise: Exercise) -> None:
    """Raise something in an exercise, answer it, and tell those who were asked."""
    answered(universe, an_issue(universe, exercise))
    published(universe, told(universe, exercise))


def published(universe: Universe, feedback: Feedback, at: datetime = AT) -> ReleaseCandidate:
    """Let agencies agree, the checker sign off and the co-ordinator publish."""
    candidate = feedback.candidate
    agreed(universe, candidate)
    sign_off(candidate=candidate, by=universe.as_(Role.OUTPUT_CHECKER), at=at)
    made = publish(candidate=candidate, by=universe.coordinator, at=at)
    put_out(made, at=at)
    return made
