"""Builders of what agencies hold and are asked for: through services alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import admit_agency, grant_role
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import supply_instalment, take_in
from frankpledge.foundation.sharing.models import DataRequest, Holding, Instalment, Requester
from frankpledge.foundation.sharing.services import (
    issue_request,
    join_request,
    record_holding,
    register_requester,
)
from tests.universe import thread
from tests.universe.partnership import AT, BEGAN, Universe, found

TODAY = AT.date()
DUE = TODAY + timedelta(days=30)
JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
WANTED = ("month", "longitude", "latitude", "category")
FORCE = "Holmshire Constabulary"


def a_holding(universe: Universe, dataset: str = thread.CRIME, **given: Any) -> Holding:
    """Let the police's liaison officer say what they hold."""
    wanted = {
        "agency": universe.agency(thread.POLICE), "detail": "point", "renewed": "monthly",
        "held_from": date(2010, 12, 1), "ask": thread.liaison_post(universe, universe.agency(thread.POLICE)),
        "may_release": "The street file, as published.", "release_to": "Any partnership",
        "by": universe.as_(Role.DATA_LIAISON), "at": AT,
    }  # fmt: skip
    return record_holding(dataset=dataset, **(wanted | given))


def a_requester(universe: Universe) -> Requester:
    """Enter the contractor in the register, once."""
    entered = Requester.objects.filter(person=universe.people[Role.CONTRACTOR], ended_on=None).first()
    return entered or entered_anew(universe)


def entered_anew(universe: Universe) -> Requester:
    return register_requester(
        person=universe.people[Role.CONTRACTOR], authority="Agreed by the board", work="The audit of 2026.",
        until=TODAY + timedelta(days=200), by=universe.coordinator, at=AT,
    )  # fmt: skip


def a_request(universe: Universe, **given: Any) -> DataRequest:
    """Ask the police for the crime of a month."""
    wanted = {
        "agency": universe.agency(thread.POLICE), "dataset": thread.CRIME, "wanted": WANTED, "detail": "point",
        "purpose": "audit", "why": "To find where crime is.", "period_from": JANUARY[0], "period_to": JANUARY[1],
        "due_by": DUE, "by": universe.as_(Role.INFORMATION_OFFICER), "at": AT,
    }  # fmt: skip
    return issue_request(**(wanted | given))


def a_feed(universe: Universe, **given: Any) -> DataRequest:
    """Ask the police for the crime of each month."""
    return a_request(universe, **({"every": "month", "until": DUE + timedelta(days=150)} | given))


def first_of(request: DataRequest) -> Instalment:
    return Instalment.objects.select_related("request__agency", "partnership").get(request=request, number=1)


def an_instalment(universe: Universe, **given: Any) -> Instalment:
    return first_of(a_request(universe, **given))


def covered(universe: Universe) -> Instalment:
    """An instalment that a live protocol covers."""
    thread.signed(universe)
    return an_instalment(universe)


def served(universe: Universe, content: bytes | None = None, **given: Any) -> Instalment:
    """An instalment whose file came and was taken in."""
    if not universe.partnership.protocols.exists():
        thread.signed(universe)
    asked = an_instalment(universe, **given)
    for each in answered(asked, universe.as_(Role.DATA_LIAISON), content):
        take_in(submission=each, at=AT)
    return asked


def answered(asked: Instalment, by: Standing, content: bytes | None = None) -> list[Submission]:
    """Let somebody of the agency send a file in answer."""
    chunks = [content if content is not None else thread.january_extract().read_bytes()]
    return supply_instalment(instalment=asked, name=thread.JANUARY_FILE, chunks=chunks, by=by, at=AT)


# --- Several partnerships that one force serves -------------------------------------------------------------


def three_of_one_force() -> list[Universe]:
    """Tithingham and two neighbours, all served by Tithingham's police, whose liaison officer is known in each."""
    first = found()
    others = [found("Hundredbury Partnership", "hundredbury"), found("Wapentake Partnership", "wapentake")]
    return [first, *(served_by(other, first) for other in others)]


def served_by(universe: Universe, first: Universe) -> Universe:
    """Let another partnership's police serve this one in place of its own, its people with the same roles."""
    force = first.agency(thread.POLICE)
    place = admit_agency(agency=force, standing="responsible", since=BEGAN, by=universe.coordinator, at=AT)
    people = dict(universe.people)
    for role in (Role.DATA_LIAISON, Role.AGENCY_REPRESENTATIVE):
        people[role] = first.people[role]
        grant_role(person=people[role], role=role, agency=force, by=universe.coordinator, at=AT)
    places: dict[str, PartnershipAgency] = {**universe.places, thread.POLICE: place}
    return Universe(universe.partnership, places, people)


def asked_together(
    universes: Sequence[Universe], areas: Sequence[Iterable[str]], **given: Any
) -> list[Instalment]:  # fmt: skip
    """Let the first ask the force, open to neighbours, and the others join; return each one's part."""
    first, *others = universes
    mine, *theirs = areas
    begun = a_request(first, area_field="lsoa", area_codes=mine, is_joint=True, **given)
    parts = [begun, *(joined(other, begun, codes) for other, codes in zip(others, theirs, strict=True))]
    return [first_of(part) for part in parts]


def joined(universe: Universe, begun: DataRequest, codes: Iterable[str], **given: Any) -> DataRequest:
    wanted = {
        "wanted": WANTED, "detail": "point", "purpose": "audit", "why": "Our own audit.", "period_from": JANUARY[0],
        "period_to": JANUARY[1], "by": universe.as_(Role.INFORMATION_OFFICER), "at": AT,
    }  # fmt: skip
    return join_request(begun=begun, area_codes=codes, **(wanted | given))


def liaison(universe: Universe) -> Standing:
    """The force's liaison officer, as known in one partnership."""
    standing = find_standing(universe.partnership, universe.people[Role.DATA_LIAISON], AT)
    assert standing is not None
    return standing
