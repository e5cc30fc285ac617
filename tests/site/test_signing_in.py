"""Signing in and out, a forgotten password, and what a stranger can learn by trying."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.notifications.services import send_waiting
from frankpledge.site.sign_in_urls import urlpatterns
from tests.universe.partnership import AT, PASSWORD, Universe

NEW = "lantern orchard sixpence walrus"
SIGN_IN = "/sign-in/"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> None:
    cache.clear()


def sign_in(client: Client, person: Person | str, password: str = PASSWORD, **extra: Any) -> Any:
    address = person if isinstance(person, str) else person.email
    return client.post(f"{SIGN_IN}{extra.pop('query', '')}", {"login": address, "password": password} | extra)


def link_in_mail() -> str:
    """The link in the last mail sent, as a path."""
    send_waiting(at=AT)
    return re.search(rf"{settings.SITE_ADDRESS}(\S+)", mail.outbox[-1].body)[1]


def test_the_right_password_opens_the_partnership(town: Universe, client: Client) -> None:
    answer = sign_in(client, town.people[Role.CHAIR])
    assert answer.status_code == 302
    assert client.get("/", follow=True).redirect_chain[-1][0] == reverse("home", args=["tithingham"])


def test_an_address_works_whatever_its_capitals(town: Universe, client: Client) -> None:
    assert sign_in(client, town.people[Role.CHAIR].email.upper()).status_code == 302


@pytest.mark.parametrize("address", ["chair@tithingham.example", "nobody@tithingham.example"])
def test_a_wrong_password_is_told_alike_whether_or_not_somebody_has_that_address(
    address: str, town: Universe, client: Client
) -> None:
    page = sign_in(client, address, "wrong").content.decode()
    assert "The email address or the password is not right" in page
    assert "Error: Sign in" in page


@pytest.mark.parametrize("address", ["chair@tithingham.example", "nobody@tithingham.example"])
def test_after_five_wrong_passwords_even_the_right_one_waits_and_strangers_read_the_same(
    address: str, town: Universe, client: Client
) -> None:
    for _ in range(5):
        sign_in(client, address, "wrong")
    page = sign_in(client, address).content.decode()
    assert "Too many attempts. Wait five minutes, then try again" in page
    assert sign_in(client, town.people[Role.OBSERVER]).status_code == 302, "others are not held up"


def test_signing_out_needs_a_button_and_a_link_alone_only_asks(town: Universe, client: Client) -> None:
    sign_in(client, town.people[Role.CHAIR])
    asked = client.get(reverse("account_logout"))
    assert asked.status_code == 200
    assert client.get(reverse("accounts:own")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("accounts:own")).status_code == 302


def test_a_session_ends_with_the_browser_and_after_eight_hours_at_the_latest(
    town: Universe, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = sign_in(client, town.people[Role.CHAIR]).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert client.get(reverse("accounts:own")).status_code == 200
    later = Session.objects.get().expire_date + timedelta(seconds=1)
    monkeypatch.setattr("django.contrib.sessions.backends.base.timezone.now", lambda: later)
    assert client.get(reverse("accounts:own")).status_code == 302
    assert settings.SESSION_COOKIE_AGE == 8 * 60 * 60


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "http:///evil.example/", r"\\evil.example"],
)
def test_nobody_is_led_elsewhere_after_signing_in_or_out(elsewhere: str, town: Universe, client: Client) -> None:
    for answer in (
        sign_in(client, town.people[Role.CHAIR], next=elsewhere),
        client.post(reverse("account_logout"), {"next": elsewhere}),
        sign_in(client, town.people[Role.CHAIR], query=f"?next={elsewhere}"),
    ):
        assert answer.status_code == 302
        assert answer["Location"] == "/"


def test_one_is_led_to_the_page_one_asked_for(town: Universe, client: Client) -> None:
    wanted = reverse("partnership:agencies", args=["tithingham"])
    asked = client.get(wanted)
    assert asked["Location"] == f"{SIGN_IN}?next={wanted}"
    assert f'name="next" value="{wanted}"' in client.get(asked["Location"]).content.decode()
    assert sign_in(client, town.people[Role.CHAIR], next=wanted)["Location"] == wanted


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(town: Universe, client: Client) -> None:
    person = town.people[Role.CHAIR]
    elsewhere = Client()
    sign_in(elsewhere, person)
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = link_in_mail()
    form = client.get(link)
    assert client.post(form["Location"], {"password1": "short"}).status_code == 200
    assert client.post(form["Location"], {"password1": NEW}).status_code == 302
    assert elsewhere.get(reverse("accounts:own")).status_code == 302, "whoever knew the old password is out"
    assert sign_in(client, person, PASSWORD).status_code == 200
    assert sign_in(client, person, NEW).status_code == 302
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()
    send_waiting(at=AT)
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_link_that_opens_a_door_is_kept_nowhere_once_it_was_sent(town: Universe, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": town.people[Role.CHAIR].email})
    link = link_in_mail()
    assert not Message.objects.filter(path=link).exists()
    assert not Message.objects.filter(text__contains="one day", sent_at__isnull=False).exists()


def test_asking_for_a_link_tells_nobody_whether_an_address_has_a_log_in(town: Universe) -> None:
    known, unknown = (
        Client().post(reverse("account_reset_password"), {"email": f"{who}@tithingham.example"}, follow=True)
        for who in ("chair", "nobody")
    )
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    before = len(mail.outbox)
    send_waiting(at=AT)
    assert [message.to for message in mail.outbox[before:] if message.subject == "Set a new password"] == [
        ["chair@tithingham.example"]
    ]


@pytest.mark.parametrize("who", ["chair", "nobody"])
def test_links_are_not_sent_without_end_to_anybody(who: str, town: Universe, client: Client) -> None:
    answers = [
        client.post(reverse("account_reset_password"), {"email": f"{who}@tithingham.example"}).status_code
        for _ in range(4)
    ]
    assert answers == [302, 302, 302, 429]
    assert Message.objects.filter(subject="Set a new password").count() == (3 if who == "chair" else 0)


def test_a_password_is_changed_by_whoever_knows_it_and_others_are_signed_out(town: Universe, client: Client) -> None:
    person = town.people[Role.CHAIR]
    elsewhere = Client()
    sign_in(elsewhere, person)
    sign_in(client, person)
    page = reverse("account_change_password")
    assert (
        "That is not the password you have now"
        in client.post(page, {"oldpassword": "wrong", "password1": NEW}).content.decode()
    )
    assert client.post(page, {"oldpassword": PASSWORD, "password1": NEW})["Location"] == reverse("accounts:own")
    assert client.get(reverse("accounts:own")).status_code == 200
    assert elsewhere.get(reverse("accounts:own")).status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "must be 12 characters or more"),
        ("1qaz2wsx3edc", "stolen from other sites"),
        ("183957204817", "must not be only figures"),
        ("chair@tithingham", "too much like your email"),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(password: str, said: str, town: Universe, client: Client) -> None:
    sign_in(client, town.people[Role.CHAIR])
    page = client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": password})
    assert said in page.content.decode()


def test_forms_are_in_our_words_before_anything_was_sent(client: Client, db: None) -> None:
    page = client.get(SIGN_IN).content.decode()
    assert "Email address" in page
    assert "Forgot your password?" not in page
    assert "placeholder" not in page


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    names = {pattern.name for pattern in urlpatterns}
    assert not [name for name in names if "signup" in name or "email" in name or "social" in name]
    assert "sign up" not in client.get(SIGN_IN).content.decode().lower()


TEMPLATES = (
    "account/login.html account/logout.html account/password_change.html account/password_reset.html "
    "account/password_reset_done.html account/password_reset_from_key.html account/password_reset_from_key_done.html "
    "account/reauthenticate.html mfa/authenticate.html mfa/reauthenticate.html mfa/index.html "
    "mfa/totp/activate_form.html mfa/totp/deactivate_form.html mfa/recovery_codes/index.html "
    "mfa/recovery_codes/generate.html mfa/recovery_codes/download.txt"
).split()


def test_every_page_of_the_package_that_is_offered_is_drawn_by_us() -> None:
    offered = {pattern.callback.view_class.template_name for pattern in urlpatterns}
    assert offered == set(TEMPLATES)
    assert [name for name in TEMPLATES if get_template(name).backend.name != "pages"] == []
