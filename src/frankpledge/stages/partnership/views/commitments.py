"""Pages of commitments beyond a post's authority: ask, list, and answer."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.commitments import AskForm, CommitmentAnswerForm, CommitmentFilter
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.models import CommitmentRequest, Decision
from frankpledge.stages.partnership.permissions import (
    check_may_answer_commitment,
    check_may_ask_for_approval,
    check_may_read_business,
    may_answer_commitment,
)
from frankpledge.stages.partnership.queries import commitments as queries
from frankpledge.stages.partnership.queries.decisions import find_decision
from frankpledge.stages.partnership.queries.groups import find_group
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.queries.role_cards import find_carded_post
from frankpledge.stages.partnership.services.commitments import (
    answer_commitment,
    ask_for_approval,
    withdraw_commitment,
)
from frankpledge.stages.partnership.tables import commitments as tables
from frankpledge.stages.partnership.tables.sections import sections
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def commitments(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what posts asked to commit, waiting and decided."""
    check_may_read_business(standing)
    narrowed = CommitmentFilter(request.GET)
    page = page_of(request, queries.commitment_requests(standing, **chosen(narrowed)))
    context = {
        "title": "Commitments waiting for approval and decided",
        "sections": sections(standing),
        "filter": narrowed,
        "page": page,
        "rows": tables.commitment_rows(page, standing),
    }
    return render(request, "partnership/authority/commitments.html", context, using="pages")


@partnership_page
def ask(
    request: HttpRequest, standing: Standing, pk: int, pounds: int, of_post: int = 0, of_group: int = 0
) -> HttpResponse:
    """Ask what a sum is for, and send it to the post or group named in the address."""
    post = find_carded_post(standing, pk)
    check_may_ask_for_approval(standing, post, holders_of(post, standing))
    asked: dict[str, Any] = (
        {"of_post": find_carded_post(standing, of_post)} if of_post else {"of_group": find_group(standing, of_group)}
    )
    given = {"post": post, "pounds": pounds, "decision": _decision(request, standing), **asked}
    back = f"{reverse('partnership:role-card-commit', args=[standing.partnership.slug])}?post={pk}&pounds={pounds}"
    return form_page(
        request,
        AskForm(**sent_form(request)),
        title="Ask for approval",
        facts=tables.asking_facts(post, pounds, *asked.values()),
        template="partnership/authority/agree.html",
        save=partial(ask_for_approval, by=standing, at=request.at, **given),
        done="The request is sent, and whoever answers it is told.",
        to=lambda made: _page(made.pk, standing),
        cancel=back,
        button="Ask for approval",
    )


def _decision(request: HttpRequest, standing: Standing) -> Decision | None:
    """Return the decision that was taken already, where its page led here."""
    named = request.GET.get("decision", "")
    return find_decision(standing, int(named)) if named.isdecimal() else None


@partnership_page
def commitment(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one request, with the form for whoever may answer it."""
    found = queries.find_commitment_request(standing, pk)
    context = _shown(found, standing)
    if queries.state_of(found) == "waiting" and may_answer_commitment(standing, *_who(found, standing)):
        context |= {"form": CommitmentAnswerForm(), "button": "Send the answer"}
    return render(request, "partnership/authority/commitment.html", context, using="pages")


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Approve or decline."""
    found = queries.find_commitment_request(standing, pk)
    check_may_answer_commitment(standing, *_who(found, standing))
    return form_page(
        request,
        CommitmentAnswerForm(**sent_form(request)),
        template="partnership/authority/commitment.html",
        save=partial(answer_commitment, request=found, by=standing, at=request.at),
        done="The answer is recorded, and whoever asked is told.",
        to=_page(pk, standing),
        button="Send the answer",
        **_shown(found, standing),
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Take back what was asked."""
    found = queries.find_commitment_request(standing, pk)
    check_may_ask_for_approval(standing, found.post, holders_of(found.post, standing))
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Withdraw this request",
        intro=f"{queries.asked_of(found)} need not answer it any more. It stays on record as withdrawn.",
        save=partial(withdraw_commitment, request=found, by=standing, at=request.at),
        done="The request is withdrawn.",
        to=_page(pk, standing),
        back=_page(pk, standing),
        button="Withdraw the request",
    )


def _who(found: CommitmentRequest, standing: Standing) -> tuple[frozenset[int], frozenset[int]]:
    answering = queries.who_answers(standing, queries.asked_of(found))
    return queries.who_asks(standing, found), frozenset(person.pk for person in answering)


def _shown(found: CommitmentRequest, standing: Standing) -> dict[str, Any]:
    return {
        "title": "May this be committed?",
        "caption": f"Asked by {found.post}",
        "request_for": found,
        "facts": tables.commitment_facts(found, standing),
        "asked": str(queries.asked_of(found)),
        "waits": queries.state_of(found) == "waiting",
        "may_withdraw": queries.may_withdraw(standing, found),
    }


def _page(pk: int, standing: Standing) -> str:
    return reverse("partnership:commitment", args=[standing.partnership.slug, pk])
