"""The data plan: what agencies hold, are asked for and answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from frankpledge.foundation.sharing.models import DataRequest
from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe import data_plan as plan
from tests.universe import thread
from tests.universe.partnership import Universe, found

FAR_OFF = date(2099, 12, 31)
"""Not due on any day that the tests are run: a site that is served has the day's own clock."""


def the_police(universe: Universe) -> list[Any]:
    plan.a_request(universe, requester=plan.a_requester(universe))
    return [universe.agency(thread.POLICE).pk]


def the_polices_crime(universe: Universe) -> list[Any]:
    return [universe.agency(thread.POLICE).pk, thread.CRIME]


def a_request(universe: Universe) -> list[Any]:
    """One that is made for the contractor, who sees what is."""
    return [plan.a_request(universe, requester=plan.a_requester(universe)).pk]


def an_instalment(universe: Universe) -> list[Any]:
    a_request(universe)
    thread.signed(universe)
    return [plan.first_of(universe.partnership.data_requests.last()).pk]


def a_neighbours_request(universe: Universe) -> list[Any]:
    number = DataRequest.objects.count()
    other = plan.served_by(found("Sokebridge Partnership", f"sokebridge-{number}"), universe)
    begun = plan.a_request(other, area_field="lsoa", area_codes=["E01A"], is_joint=True, due_by=FAR_OFF)
    return [begun.pk]


def a_holding(universe: Universe) -> list[Any]:
    return [plan.a_holding(universe).pk]


def a_requester(universe: Universe) -> list[Any]:
    return [plan.a_requester(universe).pk]


CONCERNED = "CIRDHK"
"""Who plans, the board, the agency asked, and for whom it is asked."""

ROWS = [
    Row("partnership:data-plan", CONCERNED),
    Row("partnership:data-timetable", "CIRDH", arguments=the_police),
    Row("partnership:data-request-which", "CI"),
    Row("partnership:data-request-issue", "CI", "CI", the_polices_crime),
    Row("partnership:data-request", CONCERNED, arguments=a_request),
    Row("partnership:data-request-withdraw", "CI", "CI", a_request),
    Row("partnership:data-request-estimate", "RD", "RD", a_request),
    Row("partnership:data-request-join", "CI", "CI", a_neighbours_request),
    Row("partnership:instalment", CONCERNED, arguments=an_instalment),
    Row("partnership:instalment-supply", "RD", "RD", an_instalment),
    Row("partnership:instalment-refuse", "RD", "RD", an_instalment),
    Row("partnership:instalment-account", "RD", "RD", an_instalment),
    Row("partnership:instalment-tie", "IRD", "IRD", an_instalment),
    Row("partnership:holdings", MEMBERS),
    Row("partnership:holding-record", "CIRD", "CIRD"),
    Row("partnership:holding-amend", "CIRD", "CIRD", a_holding),
    Row("partnership:holding-remove", "CIRD", "CIRD", a_holding),
    Row("partnership:requesters", MEMBERS),
    Row("partnership:requester-add", COORDINATOR, COORDINATOR),
    Row("partnership:requester-end", COORDINATOR, COORDINATOR, a_requester),
]
