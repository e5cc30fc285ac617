"""Who belongs: bodies that the law does not name, bodies that do not exist yet, sectors without a seat, signatories."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services as accounts
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import register_agency
from frankpledge.foundation.sharing.models import Signature
from tests.universe import thread
from tests.universe.groups import a_group, a_seat
from tests.universe.meetings import held_post
from tests.universe.partnership import AT, BEGAN, Universe

GROUP_OF_DOCTORS = {
    "name": "Tithingham Primary Care Group", "sector": "health", "council_tier": "none", "standing": "member",
    "since": BEGAN.isoformat(),
}  # fmt: skip


def address(town: Universe, name: str, *arguments: object) -> str:
    return reverse(name, args=[town.partnership.slug, *arguments])


def page(client: Client, town: Universe, name: str, *arguments: object) -> str:
    answer = client.get(address(town, name, *arguments))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_body_that_the_law_does_not_name_is_a_member_with_the_reason_and_what_it_brings(
    town: Universe, coordinator_client: Client
) -> None:
    register = address(town, "partnership:agency-register")
    refused = coordinator_client.post(register, GROUP_OF_DOCTORS).content.decode()
    assert "Say why a body that the law does not list is a member" in refused
    assert not PartnershipAgency.objects.filter(agency__name=GROUP_OF_DOCTORS["name"]).exists()
    reason = "Its doctors know what each street suffers."
    coordinator_client.post(register, GROUP_OF_DOCTORS | {"reason": reason})
    place = PartnershipAgency.objects.get(agency__name=GROUP_OF_DOCTORS["name"])
    assert reason in page(coordinator_client, town, "partnership:agency", place.pk)


def test_a_body_that_does_not_operate_yet_has_a_duty_not_yet_possible_and_breaches_nothing(
    town: Universe, coordinator_client: Client
) -> None:
    authority = {"name": "Tithingham Fire Authority", "sector": "fire", "body": "fire-and-rescue-authority",
                 "standing": "responsible", "since": BEGAN}  # fmt: skip
    before = page(coordinator_client, town, "partnership:agencies")
    assert "Not yet possible" not in before
    missing = before.count(">Missing<")
    opens = AT.date() + timedelta(days=1)
    register_agency(**authority, operating_from=opens, by=town.coordinator, at=AT)
    shown = page(coordinator_client, town, "partnership:agencies")
    assert shown.count("Not yet possible") == 1
    assert shown.count(">Missing<") == missing - 1
    assert "its duty is not possible now" in page(coordinator_client, town, "readiness")


def test_sectors_without_a_seat_in_a_strategic_group_are_listed_until_one_is_given(
    town: Universe, coordinator_client: Client
) -> None:
    board = a_group(town, "Board")
    a_group(town, "Street team", level="operational")
    shown = page(coordinator_client, town, "readiness")
    for sector in ("health", "voluntary", "business"):
        assert f"No strategic group has a seat for the {sector} sector." in shown
    a_seat(town, board, town.post("Tithingham Victim Support", "Manager"))
    shown = page(coordinator_client, town, "readiness")
    assert "seat for the voluntary sector" not in shown
    assert "seat for the business sector" in shown


def test_each_protocol_is_listed_with_its_agency_and_review_date_and_tells_who_signed_it_when(
    town: Universe, coordinator_client: Client
) -> None:
    protocol = thread.opened(town)
    assert "not yet" in page(coordinator_client, town, "partnership:protocol", protocol.pk)
    thread.all_sign(town, protocol)
    listed = page(coordinator_client, town, "partnership:protocols")
    assert "Tithingham Police" in listed
    assert "31 December 2026" in listed
    shown = page(coordinator_client, town, "partnership:protocol", protocol.pk)
    assert town.people[Role.AGENCY_REPRESENTATIVE].name in shown
    assert "2 March 2026" in shown


# --- As whose holder a protocol is signed (R067) ----------------------------------------------------------


def signing(town: Universe, **given: Any) -> Signature:
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    return thread.sign_protocol(party=thread.opened(town).parties.get(), by=by, at=AT, **given)


def test_whoever_holds_one_post_of_the_agency_signs_as_that_post(town: Universe, coordinator_client: Client) -> None:
    post = held_post(town, Role.AGENCY_REPRESENTATIVE, title="Superintendent")
    held_post(town, Role.AGENCY_REPRESENTATIVE, "Tithingham Probation", "Liaison officer")  # another agency's
    signature = signing(town)
    assert signature.post == post
    shown = page(coordinator_client, town, "partnership:protocol", signature.party.protocol_id)
    assert f"{town.people[Role.AGENCY_REPRESENTATIVE].name}, Superintendent, 2 March 2026" in shown


def test_whoever_holds_several_is_asked_as_which_they_sign(town: Universe, client: Client) -> None:
    first, second = (held_post(town, Role.AGENCY_REPRESENTATIVE, title=title) for title in ("Inspector", "Commander"))
    others = town.post(title="Chief constable")
    for wrong in ({}, {"post": others}):
        with pytest.raises(Refused) as refusal:
            signing(town, **wrong)
        assert list(refusal.value.reasons) == ["post"]
    party = thread.opened(town, "Another protocol").parties.get()
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    address = reverse("partnership:protocol-sign", args=[town.partnership.slug, party.pk])
    form = client.get(address).content.decode()
    assert form.count('type="radio"') == 2
    assert "Choose the post as whose holder you sign" in client.post(address, {"agreed": "on"}).content.decode()
    client.post(address, {"agreed": "on", "post": others.pk})
    assert not Signature.objects.exists()
    client.post(address, {"agreed": "on", "post": second.pk})
    assert Signature.objects.get().post == second != first


def test_whoever_holds_none_signs_without_and_the_register_says_so(
    town: Universe, coordinator_client: Client, client: Client
) -> None:
    party = thread.opened(town).parties.get()
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    address = reverse("partnership:protocol-sign", args=[town.partnership.slug, party.pk])
    form = client.get(address).content.decode()
    assert 'type="radio"' not in form
    assert "You hold no post of it here" in form
    client.post(address, {"agreed": "on"})
    assert Signature.objects.get().post is None
    assert "no post recorded, 2 March 2026" in page(client, town, "partnership:protocol", party.protocol_id)


def test_the_post_of_a_signature_stays_when_the_person_has_left_and_is_erased(
    town: Universe, coordinator_client: Client
) -> None:
    post = held_post(town, Role.AGENCY_REPRESENTATIVE, title="Superintendent")
    protocol = signing(town).party.protocol
    person, later = town.people[Role.AGENCY_REPRESENTATIVE], AT + timedelta(days=2)
    by = town.as_(Role.COORDINATOR, later)
    accounts.leave_post(holding=post.holdings.get(), until=AT.date(), by=by, at=later)
    for grant in person.grants.all():
        accounts.end_role(grant=grant, by=by, at=later)
    accounts.erase_person(person=person, by=by, at=later)
    shown = page(coordinator_client, town, "partnership:protocol", protocol.pk)
    assert "a person since erased, Superintendent" in shown
