"""People of a partnership: their roles and posts over time, their erasure, and what is held about them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.held import pointers
from frankpledge.foundation.accounts.models import Invitation, Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.queries import events, in_words
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.models import Message
from tests.universe.partnership import AT, BEGAN, Universe
from tests.universe.second_step import give_password, set_up_app


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    cache.clear()


def page(client: Client, name: str, *args: Any, query: str = "") -> str:
    answer = client.get(f"{reverse(f'partnership:{name}', args=['tithingham', *args])}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def superintendent(town: Universe) -> Person:
    """The police's representative, who holds a post too."""
    person = town.people[Role.AGENCY_REPRESENTATIVE]
    services.fill_post(post=town.post(), person=person, since=BEGAN, by=town.coordinator, at=AT)
    return person


def leave_everything(town: Universe, person: Person) -> None:
    """End the roles and the posts, as when somebody leaves."""
    for grant in RoleGrant.objects.filter(person=person):
        services.end_role(grant=grant, by=town.coordinator, at=AT)
    for holding in person.holdings.filter(until=None):
        services.leave_post(holding=holding, until=AT.date() - timedelta(days=1), by=town.coordinator, at=AT)


def test_a_persons_page_shows_roles_posts_and_invitations_with_their_days(
    town: Universe, superintendent: Person, coordinator_client: Client
) -> None:
    shown = page(coordinator_client, "person", superintendent.pk)
    for words in ("Agency representative", "Superintendent", "1 April 2025", "Accepted", superintendent.email):
        assert words in shown
    assert "Erase" not in shown, "somebody still at work is not erased"


def test_the_list_leads_to_each_person_and_can_be_narrowed(town: Universe, coordinator_client: Client) -> None:
    chair = town.people[Role.CHAIR]
    link = f'href="/p/tithingham/people/{chair.pk}/"'
    assert link in page(coordinator_client, "people")
    assert link in page(coordinator_client, "people", query="?role=chair")
    assert link not in page(coordinator_client, "people", query="?role=observer")
    police = town.agency("Tithingham Police").pk
    narrowed = page(coordinator_client, "people", query=f"?agency={police}")
    assert link not in narrowed
    assert "Data liaison officer</a>" in narrowed


def test_roles_that_ended_stay_as_history(town: Universe, superintendent: Person, coordinator_client: Client) -> None:
    assert "No role has ended yet." in page(coordinator_client, "roles-ended")
    leave_everything(town, superintendent)
    shown = page(coordinator_client, "roles-ended")
    assert "Tithingham Police" in shown
    assert f"/p/tithingham/people/{superintendent.pk}/" in shown
    assert f'people/{superintendent.pk}/"' not in page(
        coordinator_client, "people", query="?role=agency-representative"
    )


