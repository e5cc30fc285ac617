"""Pages of issues that come up from the people who do the work."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.voice import IssueFilter, IssueForm, ReplyForm
from frankpledge.stages.partnership.permissions import (
    check_may_answer_members,
    check_may_read_business,
    check_may_record_for_some_agency,
    may_answer_members,
    may_record_for_some_agency,
)
from frankpledge.stages.partnership.queries import issues as queries
from frankpledge.stages.partnership.services.issues import REPLY_WITHIN, raise_issue, reply_to_issue
from frankpledge.stages.partnership.tables import voice as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def issues(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List issues, those without a reply first."""
    check_may_read_business(standing)
    narrowed = IssueFilter(request.GET, reader=standing)
    page = page_of(request, queries.issues(standing, **chosen(narrowed)))
    context = {
        "title": "Issues raised",
        "filter": narrowed,
        "page": page,
        "rows": tables.issue_rows(page, standing),
        "may_record": may_record_for_some_agency(standing),
    }
    return render(request, "partnership/voice/issues.html", context, using="pages")


@partnership_page
def issue(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one issue and its reply."""
    found = queries.find_issue(standing, pk)
    context = {
        "title": found.about,
        "caption": "Issue raised",
        "issue": found,
        "facts": tables.issue_facts(found, standing),
        "may_reply": found.replied_on is None and may_answer_members(standing),
    }
    return render(request, "partnership/voice/issue.html", context, using="pages")


@partnership_page
def raise_one(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what people of an agency raise."""
    check_may_record_for_some_agency(standing)
    return form_page(
        request,
        IssueForm(reader=standing, initial={"reply_due": standing.today + REPLY_WITHIN}, **sent_form(request)),
        title="Raise an issue",
        intro="What the people who do the work meet with, for the partnership to reply to by a day.",
        save=partial(raise_issue, by=standing, at=request.at),
        done="The issue is raised, and those who reply are told.",
        to=lambda made: _page(made.pk, standing),
        back=reverse("partnership:issues", args=[standing.partnership.slug]),
        button="Raise the issue",
    )


@partnership_page
def reply(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Reply to an issue."""
    check_may_answer_members(standing)
    found = queries.find_issue(standing, pk)
    return form_page(
        request,
        ReplyForm(**sent_form(request)),
        title="Reply to this issue",
        caption=found.about,
        intro=found.text,
        save=partial(reply_to_issue, issue=found, by=standing, at=request.at),
        done="The reply is recorded, and whoever raised the issue is told.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Send the reply",
    )


def _page(pk: int, standing: Standing) -> str:
    return reverse("partnership:issue", args=[standing.partnership.slug, pk])
