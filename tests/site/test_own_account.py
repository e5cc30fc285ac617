"""One's own account: what is kept, and what one may change."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.queries import events, in_words
from frankpledge.foundation.notifications.services import send_digests, send_waiting, tell
from tests.universe.partnership import AT, Universe

OWN = "/account/"


@pytest.fixture
def person(town: Universe, client: Client) -> Person:
    found = town.people[Role.AGENCY_REPRESENTATIVE]
    client.force_login(found)
    return found


def test_it_shows_roles_partnerships_and_agencies_and_leads_to_each_change(person: Person, client: Client) -> None:
    page = client.get(OWN).content.decode()
    for shown in ("Agency representative", "Tithingham Police", "/p/tithingham/", person.email):
        assert shown in page
    for name in ("accounts:own-name", "accounts:own-mail", "account_change_password", "mfa_index"):
        assert f'href="{reverse(name)}"' in page


def test_the_name_in_the_header_leads_to_it(person: Person, client: Client) -> None:
    assert f'<a class="fp-header__link" href="{OWN}">' in client.get("/", follow=True).content.decode()


def test_a_name_is_changed_and_the_log_says_that_it_was_and_not_from_what(
    person: Person, town: Universe, client: Client
) -> None:
    assert client.post(reverse("accounts:own-name"), {"name": "Somebody Else"})["Location"] == OWN
    person.refresh_from_db()
    assert person.name == "Somebody Else"
    newest = in_words(events(town.coordinator))[0]
    assert (newest.title, newest.by) == ("Changed the name of: Somebody Else", "Somebody Else")
    assert "Enter your name" in client.post(reverse("accounts:own-name"), {"name": "  "}).content.decode()


def test_mail_comes_at_once_or_once_a_day_as_the_person_chose(person: Person, client: Client) -> None:
    send_waiting(at=AT)
    mail.outbox.clear()
    client.post(reverse("accounts:own-mail"), {"mail_pace": "digest"})
    person.refresh_from_db()
    for each in ("one", "two"):
        tell(person, subject=f"Thing {each}", text=f"Thing {each} happened.", partnership=None, at=AT)
    assert send_waiting(at=AT) == 0
    assert send_digests(at=AT) == 1
    assert "Thing one happened." in mail.outbox[0].body
    assert "Thing two happened." in mail.outbox[0].body
    client.post(reverse("accounts:own-mail"), {"mail_pace": "at-once"})
    person.refresh_from_db()
    tell(person, subject="Thing three", text="It happened.", partnership=None, at=AT)
    assert send_waiting(at=AT) == 1


@pytest.mark.parametrize("name", ["accounts:own", "accounts:own-name", "accounts:own-mail"])
def test_nobody_sees_an_account_without_signing_in(name: str, db: None, client: Client) -> None:
    for answer in (client.get(reverse(name)), client.post(reverse(name), {})):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")


def test_pages_of_those_signed_in_are_kept_by_no_browser(person: Person, client: Client) -> None:
    for address in (OWN, "/p/tithingham/", "/p/tithingham/agencies/", reverse("mfa_index")):
        assert "no-store" in client.get(address)["Cache-Control"]
