"""Enter what people raised in an exercise, change it, and answer it (R188, R191, R192, R218)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.models import Answer as GivenAnswer
from frankpledge.foundation.evidence.models import Item, Version
from frankpledge.foundation.evidence.permissions import check_may_answer_item
from frankpledge.foundation.evidence.services import answer_item, find_latest
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.citing import cite_issue, issue_key
from frankpledge.stages.consultation.events import issues as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Answer, AnswerDetail, Exercise, Forum, RaisedIssue, Sitting
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.issues import citable
from frankpledge.stages.consultation.rules.issues import ABOUT, CORRECTABLE, Kind
from frankpledge.stages.partnership.services.membership import check_took_part
from frankpledge.stages.publication.models import ReleaseCandidate


@transaction.atomic
def raise_issue(
    *, exercise: Exercise, kind: Kind | str, title: str, words: str, raised_on: date, by: Standing, at: datetime,
    about: str = "", area: str = "", people: int | None = None, forum: Forum | None = None,
    forum_size: int | None = None, sitting: Sitting | None = None, coverage: str = "", coverage_says: str = "",
    answer_from: Agency | None = None, cites: Iterable[Item] = (),
) -> RaisedIssue:  # fmt: skip
    """Enter an issue that was raised in an exercise, with the evidence that bears it out."""
    check_may_run_consultation(by)
    by.check_owns(exercise)
    if exercise.called_off_on:
        raise Refused("This exercise was called off: nothing was raised in it.")
    issue = RaisedIssue(partnership=by.partnership, exercise=exercise)
    _fill(
        issue, by, kind=str(kind), title=title, words=words, raised_on=raised_on, about=about, area=area, people=people,
        forum=forum, forum_size=forum_size, sitting=sitting, coverage=coverage, coverage_says=coverage_says,
        answer_from=answer_from,
    )  # fmt: skip
    issue.item = cite_issue(issue, _versions(by, cites), by=by, at=at).item
    save_checked(issue)
    record("raised.entered", subject=issue, by=by, at=at, facts=_facts(issue))
    return issue


@transaction.atomic
def amend_issue(
    *, issue: RaisedIssue, kind: Kind | str, title: str, words: str, raised_on: date, by: Standing, at: datetime,
    about: str = "", area: str = "", people: int | None = None, forum: Forum | None = None,
    forum_size: int | None = None, sitting: Sitting | None = None, coverage: str = "", coverage_says: str = "",
    answer_from: Agency | None = None, cites: Iterable[Item] = (),
) -> None:  # fmt: skip
    """Say anew what was raised; the ledger keeps how it read when it was answered."""
    check_may_run_consultation(by)
    by.check_owns(issue)
    _fill(
        issue, by, kind=str(kind), title=title, words=words, raised_on=raised_on, about=about, area=area, people=people,
        forum=forum, forum_size=forum_size, sitting=sitting, coverage=coverage, coverage_says=coverage_says,
        answer_from=answer_from,
    )  # fmt: skip
    cite_issue(issue, _versions(by, cites), by=by, at=at)
    record("raised.amended", subject=issue, by=by, at=at, facts=_facts(issue))


def _fill(issue: RaisedIssue, by: Standing, **given: Any) -> None:
    by.check_owns(given["forum"], given["sitting"])
    check_took_part(by, answer_from=given["answer_from"])
    for field, value in given.items():
        setattr(issue, field, value.strip() if isinstance(value, str) else value)
    refuse_if_any(_faults(issue, by))
    save_checked(issue)


def _faults(issue: RaisedIssue, by: Standing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"about": [], "raised_on": [], "forum_size": [], "sitting": [], "words": []}
    if issue.kind in ABOUT and not issue.about:
        found["about"].append(ABOUT[Kind(issue.kind)])
    if not issue.exercise.opens <= issue.raised_on <= by.today:
        found["raised_on"].append("Give a day since the exercise opened, and not one still to come.")
    if issue.forum_size and not issue.forum:
        found["forum_size"].append("Choose the forum.")
    if issue.sitting and issue.sitting.exercise_id != issue.exercise_id:
        found["sitting"].append("Choose a sitting of this exercise.")
    if _is_somebodys_own(issue):
        found["words"].append("Somebody wrote just that in an answer. Say it in the partnership’s words: it is told.")
    return found


def _is_somebodys_own(issue: RaisedIssue) -> bool:
    """People's own words are never published, and an issue is."""
    asked = Answer.objects.filter(response__questionnaire__exercise=issue.exercise_id)
    return asked.filter(text__iexact=issue.words).exists()


def _versions(by: Standing, cites: Iterable[Item]) -> list[Version]:
    items = list(cites)
    by.check_owns(*items)
    known = {each.pk for each in citable(by)}
    if any(each.pk not in known for each in items):
        raise Refused({"cites": ["Choose among the answers listed."]})
    return [found for each in items if (found := find_latest(by.partnership, each.key))]


def _facts(issue: RaisedIssue) -> dict[str, str | int | date | bool | None]:
    return {"exercise": issue.exercise_id, "kind": issue.kind, "coverage": issue.coverage, "people": issue.people}


@transaction.atomic
def answer_issue(
    *, issue: RaisedIssue, outcome: str, reason: str, post: Post, by: Standing, at: datetime,
    agency: Agency | None = None, due: date | None = None, changed: str = "",
    correction: ReleaseCandidate | None = None,
) -> AnswerDetail:  # fmt: skip
    """Answer an issue in the ledger, and say from which post, what was changed, and which release corrects the report.

    A later answer leaves the earlier on record.
    """
    check_may_answer_item(by, agency)
    by.check_owns(issue, post, correction)
    refuse_if_any(_answer_faults(issue, outcome, post, agency, correction, by))
    version = find_latest(by.partnership, issue_key(issue))
    if version is None:
        raise Refused("It is not in the ledger of evidence yet.")
    given = answer_item(version=version, outcome=outcome, reason=reason, agency=agency, due=due, by=by, at=at)
    detail = AnswerDetail(
        partnership=by.partnership, issue=issue, answer=given, post=post, changed=changed.strip(),
        correction=correction if outcome == GivenAnswer.Outcome.DONE else None,
    )  # fmt: skip
    save_checked(detail)
    facts = {"outcome": outcome, "post": post.pk, "correction": correction.number if correction else None}
    record("raised.answered", subject=issue, by=by, at=at, facts=facts)
    return detail


def _answer_faults(
    issue: RaisedIssue, outcome: str, post: Post, agency: Agency | None, correction: ReleaseCandidate | None,
    by: Standing,
) -> dict[str, list[str]]:  # fmt: skip
    found: dict[str, list[str]] = {"correction": [], "post": []}
    is_decision, is_done = issue.kind in CORRECTABLE, outcome == GivenAnswer.Outcome.DONE
    if is_decision and is_done and correction is None:
        found["correction"].append("Name the release that corrects it. Until there is one, it will be done by a day.")
    if correction and not is_decision:
        found["correction"].append("Only what is said of the report is answered by a correction of it.")
    if correction and not (correction.corrects_id and correction.was_public(by.at)):
        found["correction"].append("Choose a published release that corrects another.")
    if agency and post.agency_id != agency.pk:
        found["post"].append("Choose a post of the agency in whose name it is answered.")
    return found
