"""What happens around every request."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.timezone import now

Respond = Callable[[HttpRequest], HttpResponse]

OPEN_WITHOUT_SECOND_FACTOR = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "accounts:accept",
    "health",
    "mfa_activate_totp",
    "mfa_authenticate",
}
"""Setting one up, and what is open to people who have not signed in at all."""


def moment(respond: Respond) -> Respond:
    """Give each request one moment, so that everything it does happens at the same time."""

    def with_moment(request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]
        return respond(request)

    return with_moment


def kept_nowhere(respond: Respond) -> Respond:
    """Have no browser and no proxy keep what a signed-in person saw: on a shared computer Back shows nothing."""

    def with_no_copy(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    return with_no_copy


def second_factor(respond: Respond) -> Respond:
    """Send whoever has no second factor yet to set one up, where the site asks for it."""

    def with_second_factor(request: HttpRequest) -> HttpResponse:
        asked = settings.REQUIRE_TOTP and request.user.is_authenticated and not is_open(request.path_info)
        if asked and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        return respond(request)

    return with_second_factor


def is_open(path: str) -> bool:
    """Say whether a page opens to people without a second factor."""
    try:
        return resolve(path).view_name in OPEN_WITHOUT_SECOND_FACTOR
    except Resolver404:
        return False
