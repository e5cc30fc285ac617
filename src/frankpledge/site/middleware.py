"""What happens around every request."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now

Respond = Callable[[HttpRequest], HttpResponse]

OPEN_WITHOUT_SECOND_FACTOR = ("/sign-in/", "/static/", "/health/", "/invitation/")


def moment(respond: Respond) -> Respond:
    """Give each request one moment, so that everything it does happens at the same time."""

    def with_moment(request: HttpRequest) -> HttpResponse:
        request.at = now()  # type: ignore[attr-defined]
        return respond(request)

    return with_moment


def second_factor(respond: Respond) -> Respond:
    """Send whoever has no second factor yet to set one up, where the site asks for it."""

    def with_second_factor(request: HttpRequest) -> HttpResponse:
        is_open = request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR)
        if settings.REQUIRE_TOTP and not is_open and request.user.is_authenticated and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        return respond(request)

    return with_second_factor
