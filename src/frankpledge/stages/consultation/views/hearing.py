"""Pages of the groups to hear, and of the directory of forums and panels."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.hearing import (
    AmendForumForm,
    AmendGroupForm,
    ForumFilter,
    ForumForm,
    GroupForm,
)
from frankpledge.stages.consultation.permissions import (
    check_may_enter_forum,
    check_may_enter_some_forum,
    check_may_read_consultation,
    check_may_run_consultation,
    may_enter_forum,
    may_enter_some_forum,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import forums as directory
from frankpledge.stages.consultation.queries import hearing as queries
from frankpledge.stages.consultation.services import forums as forum_services
from frankpledge.stages.consultation.services import hearing as services
from frankpledge.stages.consultation.tables import hearing as tables
from frankpledge.stages.consultation.views.listing import chosen, page_of


@partnership_page
def groups(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the groups that are to be heard, what reaches each, and what could."""
    check_may_read_consultation(standing)
    page = page_of(request, queries.heard(standing))
    context = {
        "title": "Groups to hear",
        "page": page,
        "rows": tables.heard_rows(page, standing),
        "ended": tables.ended_rows(queries.every_group(standing).exclude(ended_on=None), standing),
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/groups.html", context, using="pages")


@partnership_page
def group(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one group, why it is named, and the exercises that reached it in any cycle."""
    found = queries.find_group(standing, pk)
    page = page_of(request, found.exercises.order_by("-opens", "-pk"))
    context = {
        "title": found.name,
        "caption": "Group to hear",
        "group": found,
        "facts": tables.group_facts(found),
        "page": page,
        "rows": tables.through_rows(page, standing),
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/group.html", context, using="pages")


@partnership_page
def name_group(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a group that is seldom heard."""
    check_may_run_consultation(standing)
    given = {
        name: request.GET[name] for name in ("name", "reason") if name in request.GET
    }  # from a gap in who was heard
    return form_page(
        request,
        GroupForm(initial=given, **sent_form(request)),
        title="Name a group to hear",
        save=partial(services.name_group, by=standing, at=request.at),
        done="It is named. Plan now which exercise is to reach it.",
        to=_groups(standing),
        back=_groups(standing),
    )


@partnership_page
def amend_group(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change what is said of a group."""
    check_may_run_consultation(standing)
    found = queries.find_group(standing, pk)
    now = {name: getattr(found, name) for name in GroupForm.base_fields} | {"is_ended": found.ended_on is not None}
    page = reverse("consultation:group", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        AmendGroupForm(initial=now, **sent_form(request)),
        title="Change the group",
        caption=found.name,
        save=partial(services.amend_group, group=found, by=standing, at=request.at),
        done="Saved.",
        to=page,
        back=page,
    )


@partnership_page
def forums(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the directory, and which entries no exercise of the cycle uses."""
    check_may_read_consultation(standing)
    narrowed = ForumFilter(request.GET, reader=standing)
    page = page_of(request, directory.with_use(directory.forums(standing, **chosen(narrowed))))
    context = {
        "title": "Forums and panels",
        "filter": narrowed,
        "page": page,
        "rows": tables.forum_rows(page, standing),
        "may_enter": may_enter_some_forum(standing),
    }
    return render(request, "consultation/forums.html", context, using="pages")


@partnership_page
def forum(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one forum or panel, and the exercises that went through it in any cycle."""
    found = directory.find_forum(standing, pk)
    page = page_of(request, found.exercises.order_by("-opens", "-pk"))
    context = {
        "title": found.name,
        "caption": "Forum or panel",
        "forum": found,
        "facts": tables.forum_facts(found),
        "page": page,
        "rows": tables.through_rows(page, standing),
        "may_change": may_enter_forum(standing, found.agency),
    }
    return render(request, "consultation/forum.html", context, using="pages")


@partnership_page
def enter_forum(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a forum or panel."""
    check_may_enter_some_forum(standing)
    return form_page(
        request,
        ForumForm(reader=standing, **sent_form(request)),
        title="Enter a forum or panel",
        save=partial(forum_services.enter_forum, by=standing, at=request.at),
        done="It stands in the directory.",
        to=reverse("consultation:forums", args=[standing.partnership.slug]),
        back=reverse("consultation:forums", args=[standing.partnership.slug]),
    )


@partnership_page
def amend_forum(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change an entry of the directory."""
    found = directory.find_forum(standing, pk)
    check_may_enter_forum(standing, found.agency)
    plain = ("name", "kind", "audience", "meets", "next_on", "speaks_for", "membership")
    now = {name: getattr(found, name) for name in plain}
    now |= {"reaches": found.reaches.all(), "is_ended": found.ended_on is not None}
    page = reverse("consultation:forum", args=[standing.partnership.slug, pk])
    return form_page(
        request,
        AmendForumForm(reader=standing, initial=now, **sent_form(request)),
        title="Change the entry",
        caption=found.name,
        save=partial(forum_services.amend_forum, forum=found, by=standing, at=request.at),
        done="Saved.",
        to=page,
        back=page,
    )


def _groups(standing: Standing) -> str:
    return reverse("consultation:groups", args=[standing.partnership.slug])
