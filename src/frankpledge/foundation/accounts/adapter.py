"""How signing in differs from the package's own: nobody signs up, mail goes by the outbox, and words are plain."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now

from frankpledge.foundation.accounts.sign_in_mail import path_from_key, tell_about_sign_in

TOO_MANY = "Too many attempts. Wait five minutes, then try again"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by accepting an invitation."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The email address or the password is not right",
        "enter_current_password": "That is not the password you have now",
        "incorrect_password": "That is not your password",
        "invalid_password_reset": "This link has been used or has run out",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put it into the outbox; a link is ours, whatever host name the request claimed."""
        tell_about_sign_in(template_prefix, email, path=context.get("password_reset_url", ""), at=now())

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the path alone: the outbox puts the site's own address before it."""
        return path_from_key(key)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the person's own page."""
        return reverse("accounts:own")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by the address alone; the package counts anew for each host name of the site."""
        return str(credentials.get("email", "")).lower()

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Say what to do; only somebody with the right password comes here."""
        messages.error(request, "This log-in is closed. Ask your co-ordinator.")
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Ask again before a change to the log-in, but not of somebody who signed in within these five minutes."""
        return super().is_reauthentication_required(app=app, **options) and not has_just_signed_in()


def has_just_signed_in() -> bool:
    """Say whether whoever sends the request has given a password or a code in the last few minutes."""
    records = get_authentication_records(context.request, context.request.user)
    return bool(records) and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step, in plain words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right, or has been used already",
        "cannot_generate_recovery_codes": "Set up an authenticator app first",
    }
