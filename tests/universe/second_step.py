"""Setting up and using the second step of signing in, as a person with an authenticator app does."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts.models import Person
from tests.universe.partnership import PASSWORD


def code_of(secret: str, *, step: int = 0) -> str:
    """What the app shows now, or a step of 30 seconds before (-1) or after (1)."""
    return format_hotp_value(hotp_value(secret, list(counters())[1 + step]))


def give_password(client: Client, person: Person, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": person.email, "password": password})


def give_code(client: Client, code: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": code})


def set_up_app(client: Client) -> str:
    """Set up an app in a browser that is signed in; return its secret."""
    client.get(reverse("mfa_activate_totp"))
    secret = client.session[SECRET_SESSION_KEY]
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.status_code == 302, done.content
    return secret


def recovery_codes_of(person: Person) -> list[str]:
    return Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
