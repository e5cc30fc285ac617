"""Pages of decisions: the list, each one, those taken outside meetings, and who has influence."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.paging import KeysFirst
from frankpledge.stages.partnership.forms.commitments import DecisionApprovalForm
from frankpledge.stages.partnership.forms.meeting_outcome import DecisionsFilter, OutsideDecisionForm, RatifiedAtForm
from frankpledge.stages.partnership.meeting_permissions import (
    check_may_log_decision,
    check_may_log_decision_of,
    may_log_decision,
    may_log_decision_of,
)
from frankpledge.stages.partnership.models import Decision, Meeting
from frankpledge.stages.partnership.permissions import (
    check_may_coordinate,
    check_may_read_business,
    may_ask_for_approval,
    may_coordinate,
)
from frankpledge.stages.partnership.queries import commitments
from frankpledge.stages.partnership.queries import decisions as queries
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.queries.people import posts_held
from frankpledge.stages.partnership.services import decisions as services
from frankpledge.stages.partnership.services.commitments import decide_under
from frankpledge.stages.partnership.tables import meeting_outcome as tables
from frankpledge.stages.partnership.tables.commitments import approval_text

PAGE = 50


def _to(standing: Standing, decision: Decision) -> str:
    return reverse("partnership:decision", args=[standing.partnership.slug, decision.pk])


@partnership_page
def decisions(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List decisions, of one group or kind where chosen."""
    check_may_read_business(standing)
    filters = DecisionsFilter(request.GET or None, reader=standing)
    asked = filters.cleaned_data if filters.is_valid() else {}
    found = queries.decisions(standing, state=asked.get("state", ""), group=asked.get("group"))
    page = KeysFirst(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Decisions",
        "back": reverse("partnership:meetings", args=[standing.partnership.slug]),
        "filters": filters,
        "page": page,
        "rows": tables.decision_rows(page, standing),
        "waiting": queries.to_ratify(standing).count(),
        "may_log": may_log_decision(standing, bool(posts_held(standing))),
    }
    return render(request, "partnership/decisions/list.html", context, using="pages")


@partnership_page
def decision(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a decision: who proposed it, who took it, and by what authority."""
    found = queries.find_decision(standing, pk)
    context = {
        "title": "A decision taken at a meeting" if found.meeting_id else "A decision taken outside meetings",
        "decision": found,
        "back": reverse("partnership:decisions", args=[standing.partnership.slug]),
        "facts": tables.decision_facts(found, standing),
        "actions": tables.action_rows(queries.actions_of(standing, found), standing),
        **(_beyond(found, standing) if tables.is_beyond_authority(found) else {}),
        "may_ratify": may_coordinate(standing) and not found.meeting_id and not found.ratified_at_id,
    }
    return render(request, "partnership/decisions/one.html", context, using="pages")


def _beyond(found: Decision, standing: Standing) -> dict[str, Any]:
    """Return what the page of a decision beyond its post's authority says: approved, asked for, or still to ask."""
    request = commitments.request_about(standing, found)
    holders = holders_of(found.post, standing)
    may_tie = request is None and may_log_decision_of(standing, holders)
    asking = found.post is not None and may_ask_for_approval(standing, found.post, holders)
    return {
        "is_beyond": True,
        "request_for": request,
        "approval": approval_text(request, found) if request else "",
        "has_approvals": may_tie and commitments.approvals_for(standing, found).exists(),
        "may_ask": request is None and asking,
    }


@partnership_page
def approval(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask under which approval a decision was taken."""
    found = queries.find_decision(standing, pk)
    check_may_log_decision_of(standing, holders_of(found.post, standing))
    return form_page(
        request,
        DecisionApprovalForm(reader=standing, decision=found, **sent_form(request)),
        title="Record under which approval it was taken",
        caption=found.what,
        save=partial(decide_under, decision=found, by=standing, at=request.at),
        done="The approval is recorded.",
        to=_to(standing, found),
        back=_to(standing, found),
    )


@partnership_page
def log(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a decision that was taken outside meetings."""
    check_may_log_decision(standing, bool(posts_held(standing)))
    return form_page(
        request,
        OutsideDecisionForm(reader=standing, initial={"on": standing.today}, **sent_form(request)),
        title="Log a decision taken outside meetings",
        save=partial(services.log_decision, by=standing, at=request.at),
        done="The decision is logged. It is brought to the next meeting to be ratified.",
        to=lambda made: _to(standing, made),
        button="Log the decision",
        back=reverse("partnership:decisions", args=[standing.partnership.slug]),
    )


@partnership_page
def ratify(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask at which meeting a decision was ratified."""
    check_may_coordinate(standing)
    found = queries.find_decision(standing, pk)

    def save(meeting: Meeting) -> None:
        services.ratify_decisions(meeting=meeting, decisions=[found], by=standing, at=request.at)

    return form_page(
        request,
        RatifiedAtForm(reader=standing, decision=found, **sent_form(request)),
        title="Record that it was ratified",
        save=save,
        done="Ratified.",
        to=_to(standing, found),
        back=_to(standing, found),
    )


@partnership_page
def influence(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show who proposes, speaks and decides, by sector and by how agencies take part."""
    check_may_read_business(standing)
    context = {
        "title": "Who proposes, speaks and decides",
        "sectors": tables.influence_rows(queries.influence(standing)),
        "standings": tables.influence_rows(queries.influence(standing, by_standing=True)),
        "back": reverse("partnership:decisions", args=[standing.partnership.slug]),
    }
    return render(request, "partnership/decisions/influence.html", context, using="pages")
