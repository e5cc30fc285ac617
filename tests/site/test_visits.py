"""Those who run the system: no power of their own, and short visits that everybody can see.

That a visit changes nothing, whatever the page, is judged by the matrix.
"""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Invitation, Partnership, Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.eventlog.queries import events, in_words
from frankpledge.foundation.notifications.models import Message
from tests.universe.partnership import AT, PASSWORD, Universe


@pytest.fixture
def staff(db: None) -> Person:
    return services.add_host_staff(email="keeper@host.example", name="Keeper", at=AT)


@pytest.fixture
def visiting(town: Universe, staff: Person, client: Client) -> Client:
    """The browser of host staff, visiting Tithingham for five hours."""
    services.begin_visit(person=staff, partnership=town.partnership, reason="A page fails", hours=5, at=AT)
    client.force_login(staff)
    return client


@pytest.mark.parametrize("name", ["home", "partnership:agencies"])
def test_every_page_reminds_of_the_visit_and_its_end(name: str, town: Universe, visiting: Client) -> None:
    page = visiting.get(reverse(name, args=["tithingham"])).content.decode()
    assert "You see this partnership as host staff until 14:30; your visit is logged." in page


def test_members_are_not_told_that_they_visit(town: Universe, coordinator_client: Client) -> None:
    assert "host staff" not in coordinator_client.get(reverse("home", args=["tithingham"])).content.decode()


def test_a_visit_ends_by_itself(town: Universe, visiting: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    home = reverse("home", args=["tithingham"])
    assert visiting.get(home).status_code == 200
    monkeypatch.setattr("frankpledge.site.middleware.now", lambda: AT + timedelta(hours=5))
    assert visiting.get(home).status_code == 404
    assert "You have no role in any partnership today" in visiting.get("/").content.decode()


def test_a_visit_can_be_ended_before(town: Universe, visiting: Client, staff: Person) -> None:
    later = AT + timedelta(minutes=10)
    services.end_visit(person=staff, partnership=town.partnership, at=later)
    assert find_standing(town.partnership, staff, later) is None
    with pytest.raises(Refused, match="not visiting"):
        services.end_visit(person=staff, partnership=town.partnership, at=later)


def test_a_visit_opens_one_partnership_only(town: Universe, neighbour: Universe, visiting: Client) -> None:
    assert visiting.get(reverse("home", args=["hundredbury"])).status_code == 404


def test_without_a_visit_host_staff_see_no_partnership(town: Universe, staff: Person, client: Client) -> None:
    client.force_login(staff)
    assert client.get(reverse("home", args=["tithingham"])).status_code == 404


def test_no_service_accepts_a_visitor_even_where_a_permission_were_forgotten(town: Universe, staff: Person) -> None:
    everything = frozenset((role, None) for role in Role)
    visitor = Standing(town.partnership, staff, everything, AT, visit_ends_at=AT + timedelta(hours=1))
    with pytest.raises(NotPermitted, match="change nothing"):
        services.invite(email="x@tithingham.example", role=Role.CHAIR, by=visitor, at=AT)
    assert not Invitation.objects.filter(email="x@tithingham.example").exists()
    assert not Message.objects.filter(to_address="x@tithingham.example").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reason": "  "}, "Give a reason"),
        ({"hours": 9}, "between one hour and eight"),
        ({"hours": 0}, "between one hour and eight"),
    ],
)
def test_a_visit_needs_a_reason_and_is_short(given: dict[str, Any], said: str, town: Universe, staff: Person) -> None:
    with pytest.raises(Refused, match=said):
        services.begin_visit(
            **{"person": staff, "partnership": town.partnership, "reason": "Because", "hours": 1, "at": AT} | given
        )


def test_only_host_staff_visit_and_not_where_they_work(town: Universe, staff: Person) -> None:
    with pytest.raises(Refused, match="Only staff of the host"):
        services.begin_visit(
            person=town.people[Role.CHAIR], partnership=town.partnership, reason="Curious", hours=1, at=AT
        )
    services.grant_role(person=staff, role=Role.CHAIR, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="as themselves"):
        services.begin_visit(person=staff, partnership=town.partnership, reason="Curious", hours=1, at=AT)


def test_the_coordinator_is_told_of_a_visit_and_the_log_says_who(town: Universe, visiting: Client) -> None:
    told = Message.objects.get(to=town.people[Role.COORDINATOR], subject__contains="Host staff")
    assert told.path == reverse("log", args=["tithingham"])
    assert in_words(events(town.coordinator))[0].title == "Opened a limited visit by host staff: Keeper"


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def link_in(text: str) -> str:
    return re.search(rf"{settings.SITE_ADDRESS}(/sign-in/\S+)", text)[1]


@pytest.mark.django_db
def test_a_partnership_is_founded_from_the_command_line_with_a_link_and_no_password(client: Client) -> None:
    told = run("found_partnership", "Tithingham", "tithingham", "officer@tithingham.example", "Officer")
    first = Person.objects.get()
    assert not first.has_usable_password()
    form = client.get(link_in(told))
    assert client.post(form["Location"], {"password1": PASSWORD}).status_code == 302
    assert "no longer works" in Client().get(link_in(told), follow=True).content.decode()
    client.post(reverse("account_login"), {"login": first.email, "password": PASSWORD})
    assert client.get(reverse("partnership:invite", args=["tithingham"])).status_code == 404, "it begins today"
    assert find_standing(Partnership.objects.get(), first, first.joined).holds(Role.COORDINATOR)


def test_a_partnership_that_cannot_be_founded_is_told_why_and_leaves_nothing(town: Universe) -> None:
    with pytest.raises(CommandError, match="partnership of that name in addresses already"):
        run("found_partnership", "Again", "tithingham", "x@tithingham.example", "X")
    with pytest.raises(CommandError, match="signs in with that address already"):
        run("found_partnership", "New", "new", town.people[Role.CHAIR].email, "X")
    assert not Partnership.objects.filter(slug="new").exists()


def test_host_staff_and_visits_are_made_from_the_command_line(town: Universe) -> None:
    assert "/sign-in/password/new/" in run("add_host_staff", "keeper@host.example", "Keeper")
    with pytest.raises(CommandError, match="host staff already"):
        run("add_host_staff", "keeper@host.example", "Keeper")
    words = ("staff_visit", "keeper@host.example", "tithingham")
    with pytest.raises(CommandError, match="Give a reason"):
        run(*words)
    assert "Its co-ordinators are told." in run(*words, "--reason", "A page fails", "--hours", "2")
    assert "has ended" in run(*words, "--end")
    with pytest.raises(CommandError, match="There are: tithingham"):
        run("staff_visit", "keeper@host.example", "elsewhere")
    with pytest.raises(CommandError, match="Nobody signs in"):
        run("staff_visit", "stranger@host.example", "tithingham")


def test_there_is_no_superuser_and_no_back_door(db: None) -> None:
    assert not apps.is_installed("django.contrib.admin")
    fields = {field.name for field in get_user_model()._meta.get_fields()}
    assert not fields & {"is_superuser", "is_staff", "groups", "user_permissions"}
    assert not hasattr(Person, "has_perm")
    assert not hasattr(Person.objects, "create_superuser")
    with pytest.raises(AttributeError, match="create_superuser"):
        call_command("createsuperuser", email="root@host.example", name="Root", interactive=False)
