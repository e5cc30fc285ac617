"""Pages of what people raised: the lists, each issue's own page, and the answer to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.permissions import check_may_answer_some_item, may_answer_some_item
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.citing import issue_key
from frankpledge.stages.consultation.forms.issues import IssueAnswerForm, IssueFilter, IssueForm
from frankpledge.stages.consultation.models import RaisedIssue
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import issues as queries
from frankpledge.stages.consultation.queries.exercises import find_exercise
from frankpledge.stages.consultation.rules.issues import CORRECTABLE, Kind
from frankpledge.stages.consultation.services import issues as services
from frankpledge.stages.consultation.tables import issues as tables
from frankpledge.stages.consultation.tables.links import link, named
from frankpledge.stages.consultation.tables.spoken import spoken_rows
from frankpledge.stages.consultation.views.exercises import exercise_address
from frankpledge.stages.consultation.views.listing import chosen, page_of
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.stages.partnership.queries.people import posts_held


@partnership_page
def issues(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what was raised in the cycle under way, what has no answer first."""
    check_may_read_consultation(standing)
    cycle = open_cycle(standing)
    narrowed = IssueFilter(request.GET, reader=standing, cycle=cycle)
    page = page_of(request, queries.issues_of(standing, cycle, **chosen(narrowed)))
    context = {
        "title": "Issues raised",
        "caption": named(cycle),
        "filter": narrowed,
        "page": page,
        "rows": tables.issue_rows(page, standing),
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/issues/list.html", context, using="pages")


Rows = Callable[[Any, tables.Answers, Standing], list[tables.Row]]


@dataclass(frozen=True)
class Register:
    """A list of issues of some kinds, or that the audit left out, with the latest answer to each."""

    title: str
    intro: str
    head: list[str]
    rows: Rows
    empty: str
    kinds: tuple[Kind, ...] = tuple(Kind)
    coverage: str = ""


def _listed(request: HttpRequest, standing: Standing, register: Register) -> HttpResponse:
    check_may_read_consultation(standing)
    cycle = open_cycle(standing)
    found = queries.issues_of(standing, cycle, coverage=register.coverage).filter(kind__in=register.kinds)
    page = page_of(request, found)
    context = {
        "title": register.title, "caption": named(cycle), "register": register, "page": page,
        "rows": register.rows(page, queries.answers_to(standing, page.object_list), standing),
        "back": reverse("consultation:issues", args=[standing.partnership.slug]),
    }  # fmt: skip
    return render(request, "consultation/issues/register.html", context, using="pages")


LEFT_OUT = Register(
    rows=tables.left_out_rows, coverage="left-out", title="What the audit did not cover",
    intro="Issues that the audit covers in part or not at all, and what becomes of each.",
    head=["What was raised", "Area", "Raised by", "The audit", "Why", "Answer", "Why so", "Answered by"],
    empty="Nothing was raised that the audit is known to have left out.",
)  # fmt: skip


@partnership_page
def left_out(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what was raised and the audit did not cover, with the answer to each."""
    return _listed(request, standing, LEFT_OUT)


COMMENTS = Register(
    rows=tables.comment_rows, kinds=(Kind.COMMENT,), title="Comments on drafts",
    intro="Each comment, the response to it and the change made.",
    head=["Comment", "In full", "On", "Response", "Why", "Change made"],
    empty="Nobody has commented on a draft in this cycle.",
)  # fmt: skip


@partnership_page
def comments(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List comments on drafts, with the response and the change made."""
    return _listed(request, standing, COMMENTS)


IDEAS = Register(
    rows=tables.idea_rows, kinds=(Kind.IDEA,), title="Ideas for tackling problems",
    intro="What people suggest, and which of it was taken up and why.",
    head=["Problem", "Idea", "Raised by", "Taken up", "Why", "What was done"],
    empty="Nobody has suggested anything in this cycle.",
)  # fmt: skip


@partnership_page
def ideas(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List ideas beside the problems they would tackle, and which were taken up."""
    return _listed(request, standing, IDEAS)


CORRECTION_LOG = Register(
    rows=tables.correction_rows, kinds=CORRECTABLE, title="Corrections of the report",
    intro="What people said is wrong or lacking in the report, the decision on each, and the text as republished.",
    head=["What was said", "Of what", "Decision", "Why", "Corrected by", "What was wrong", "How it reads now"],
    empty="Nobody has said that the report is wrong or lacks something.",
)  # fmt: skip


@partnership_page
def correction_log(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what was said of the report, the decision on each, and how it reads now."""
    return _listed(request, standing, CORRECTION_LOG)


@partnership_page
def standing_channels(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what came by standing channels, quarter by quarter."""
    check_may_read_consultation(standing)
    context = {
        "title": "Standing channels",
        "channels": [link(each.title, "exercise", standing, each.pk) for each in queries.channels(standing)],
        "head": tables.QUARTER_HEADS,
        "rows": tables.quarter_rows(queries.by_quarter(standing)),
        "may_run": may_run_consultation(standing),
        "back": reverse("consultation:issues", args=[standing.partnership.slug]),
    }
    return render(request, "consultation/issues/standing.html", context, using="pages")


@partnership_page
def issue(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one issue, what bears it out, and every answer to it."""
    found = queries.find_issue(standing, pk)
    context = {
        "title": found.title,
        "caption": "Issue raised",
        "issue": found,
        "facts": tables.issue_facts(found, standing),
        "cited": cited(standing, issue_key(found)),
        "spoken_to": spoken_rows(standing, issue_key(found)),
        "answers": tables.answer_rows(queries.answers_to(standing, [found]).get(pk, []), standing),
        "may_run": may_run_consultation(standing),
        "may_answer": may_answer_some_item(standing),
    }
    return render(request, "consultation/issues/one.html", context, using="pages")


@partnership_page
def raise_one(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what was raised in an exercise."""
    check_may_run_consultation(standing)
    exercise = find_exercise(standing, pk)
    return form_page(
        request,
        IssueForm(reader=standing, exercise=exercise, **sent_form(request)),
        title="Enter an issue raised",
        caption=exercise.title,
        save=partial(services.raise_issue, exercise=exercise, by=standing, at=request.at),
        done="It is entered, and waits for an answer.",
        to=lambda made: issue_address(standing, made.pk),
        back=exercise_address(standing, pk),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what was raised, anew."""
    check_may_run_consultation(standing)
    found = queries.find_issue(standing, pk)
    now = {name: getattr(found, name) for name in IssueForm.base_fields if name != "cites"}
    now["cites"] = queries.cited_by(found)
    return form_page(
        request,
        IssueForm(reader=standing, exercise=found.exercise, initial=now, **sent_form(request)),
        title="Change the issue",
        caption=found.title,
        save=partial(services.amend_issue, issue=found, by=standing, at=request.at),
        done="Saved. How it read when it was answered stays in the ledger of evidence.",
        to=issue_address(standing, pk),
        back=issue_address(standing, pk),
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what becomes of an issue."""
    check_may_read_consultation(standing)
    check_may_answer_some_item(standing)
    found: RaisedIssue = queries.find_issue(standing, pk)
    return form_page(
        request,
        IssueAnswerForm(
            reader=standing, issue=found, initial={"post": posts_held(standing).first()}, **sent_form(request)
        ),
        title="Answer the issue",
        caption=found.title,
        intro=found.words,
        save=partial(services.answer_issue, issue=found, by=standing, at=request.at),
        done="The answer is recorded. A later one leaves it on record.",
        to=issue_address(standing, pk),
        back=issue_address(standing, pk),
    )


def issue_address(standing: Standing, pk: int) -> str:
    """Return where an issue's own page is."""
    return reverse("consultation:issue", args=[standing.partnership.slug, pk])
