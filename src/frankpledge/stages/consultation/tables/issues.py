"""The rows of the pages on what people raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Feedback, RaisedIssue
from frankpledge.stages.consultation.queries.issues import Given, Quarter
from frankpledge.stages.consultation.rules.issues import (
    COVERAGE,
    KINDS,
    Coverage,
    Kind,
    answer_by,
    outcome_words,
    raised_by,
)
from frankpledge.stages.consultation.rules.phases import Method
from frankpledge.stages.consultation.tables.links import link
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.tables import state_shown
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import period_text

Row = list[Any]
Answers = Mapping[int, list[Given]]


def outcome_cell(issue: RaisedIssue) -> dict[str, str]:
    """Return how an issue was answered as a tag."""
    return {"status": outcome_words(issue.kind, issue.outcome or "")}  # type: ignore[attr-defined]


def issue_rows(found: Iterable[RaisedIssue], standing: Standing) -> list[Row]:
    """Return a row an issue."""
    return [
        [
            link(each.title, "issue", standing, each.pk), KINDS[Kind(each.kind)], each.area, _by(each),
            link(each.exercise.title, "exercise", standing, each.exercise_id), COVERAGE[Coverage(each.coverage)],
            outcome_cell(each),
        ]
        for each in found
    ]  # fmt: skip


def left_out_rows(found: Iterable[RaisedIssue], answers: Answers, standing: Standing) -> list[Row]:
    """Return a row an issue that the audit did not cover, with the answer to it (R188)."""
    return [
        [
            link(each.title, "issue", standing, each.pk), each.area, _by(each), COVERAGE[Coverage(each.coverage)],
            each.coverage_says, outcome_cell(each), _why(each, answers), _whose(each, answers),
        ]
        for each in found
    ]  # fmt: skip


def comment_rows(found: Iterable[RaisedIssue], answers: Answers, standing: Standing) -> list[Row]:
    """Return a row a comment on a draft: the comment, the response, the change made (R191)."""
    return [
        [
            link(each.title, "issue", standing, each.pk), each.words, each.about, outcome_cell(each),
            _why(each, answers), _changed(each, answers),
        ]
        for each in found
    ]  # fmt: skip


def idea_rows(found: Iterable[RaisedIssue], answers: Answers, standing: Standing) -> list[Row]:
    """Return a row an idea, beside the problem it would tackle, and whether it was taken up and why (R192)."""
    return [
        [
            each.about, link(each.title, "issue", standing, each.pk), _by(each), outcome_cell(each),
            _why(each, answers), _changed(each, answers),
        ]
        for each in found
    ]  # fmt: skip


def correction_rows(found: Iterable[RaisedIssue], answers: Answers, standing: Standing) -> list[Row]:
    """Return a row an issue of the report's accuracy or scope: the decision, and the republished text (R218)."""
    return [
        [
            link(each.title, "issue", standing, each.pk), each.about, outcome_cell(each), _why(each, answers),
            release_cell(latest.correction, standing) if (latest := _latest(each, answers)) else None,
            latest.correction.corrects_why if latest and latest.correction else "",
            latest.now_reads if latest else "",
        ]
        for each in found
    ]  # fmt: skip


def release_cell(release: ReleaseCandidate | None, standing: Standing) -> dict[str, str] | None:
    """Return a cell that leads to a release."""
    if release is None:
        return None
    href = reverse("publication:candidate", args=[standing.partnership.slug, release.pk])
    return {"text": f"Release {release.number}", "href": href}


def _latest(issue: RaisedIssue, answers: Answers) -> Given | None:
    return next(iter(answers.get(issue.pk, [])), None)


def _why(issue: RaisedIssue, answers: Answers) -> str:
    latest = _latest(issue, answers)
    return latest.answer.reason if latest else ""


def _whose(issue: RaisedIssue, answers: Answers) -> str:
    latest = _latest(issue, answers)
    return latest.whose if latest else ""


def _changed(issue: RaisedIssue, answers: Answers) -> str:
    latest = _latest(issue, answers)
    return latest.changed if latest else ""


def _by(issue: RaisedIssue) -> str:
    return raised_by(issue.people, str(issue.forum or ""), issue.forum_size)


def issue_facts(issue: RaisedIssue, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of an issue, a pair a line."""
    exercise = issue.exercise
    is_standing = exercise.method == Method.STANDING
    due = answer_by(issue.raised_on, exercise.closes, is_standing=is_standing)
    told: list[tuple[str, Any]] = [
        ("How it stands", outcome_cell(issue)),
        ("What it is", KINDS[Kind(issue.kind)]),
        ("About", issue.about),
        ("Area", issue.area),
        ("Raised in", link(exercise.title, "exercise", standing, exercise.pk)),
        ("At", str(issue.sitting or "")),
        ("Raised on", issue.raised_on),
        ("Raised by", _by(issue)),
        ("The audit", COVERAGE[Coverage(issue.coverage)]),
        ("Where, or why not", issue.coverage_says),
        ("Who is to answer", str(issue.answer_from or "the partnership")),
        ("Answer wanted by", None if issue.outcome else due),  # type: ignore[attr-defined]
    ]
    return [(name, value) for name, value in told if value]


def answer_rows(found: Iterable[Given], standing: Standing) -> list[Row]:
    """Return a row an answer, the latest first."""
    return [
        [
            {"status": each.answer.get_outcome_display()}, each.answer.reason, each.changed,
            release_cell(each.correction, standing), each.answer.due, each.whose, timezone.localdate(each.answer.at),
        ]
        for each in found
    ]  # fmt: skip


def quarter_rows(found: Iterable[Quarter]) -> list[Row]:
    """Return a row a quarter: how many issues of each kind came, and how many are answered (R197)."""
    return [
        [
            period_text(each.first, each.last), *(each.by_kind[kind] for kind in Kind), sum(each.by_kind.values()),
            each.answered,
        ]
        for each in found
    ]  # fmt: skip


QUARTER_HEADS = ["Quarter", "Report wrong", "Report lacks", "Problems", "Ideas", "Comments", "All", "Answered"]


def feedback_rows(found: Iterable[Feedback], standing: Standing) -> list[Row]:
    """Return a row what was told of an exercise, and where that stands."""
    slug = standing.partnership.slug
    return [
        [
            {"text": each.candidate.title, "href": reverse("publication:candidate", args=[slug, each.candidate_id])},
            each.written_on, state_shown(each.candidate, standing.at),
        ]
        for each in found
    ]  # fmt: skip
