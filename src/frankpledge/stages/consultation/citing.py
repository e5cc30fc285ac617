"""How exercises, the answers to closed questions, and what people raised stand in the ledger of evidence.

What stands between the colons of a key is the exercise: all that one exercise heard is one source and not several.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from frankpledge.core.quantities import Withheld
from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content, Rest
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import enter
from frankpledge.foundation.evidence.ways import answer_at, lead
from frankpledge.stages.consultation.models import Exercise, Question, Questionnaire, RaisedIssue
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.consultation.rules.issues import COVERAGE, KINDS, Coverage, raised_by
from frankpledge.stages.consultation.tallies import Told, responses_words
from frankpledge.ui.formats import period_text


def exercise_key(exercise: Exercise) -> str:
    """Return what an exercise is called in the ledger."""
    return f"exercise:{exercise.pk}"


def answers_key(questionnaire: Questionnaire, question: Question) -> str:
    """Return what the answers to a question are called in the ledger."""
    return f"answers:{questionnaire.exercise_id}:{question.pk}"


def issue_key(issue: RaisedIssue) -> str:
    """Return what an issue is called in the ledger."""
    return f"raised:{issue.exercise_id}:{issue.pk}"


def cite_exercise(exercise: Exercise, *, by: Actor, at: datetime) -> Version:
    """Enter an exercise: whom it asks, how and when."""
    content = Content(
        title=exercise.title, text=exercise.aim,
        facts=[
            ("Asked", exercise.audience), ("How", exercise.get_method_display()),
            ("Open", period_text(exercise.opens, exercise.closes)), ("Phase", exercise.get_phase_display()),
        ],
    )  # fmt: skip
    return enter(
        kind=Kind.SOURCE, key=exercise_key(exercise), content=content, leads_to=exercise.pk, by=by, at=at
    )  # fmt: skip


def cite_questionnaire(questionnaire: Questionnaire, responses: int, *, by: Actor, at: datetime) -> Version:
    """Enter a version of a questionnaire as it was opened, and how many responded to it."""
    content = Content(
        title=f"Questionnaire: {questionnaire}",
        facts=[("Version", str(questionnaire.version)), ("Responses", responses_words(responses))],
        fingerprints=[("The questionnaire as it was opened", questionnaire.digest)],
    )  # fmt: skip
    asked = cite_exercise(questionnaire.exercise, by=by, at=at)
    return enter(
        kind=Kind.SOURCE, key=f"questionnaire:{questionnaire.pk}", content=content, rests_on=[Rest(asked, "asked in")],
        leads_to=questionnaire.pk, by=by, at=at,
    )  # fmt: skip


def cite_answers(questionnaire: Questionnaire, told: Told, asked: Version, *, by: Actor, at: datetime) -> Version:
    """Enter what was answered to one question, as members may see it: small numbers are withheld."""
    content = Content(
        title=told.question.text, text=told.sentence,
        facts=[
            ("Exercise", questionnaire.exercise.title), ("Questionnaire", f"version {questionnaire.version}"),
            ("Answered it", responses_words(told.base)),
        ],
        particulars=[(row.answer, _shown(row.count, row.share)) for row in told.rows],
        limitations=told.limitations,
    )  # fmt: skip
    return enter(
        kind=Kind.ANSWERS, key=answers_key(questionnaire, told.question), content=content,
        rests_on=[Rest(asked, "answered in")], leads_to=questionnaire.pk, by=by, at=at,
    )  # fmt: skip


def _shown(count: object, share: object) -> str:
    if isinstance(count, Withheld):
        return f"withheld: {count.reason}"
    return str(share or count)


def cite_issue(issue: RaisedIssue, cites: Iterable[Version], *, by: Actor, at: datetime) -> Version:
    """Enter what was raised, in which exercise, and on which evidence."""
    exercise = cite_exercise(issue.exercise, by=by, at=at)
    content = Content(
        title=issue.title, text=issue.words,
        facts=[
            ("What it is", KINDS[issue.kind]), ("About", issue.about), ("Area", issue.area),  # type: ignore[index]
            ("Raised by", raised_by(issue.people, str(issue.forum or ""), issue.forum_size)),
            ("Raised on", f"{issue.raised_on:%-d %B %Y}"), ("At", str(issue.sitting or "")),
        ],
        particulars=[("The audit", COVERAGE[Coverage(issue.coverage)]), ("Where, or why not", issue.coverage_says)],
    )  # fmt: skip
    rests = [Rest(exercise, "raised in"), *(Rest(each, "as was answered") for each in cites)]
    return enter(
        kind=Kind.ISSUE, key=issue_key(issue), content=content, rests_on=rests, leads_to=issue.pk, by=by, at=at
    )  # fmt: skip


PAGES = {"exercise": "exercise", "questionnaire": "questionnaire", "answers": "results", "raised": "issue"}

lead(
    {kind: (f"consultation:{page}", lambda standing, item: may_read_consultation(standing))
     for kind, page in PAGES.items()}
)  # fmt: skip
answer_at({"raised": "consultation:issue-answer"})
