"""The second step of signing in: nothing opens without it where the site asks for it.

That no page of a partnership does is judged by the matrix.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.queries import events, in_words
from frankpledge.foundation.notifications.services import send_waiting
from tests.universe.partnership import AT, Universe
from tests.universe.second_step import code_of, give_code, give_password, recovery_codes_of, set_up_app

OWN = "/account/"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    cache.clear()


@pytest.fixture
def asked_for(settings: Any) -> None:
    """The site asks everybody for a second step, as in production it always does."""
    settings.REQUIRE_TOTP = True


@pytest.fixture
def person(town: Universe) -> Person:
    return town.people[Role.COORDINATOR]


@pytest.mark.parametrize(
    "name", ["front", "accounts:own", "accounts:own-name", "accounts:own-mail", "account_change_password", "mfa_index"]
)
@pytest.mark.usefixtures("asked_for")
def test_nothing_of_those_who_are_signed_in_opens_before_it_is_set_up(
    name: str, person: Person, client: Client
) -> None:
    give_password(client, person)
    assert client.get(reverse(name))["Location"] == reverse("mfa_activate_totp")
    assert client.get("/there/is/no/such/page/")["Location"] == reverse("mfa_activate_totp")


@pytest.mark.usefixtures("asked_for")
def test_with_a_code_every_page_opens(person: Person, client: Client) -> None:
    give_password(client, person)
    secret = set_up_app(client)
    assert client.get(reverse("home", args=["tithingham"])).status_code == 200
    browser = Client()
    assert give_password(browser, person)["Location"] == reverse("mfa_authenticate")
    assert browser.get(reverse("home", args=["tithingham"])).status_code == 302, "a password alone opens nothing"
    assert give_code(browser, code_of(secret, step=1)).status_code == 302
    assert browser.get(reverse("home", args=["tithingham"])).status_code == 200


def test_the_page_of_setting_up_shows_the_key_as_a_picture_and_as_text(person: Person, client: Client) -> None:
    give_password(client, person)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert 'src="data:image/svg+xml;base64,' in page
    assert " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)) in page


def test_a_wrong_code_is_told_and_the_key_stays(person: Person, client: Client) -> None:
    give_password(client, person)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    page = client.post(reverse("mfa_activate_totp"), {"code": "000 00"}).content.decode()
    assert "That code is not right" in page
    assert client.session["mfa.totp.secret"] == secret


def test_a_code_from_the_app_works_once_only(person: Person, client: Client) -> None:
    give_password(client, person)
    code = code_of(set_up_app(client), step=1)
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, person)
    assert give_code(first, code).status_code == 302
    cache.delete(f"allauth.mfa.totp.used?user={person.pk}&code={code}")  # the package forgets after 30 seconds
    assert "has been used already" in give_code(second, code).content.decode()


def test_a_recovery_code_works_once_only(person: Person, client: Client) -> None:
    give_password(client, person)
    set_up_app(client)
    code = recovery_codes_of(person)[0]
    first, second = Client(), Client()
    for browser in (first, second):
        give_password(browser, person)
    assert give_code(first, f"{code[:4]} {code[4:]}").status_code == 302
    assert first.get(OWN).status_code == 200
    assert "has been used already" in give_code(second, code).content.decode()
    assert second.get(OWN).status_code == 302
    assert code not in recovery_codes_of(person)


def test_after_five_wrong_codes_even_the_right_one_waits(person: Person, client: Client) -> None:
    give_password(client, person)
    secret = set_up_app(client)
    browser = Client()
    give_password(browser, person)
    for guess in range(5):
        give_code(browser, f"00000{guess}")
    assert "Wait five minutes" in give_code(browser, code_of(secret, step=1)).content.decode()


def test_recovery_codes_are_shown_for_printing_and_made_anew(person: Person, client: Client) -> None:
    give_password(client, person)
    set_up_app(client)
    earlier = recovery_codes_of(person)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert all(f"{code[:4]} {code[4:]}" in page for code in earlier)
    text = client.get(reverse("mfa_download_recovery_codes"))
    assert text.content.decode().split() == earlier
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not set(earlier) & set(recovery_codes_of(person))


@pytest.mark.parametrize("name", ["mfa_view_recovery_codes", "mfa_deactivate_totp", "mfa_generate_recovery_codes"])
def test_some_time_after_signing_in_the_password_is_asked_again(
    name: str, person: Person, client: Client, settings: Any
) -> None:
    give_password(client, person)
    set_up_app(client)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = client.get(reverse(name))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(asked["Location"]).content.decode()
    assert "Enter your password again" in page
    assert "Use authenticator app or code" in page


def test_people_are_told_by_mail_when_the_second_step_changes(person: Person, client: Client) -> None:
    give_password(client, person)
    set_up_app(client)
    client.post(reverse("mfa_deactivate_totp"))
    send_waiting(at=AT)
    told = [message.subject for message in mail.outbox if message.to == [person.email]]
    assert told[-1:] == ["Your authenticator app was removed"]
    assert give_password(Client(), person)["Location"] == "/"


def test_whoever_lost_device_and_codes_is_let_in_by_the_host_and_the_log_says_so(
    person: Person, town: Universe, client: Client
) -> None:
    give_password(client, person)
    set_up_app(client)
    services.remove_second_step(person=person, at=AT)
    assert give_password(Client(), person)["Location"] == "/"
    newest = in_words(events(town.coordinator))[0]
    assert (newest.title[:33], newest.by) == ("Took away the second step of sign", "the system")
    send_waiting(at=AT)
    assert mail.outbox[-1].subject == "Your authenticator app was removed"
    with pytest.raises(CommandError, match="no second step"):
        call_command("remove_second_step", person.email)
