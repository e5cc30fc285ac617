"""Pages of seats: given, filled, amended, ended, and those a group should have."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from frankpledge.core.readiness.case import SeatRole
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.agencies import EndForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.seats import (
    AmendSeatForm,
    DeputyForm,
    ExpectForm,
    FillForm,
    SeatForm,
    TemplateForm,
)
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries import groups as queries
from frankpledge.stages.partnership.services import seats as services
from frankpledge.stages.partnership.tables.group_cells import address


@partnership_page
def give(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which post gets a seat in a group."""
    check_may_coordinate(standing)
    group = queries.find_current_group(standing, pk)
    now = {"since": standing.today, "fills": request.GET.get("fills"), "role": SeatRole.MEMBER}
    return form_page(
        request,
        SeatForm(reader=standing, group=group, initial=now, **sent_form(request)),
        title="Give a seat",
        caption=group.name,
        save=partial(services.give_seat, group=group, by=standing, at=request.at),
        done="The seat is given.",
        **_to_group(standing, group),
    )


@partnership_page
def fill(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who sits in each of a group's unfilled seats."""
    check_may_coordinate(standing)
    group = queries.find_group(standing, queries.find_current_group(standing, pk).pk)
    unfilled = queries.Membership(group, standing.today).unfilled
    now = {"since": standing.today}
    return form_page(
        request,
        FillForm(reader=standing, group=group, unfilled=unfilled, initial=now, **sent_form(request)),
        title="Fill the seats",
        caption=group.name,
        save=partial(services.fill_seats, group=group, by=standing, at=request.at),
        done="The seats are given.",
        intro="Choose a post for each seat. A seat left empty stays unfilled.",
        **_to_group(standing, group),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a post does in a group."""
    check_may_coordinate(standing)
    seat = queries.find_seat(standing, pk)
    now = {"role": seat.role, "fills": seat.fills}
    return form_page(
        request,
        AmendSeatForm(group=seat.group, initial=now, **sent_form(request)),
        title=f"The seat of {seat.post}",
        caption=seat.group.name,
        save=partial(services.amend_seat, seat=seat, by=standing, at=request.at),
        done="Saved.",
        **_to_group(standing, seat.group),
    )


@partnership_page
def deputy(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who stands in for a seat's holder."""
    check_may_coordinate(standing)
    seat = queries.find_seat(standing, pk)
    return form_page(
        request,
        DeputyForm(reader=standing, group=seat.group, initial={"since": standing.today}, **sent_form(request)),
        title=f"Deputy for {seat.post}",
        caption=seat.group.name,
        save=partial(services.give_seat, group=seat.group, deputy_for=seat, by=standing, at=request.at),
        done="The deputy is recorded.",
        **_to_group(standing, seat.group),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a seat's last day."""
    check_may_coordinate(standing)
    seat = queries.find_seat(standing, pk)
    return form_page(
        request,
        EndForm(initial={"until": standing.today}, **sent_form(request)),
        title=f"End the seat of {seat.post}",
        caption=seat.group.name,
        save=partial(services.end_seat, seat=seat, by=standing, at=request.at),
        done="The seat's last day is recorded.",
        button="Record the last day",
        intro="Whoever stands in for its holder gives up the seat on the same day.",
        **_to_group(standing, seat.group),
    )


@partnership_page
def expect(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a seat that a group should have."""
    check_may_coordinate(standing)
    group = queries.find_current_group(standing, pk)
    return form_page(
        request,
        ExpectForm(**sent_form(request)),
        title="Add a seat the group should have",
        caption=group.name,
        save=partial(services.expect_seat, group=group, by=standing, at=request.at),
        done="The seat is added. It stays unfilled until you give it to somebody.",
        **_to_group(standing, group),
    )


@partnership_page
def template(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which template's seats a group should have."""
    check_may_coordinate(standing)
    group = queries.find_current_group(standing, pk)
    return form_page(
        request,
        TemplateForm(**sent_form(request)),
        title="Add the seats of a template",
        caption=group.name,
        save=partial(services.expect_template, group=group, by=standing, at=request.at),
        done="The seats are added. They stay unfilled until you give them to somebody.",
        **_to_group(standing, group),
    )


@partnership_page
def drop(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a group really need not have a seat."""
    check_may_coordinate(standing)
    expected = queries.find_expected_seat(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"{expected}: not needed",
        caption=expected.group.name,
        save=partial(services.drop_expected_seat, expected=expected, by=standing, at=request.at),
        done="The group need no longer have that seat.",
        button="It is not needed",
        intro="The seat goes from the list of those the group should have. Whoever sits in it keeps their own.",
        **_to_group(standing, expected.group),
    )


def _to_group(standing: Standing, group: Group) -> dict[str, str]:
    """Return the way back to a group's page, after saving and without."""
    return {"to": address("group", standing, group.pk), "back": address("group", standing, group.pk)}
