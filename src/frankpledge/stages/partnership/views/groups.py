"""Pages of groups: the list, each group, and what changes one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.permissions import may_read_log
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.queries import events, in_words
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.agencies import EndForm
from frankpledge.stages.partnership.forms.groups import (
    AgreeForm,
    ApartForm,
    FindGroupsForm,
    GroupForm,
    MergeForm,
    OtherGroupsForm,
    SetUpForm,
)
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.permissions import check_may_coordinate, may_coordinate, may_read_business
from frankpledge.stages.partnership.queries import groups as queries
from frankpledge.stages.partnership.queries.overlap import makeups
from frankpledge.stages.partnership.rules.functions import who_does_what
from frankpledge.stages.partnership.services import groups as services
from frankpledge.stages.partnership.services.mergers import merge_groups
from frankpledge.stages.partnership.tables import groups as tables
from frankpledge.stages.partnership.tables import seats as seat_tables
from frankpledge.stages.partnership.tables.group_cells import TO_DO, address, plan_address

PAGE = 50
LATEST = 20


@partnership_page
def groups(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the groups at work, then those that have ended."""
    asked = FindGroupsForm(request.GET or None)
    wanted = asked.cleaned_data if asked.is_valid() else {}
    at_work = queries.current_groups(standing, **wanted)
    page = Paginator(at_work, PAGE).get_page(request.GET.get("page"))
    ended = Paginator(queries.ended_groups(standing), PAGE).get_page(request.GET.get("ended"))
    context = {
        "title": "Groups", "asked": asked, "page": page, "ended_page": ended, "is_filtered": bool(any(wanted.values())),
        "rows": tables.group_rows(queries.memberships(page, standing), standing),
        "ended": tables.ended_rows(ended, standing),
        "may_coordinate": may_coordinate(standing), "may_read_business": may_read_business(standing),
    }  # fmt: skip
    return render(request, "partnership/groups/list.html", context, using="pages")


@partnership_page
def group(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one group: its terms, who sits in it, its joint meetings and its history."""
    found = queries.find_group(standing, pk)
    membership = queries.Membership(found, standing.today)
    may_change = may_coordinate(standing) and _is_at_work(found, standing)
    context = {
        "title": found.name, "group": found, "facts": tables.group_facts(found, standing),
        "terms": tables.terms_facts(found), "seats": seat_tables.seat_rows(membership, standing, may_change=may_change),
        "unfilled": seat_tables.unfilled_rows(membership.unfilled, standing, may_change=may_change),
        "former": seat_tables.former_rows(membership, standing),
        "meetings": tables.joint_rows(queries.joint_meetings(standing, found), found, standing),
        "taken_over": tables.taken_over_rows(found, standing), "history": tables.history(found, standing),
        "plan": plan_address([found.pk], standing), "recorded": _recorded(standing, found),
        "may_change": may_change, "to_do": [TO_DO] if may_change else [],
    }  # fmt: skip
    return render(request, "partnership/groups/one.html", context, using="pages")


def _recorded(standing: Standing, found: Group) -> list[Any]:
    """Return who recorded what, for those who may read the log."""
    if not may_read_log(standing):
        return []
    return in_words(events(standing, subject_type=Group._meta.label_lower, subject_id=found.pk)[:LATEST])


def _is_at_work(found: Group, standing: Standing) -> bool:
    return found.merged_into_id is None and (found.ended is None or found.ended >= standing.today)


@partnership_page
def set_up(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new group."""
    check_may_coordinate(standing)
    return form_page(
        request,
        SetUpForm(reader=standing, initial={"started": standing.today}, **sent_form(request)),
        title="Set up a group",
        save=partial(services.set_up_group, by=standing, at=request.at),
        done="The group is set up. Now give its seats.",
        to=lambda made: address("group", standing, made.pk),
        button="Set up the group",
        back=address("groups", standing),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct what is recorded of a group."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    now = {name: getattr(found, name) for name in ("name", "level", "started", "predecessor", "remit", "powers")}
    now |= {"constitution": found.constitution, "functions": found.functions, "topics": found.topics.all()}
    return form_page(
        request,
        GroupForm(reader=standing, group=found, initial=now, **sent_form(request)),
        title=f"Amend {found}",
        save=partial(services.amend_group, group=found, by=standing, at=request.at),
        done="Saved.",
        intro="Where agreed terms change, they must be agreed again." if found.terms_agreed_on else "",
        **_to_group(standing, found),
    )


@partnership_page
def terms(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask on which day a group's terms of reference were agreed."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    return form_page(
        request,
        AgreeForm(initial={"agreed_on": standing.today}, **sent_form(request)),
        title=f"Terms of reference of {found}",
        save=partial(services.agree_terms, group=found, by=standing, at=request.at),
        done="The terms are recorded as agreed.",
        button="Record that they are agreed",
        template="partnership/groups/terms.html",
        terms=tables.terms_facts(found)[1:],
        **_to_group(standing, found),
    )


@partnership_page
def joint(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask with which groups a group meets jointly."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    suggested = [int(key) for key in request.GET.getlist("with") if key.isdigit()]
    now = [*found.meets_jointly_with.values_list("pk", flat=True), *suggested]
    return form_page(
        request,
        OtherGroupsForm(reader=standing, group=found, initial={"others": now}, **sent_form(request)),
        title=f"Joint meetings of {found}",
        save=partial(services.meet_jointly, group=found, by=standing, at=request.at),
        done="Saved.",
        intro="A joint meeting has one agenda, one set of papers and one set of minutes.",
        **_to_group(standing, found),
    )


@partnership_page
def apart(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what sets a group apart from others with the same work."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    return form_page(
        request,
        ApartForm(initial={"overlap_reason": found.overlap_reason}, **sent_form(request)),
        title=f"What sets {found} apart",
        save=partial(services.set_apart, group=found, by=standing, at=request.at),
        done="The decision is recorded.",
        intro="Record this where both groups are meant to go on. If not, merge them or end one.",
        **_to_group(standing, found),
    )


@partnership_page
def merge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask into which group a group merges."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    now = {"on": standing.today, "into": request.GET.get("into")}
    return form_page(
        request,
        MergeForm(reader=standing, group=found, initial=now, **sent_form(request)),
        title=f"Merge {found} into another group",
        save=partial(merge_groups, group=found, by=standing, at=request.at),
        done="The groups are merged. Agree the terms of reference again where functions were added.",
        to=lambda made: address("group", standing, made.pk),
        button="Merge the groups",
        template="partnership/groups/merge.html",
        group=found,
        functions=tables.functions_said(found),
        back=address("group", standing, pk),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a group's last day, saying first what would be left without a group."""
    check_may_coordinate(standing)
    found = queries.find_current_group(standing, pk)
    alone = [each.function for each in who_does_what(makeups(standing)) if [g.key for g in each.groups] == [pk]]
    return form_page(
        request,
        EndForm(initial={"until": standing.today}, **sent_form(request)),
        title=f"End {found}",
        save=partial(services.end_group, group=found, by=standing, at=request.at),
        done="The last day is recorded.",
        button="Record the last day",
        template="partnership/groups/end.html",
        alone=tables.functions_named(alone),
        **_to_group(standing, found),
    )


def _to_group(standing: Standing, found: Group) -> dict[str, str]:
    """Return the way back to a group's page, after saving and without."""
    return {"to": address("group", standing, found.pk), "back": address("group", standing, found.pk)}
