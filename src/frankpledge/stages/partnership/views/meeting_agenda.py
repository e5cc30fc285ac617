"""Pages of a meeting's agenda and papers."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.meetings import ItemForm, PaperForm
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries import meetings as queries
from frankpledge.stages.partnership.services import agenda as services
from frankpledge.stages.partnership.views.meetings import title_of, to_meeting
from frankpledge.stages.partnership.views.refusals import told_refusals


@partnership_page
def add(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a matter to put on the agenda; "and another" leads back here."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    return form_page(
        request,
        ItemForm(reader=standing, **sent_form(request)),
        title="Add to the agenda",
        save=partial(services.add_item, meeting=meeting, by=standing, at=request.at),
        done="It is on the agenda.",
        to=request.path if "another" in request.POST else to_meeting(standing, meeting),
        button="Add it",
        template="partnership/meetings/add_item.html",
        back=to_meeting(standing, meeting),
        caption=title_of(meeting),
        agenda=queries.agenda(standing, meeting),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a correction to a matter on the agenda."""
    check_may_coordinate(standing)
    item = queries.find_item(standing, pk)
    return form_page(
        request,
        ItemForm(reader=standing, initial={"title": item.title, "topic": item.topic}, **sent_form(request)),
        title="Amend an item of the agenda",
        save=partial(services.amend_item, item=item, by=standing, at=request.at),
        done="Saved.",
        to=to_meeting(standing, item.meeting),
        back=to_meeting(standing, item.meeting),
    )


@partnership_page
@require_POST
def move(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Move a matter up or down."""
    check_may_coordinate(standing)
    item = queries.find_item(standing, pk)
    with told_refusals(request):
        services.move_item(item=item, up=request.POST.get("to") == "up", by=standing, at=request.at)
    return redirect(f"{to_meeting(standing, item.meeting)}#agenda")


@partnership_page
@require_POST
def remove(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Take a matter off the agenda."""
    check_may_coordinate(standing)
    item = queries.find_item(standing, pk)
    with told_refusals(request):
        services.remove_item(item=item, by=standing, at=request.at)
    return redirect(f"{to_meeting(standing, item.meeting)}#agenda")


@partnership_page
def put(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which document to put before a meeting."""
    check_may_coordinate(standing)
    meeting = queries.find_meeting(standing, pk)
    return form_page(
        request,
        PaperForm(reader=standing, meeting=meeting, **sent_form(request)),
        title="Add a paper",
        save=partial(services.put_paper, meeting=meeting, by=standing, at=request.at),
        done="The paper is before the meeting.",
        to=to_meeting(standing, meeting),
        button="Add it",
        back=to_meeting(standing, meeting),
        caption=title_of(meeting),
    )


@partnership_page
@require_POST
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Take a paper from a meeting."""
    check_may_coordinate(standing)
    paper = queries.find_paper(standing, pk)
    with told_refusals(request):
        services.withdraw_paper(paper=paper, by=standing, at=request.at)
    return redirect(f"{to_meeting(standing, paper.meeting)}#papers")
