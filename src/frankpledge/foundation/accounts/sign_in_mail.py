"""What people are told by mail about their own log-in. Nothing tells whether an address has one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.notifications.services import tell_address

IF_NOT_YOU = "If this was not you, ask for a new password at once by the link below, and tell your co-ordinator."


@dataclass(frozen=True)
class Notice:
    """A mail: its subject, and its text before the link."""

    subject: str
    text: str


NOTICES = {
    "account/email/password_reset_key": Notice(
        "Set a new password",
        "Somebody, we hope you, asked to set a new password for Frankpledge. The link below works for one day and "
        "once only. If it was not you, do nothing: your password stays as it is.",
    ),
    "account/email/password_changed": Notice("Your password was changed", f"Your password was changed. {IF_NOT_YOU}"),
    "account/email/password_reset": Notice("Your password was changed", f"Your password was changed. {IF_NOT_YOU}"),
    "mfa/email/totp_activated": Notice(
        "An authenticator app was set up", f"Signing in now asks for a code from an authenticator app. {IF_NOT_YOU}"
    ),
    "mfa/email/totp_deactivated": Notice(
        "Your authenticator app was removed", f"Signing in no longer asks for a code. {IF_NOT_YOU}"
    ),
    "mfa/email/recovery_codes_generated": Notice(
        "New recovery codes were made", f"Your earlier recovery codes no longer work. {IF_NOT_YOU}"
    ),
}
"""By the names that the package gives its mails."""


def tell_about_sign_in(kind: str, address: str, *, path: str = "", at: datetime) -> None:
    """Put a mail about signing in into the outbox, so that asking takes as long whether or not somebody is told.

    It goes to the address rather than to the person, because what holds a door-opening link is forgotten once sent.
    """
    notice = NOTICES[kind]
    tell_address(
        address,
        subject=notice.subject,
        text=notice.text,
        path=path or reverse("account_reset_password"),
        partnership=None,
        at=at,
    )


def set_password_path(person: Person) -> str:
    """Return the address of a page at which the person sets a password: once, within a day."""
    return path_from_key(f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}")


def path_from_key(key: str) -> str:
    """Return where a key of the package's (who, and a token) leads."""
    who, _, token = key.partition("-")
    return reverse("account_reset_password_from_key", args=[who, token])
