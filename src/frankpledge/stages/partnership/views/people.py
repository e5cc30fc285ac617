"""Pages of people: who has which role, who holds which post, and whom to invite."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.permissions import check_may_end_role, check_may_manage_people
from frankpledge.foundation.accounts.queries import invitations
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.agencies import EndForm
from frankpledge.stages.partnership.forms.people import (
    ConfirmForm,
    FillForm,
    GrantForm,
    InviteForm,
    PeopleFilter,
    PostForm,
)
from frankpledge.stages.partnership.permissions import check_may_coordinate, may_coordinate, may_read_business
from frankpledge.stages.partnership.queries import people as queries
from frankpledge.stages.partnership.tables import people as tables

ON_A_PAGE = 50


def _to_people(standing: Standing) -> str:
    return reverse("partnership:people", args=[standing.partnership.slug])


@partnership_page
def people(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List roles, invitations that wait, and posts with their holders."""
    check_may_manage_people(standing)
    asked = PeopleFilter(request.GET or None, reader=standing)
    chosen = asked.cleaned_data if asked.is_valid() else {}
    roles = page_of(queries.roles_today(standing, **chosen), request, "roles")
    posts = page_of(queries.posts(standing), request, "posts")
    context = {
        "title": "People",
        "filter": asked,
        "roles": roles,
        "role_rows": tables.role_rows(roles, standing),
        "waiting": tables.invitation_rows(invitations(standing), standing),
        "posts": posts,
        "post_rows": tables.post_rows(posts, standing),
    }
    return render(request, "partnership/people/list.html", context, using="pages")


def page_of(found: QuerySet[Any], request: HttpRequest, name: str) -> Page[Any]:
    """Return the page of a list that the address asks for, under that name."""
    return Paginator(found, ON_A_PAGE).get_page(request.GET.get(name))


@partnership_page
def ended(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the roles that have ended, so that whoever follows can see who worked here when."""
    roles = page_of(queries.roles_ended(standing), request, "page")
    context = {"title": "Roles that have ended", "page": roles, "rows": tables.ended_rows(roles, standing)}
    return render(request, "partnership/people/ended.html", context | {"back": _to_people(standing)}, using="pages")


@partnership_page
def person(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one person: roles, posts and invitations, with their days."""
    found = queries.find_person(standing, pk)
    context = {
        "title": str(found)[:1].upper() + str(found)[1:],
        "person": found,
        "facts": tables.person_facts(found),
        "roles": tables.own_role_rows(queries.roles_of(standing, found), standing),
        "posts": tables.own_post_rows(queries.posts_of(standing, found), standing),
        "sent": tables.sent_rows(queries.invitations_of(standing, found), standing),
        "may_be_erased": queries.may_be_erased(standing, found),
        "back": _to_people(standing),
    }
    return render(request, "partnership/people/person.html", context, using="pages")


@partnership_page
def erase(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take a person's name and address away for good."""
    found = queries.find_person(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Erase the name and address of {found}",
        save=partial(services.erase_person, person=found, by=standing, at=request.at),
        done="The name and the address are erased.",
        to=_to_people(standing),
        button="Erase for good",
        template="partnership/people/erase.html",
        cancel=reverse("partnership:person", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def invite_somebody(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask whom to invite, and as what."""
    check_may_manage_people(standing)
    return form_page(
        request,
        InviteForm(reader=standing, **sent_form(request)),
        title="Invite somebody",
        save=partial(services.invite, by=standing, at=request.at),
        done="The invitation is on its way.",
        to=_to_people(standing),
        button="Send the invitation",
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to withdraw an invitation."""
    check_may_manage_people(standing)
    invitation = queries.find_waiting_invitation(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Withdraw the invitation to {invitation.email}",
        save=partial(services.withdraw_invitation, invitation=invitation, by=standing, at=request.at),
        done="The invitation is withdrawn.",
        to=_to_people(standing),
        button="Withdraw it",
    )


@partnership_page
def grant(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a further role for somebody."""
    check_may_manage_people(standing)
    return form_page(
        request,
        GrantForm(reader=standing, **sent_form(request)),
        title="Give a role",
        save=partial(services.grant_role, by=standing, at=request.at),
        done="The role is given.",
        to=_to_people(standing),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to end a role."""
    held = queries.find_role(standing, pk)
    check_may_end_role(standing, held.person)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"End the role of {held.person} as {held.get_role_display().lower()}",
        save=partial(services.end_role, grant=held, by=standing, at=request.at),
        done="The role has ended.",
        to=_to_people(standing),
        button="End the role",
    )


@partnership_page
def new_post(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new post."""
    check_may_coordinate(standing)
    return form_page(
        request,
        PostForm(reader=standing, **sent_form(request)),
        title="Set up a post",
        save=partial(services.create_post, by=standing, at=request.at),
        done="The post is set up.",
        to=lambda made: reverse("partnership:post", args=[standing.partnership.slug, made.pk]),
    )


@partnership_page
def post(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a post and all who held it."""
    found = queries.find_post(standing, pk)
    context = {
        "title": found.title,
        "caption": str(found.agency),
        "post": found,
        "facts": tables.post_facts(found),
        "holders": tables.holder_rows(found, standing),
        "may_coordinate": may_coordinate(standing),
        "may_read_card": may_read_business(standing),
    }
    return render(request, "partnership/people/post.html", context, using="pages")


@partnership_page
def fill(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who takes a post."""
    check_may_coordinate(standing)
    found = queries.find_post(standing, pk)
    return form_page(
        request,
        FillForm(reader=standing, initial={"since": standing.today}, **sent_form(request)),
        title=f"Who takes the post: {found}",
        save=partial(services.fill_post, post=found, by=standing, at=request.at),
        done="Recorded.",
        to=reverse("partnership:post", args=[standing.partnership.slug, pk]),
    )


@partnership_page
def leave(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the last day of somebody in a post."""
    check_may_coordinate(standing)
    holding = queries.find_holding(standing, pk)
    return form_page(
        request,
        EndForm(initial={"until": standing.today}, **sent_form(request)),
        title=f"{holding.person} leaves the post",
        save=partial(services.leave_post, holding=holding, by=standing, at=request.at),
        done="Recorded.",
        to=reverse("partnership:post", args=[standing.partnership.slug, holding.post_id]),
    )