@pytest.mark.parametrize("name", ["people", "roles-ended"])
def test_long_lists_are_read_with_few_queries(
    name: str, town: Universe, coordinator_client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(60):
        person = services.add_person(email=f"p{number}@tithingham.example", name=f"Person {number}", at=AT)
        grant = services.grant_role(person=person, role=Role.OBSERVER, by=town.coordinator, at=AT)
        post = town.post(title=f"Post {number}")
        services.fill_post(post=post, person=person, since=BEGAN, by=town.coordinator, at=AT)
        if name == "roles-ended":
            services.end_role(grant=grant, by=town.coordinator, at=AT)
    with django_assert_max_num_queries(25):
        shown = page(coordinator_client, name)
    assert shown.count("Person 1<") + shown.count("Person 11<") >= 1
    assert "Next" in shown


def test_erasure_takes_name_and_address_and_leaves_what_was_done(
    town: Universe, superintendent: Person, coordinator_client: Client
) -> None:
    address, name = superintendent.email, superintendent.name
    before = verify(town.partnership.pk).events
    leave_everything(town, superintendent)
    asked = page(coordinator_client, "person-erase", superintendent.pk)
    assert "It cannot be undone." in asked
    erase = reverse("partnership:person-erase", args=["tithingham", superintendent.pk])
    assert coordinator_client.post(erase).status_code == 302
    person = Person.objects.get(pk=superintendent.pk)
    assert (person.name, str(person), person.is_active, person.last_login) == ("", "a person since erased", False, None)
    assert address not in everything_kept()
    assert name not in everything_kept(Person)
    assert "A person since erased" in page(coordinator_client, "person", person.pk)
    assert "a person since erased" in page(coordinator_client, "post", person.holdings.get().post_id)
    assert in_words(events(town.coordinator))[0].title == "Erased the name and address of: a person since erased"
    assert verify(town.partnership.pk).is_whole
    assert verify(town.partnership.pk).events > before


def everything_kept(*kinds: type[models.Model]) -> str:
    """All that the database holds, as text."""
    chosen = kinds or apps.get_models()
    return "\n".join(str(row) for model in chosen for row in model._base_manager.values())


def test_whoever_is_erased_is_signed_out_everywhere_and_has_no_second_step(town: Universe, client: Client) -> None:
    person = town.people[Role.CHAIR]
    give_password(client, person)
    set_up_app(client)
    client.post(reverse("account_reset_password"), {"email": person.email})
    leave_everything(town, person)
    services.erase_person(person=person, by=town.coordinator, at=AT)
    assert client.get("/account/").status_code == 302
    assert not Authenticator.objects.filter(user=person).exists()
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not Session.objects.exists()
    assert not Message.objects.filter(to_address=person.email).exists()


def test_nobody_is_erased_while_they_still_work_somewhere(town: Universe, superintendent: Person) -> None:
    with pytest.raises(Refused) as refused:
        services.erase_person(person=superintendent, by=town.coordinator, at=AT)
    assert refused.value.reasons[""] == (
        "End their roles first, in every partnership they work in.",
        "Record first that they left their posts, in every partnership they work in.",
    )


def test_nor_while_they_work_in_another_partnership(town: Universe, neighbour: Universe) -> None:
    person = town.people[Role.CHAIR]
    _, token = services.invite(email=person.email, role=Role.CHAIR, by=neighbour.coordinator, at=AT)
    services.accept_signed_in(token=token, person=person, at=AT)
    leave_everything_here = RoleGrant.objects.get(person=person, partnership=town.partnership)
    services.end_role(grant=leave_everything_here, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="in every partnership"):
        services.erase_person(person=person, by=town.coordinator, at=AT)


def test_no_coordinator_erases_strangers_or_host_staff(town: Universe, neighbour: Universe) -> None:
    keeper = services.add_host_staff(email="keeper@host.example", name="Keeper", at=AT)
    for person in (neighbour.people[Role.CHAIR], keeper):
        with pytest.raises(Refused, match="worked in this partnership"):
            services.erase_person(person=person, by=town.coordinator, at=AT)


def test_every_partnership_in_which_somebody_worked_logs_the_erasure(town: Universe, neighbour: Universe) -> None:
    person = town.people[Role.CHAIR]
    _, token = services.invite(email=person.email, role=Role.CHAIR, by=neighbour.coordinator, at=AT)
    services.accept_signed_in(token=token, person=person, at=AT)
    for universe in (town, neighbour):
        grant = RoleGrant.objects.get(person=person, partnership=universe.partnership)
        services.end_role(grant=grant, by=universe.coordinator, at=AT)
    services.erase_person(person=person, by=town.coordinator, at=AT)
    assert in_words(events(neighbour.coordinator))[0].by == "the system"
    assert in_words(events(neighbour.coordinator))[0].title.endswith("a person since erased")


def exported(address: str) -> dict[str, Any]:
    out = StringIO()
    call_command("export_person", address, stdout=out)
    return json.loads(out.getvalue())


def test_what_is_held_about_a_person_is_exported_without_what_opens_a_door(
    town: Universe, superintendent: Person, client: Client
) -> None:
    give_password(client, superintendent)
    set_up_app(client)
    held = exported(superintendent.email)
    text = json.dumps(held)
    assert held["person"]["name"] == superintendent.name
    assert [each["role"] for each in held["records"]["accounts.RoleGrant"]] == ["agency-representative"]
    assert held["records"]["accounts.PostHolding"][0]["since"] == "2025-04-01"
    assert [each["email"] for each in held["records"]["accounts.Invitation"]] == [superintendent.email]
    assert {"type": "totp"}.items() <= next(each for each in held["signing in"] if "type" in each).items()
    assert "gave a role to" in [each["what"] for each in held["log"]]
    secret = Authenticator.objects.get(user=superintendent, type="totp").data["secret"]
    digest = Invitation.objects.get(email=superintendent.email).token_digest
    for shut in (superintendent.password, digest, secret):
        assert shut not in text


def test_nothing_about_others_is_in_an_export(town: Universe, superintendent: Person) -> None:
    text = json.dumps(exported(superintendent.email))
    others = [person.email for role, person in town.people.items() if role != Role.AGENCY_REPRESENTATIVE]
    assert [address for address in others if address in text] == []


def test_no_pointer_at_a_person_is_forgotten() -> None:
    kept = {(model._meta.label, name) for model, name in pointers()}
    assert {
        ("accounts.RoleGrant", "person"),
        ("accounts.RoleGrant", "granted_by"),
        ("accounts.PostHolding", "person"),
    } < kept
    ours = [model for model in apps.get_models() if hasattr(model, "sensitivity")]
    links = {
        (model._meta.label, field.name)
        for model in ours
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Person
    }
    assert links <= kept


def test_a_contractors_role_ends_by_itself(town: Universe) -> None:
    assert town.as_(Role.CONTRACTOR).holds(Role.CONTRACTOR)
    after = AT.replace(year=2027)
    assert after.date() > date(2026, 12, 31)
    with pytest.raises(AssertionError):
        town.as_(Role.CONTRACTOR, after)
