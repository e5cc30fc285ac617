"""The rows of the page of one's own account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.models import Person, RoleGrant
from frankpledge.ui.addresses import reverse


def account_facts(person: Person, *, has_second_step: bool) -> list[dict[str, Any]]:
    """Return what a person may see and change about themselves, a line each."""
    return [
        _fact("Name", person.name, "accounts:own-name"),
        {"key": "Email address", "value": person.email},
        _fact("Password", "Set", "account_change_password"),
        _fact("Second step of signing in", "Set up" if has_second_step else "Not set up", "mfa_index"),
        _fact("Mail from your partnerships", person.get_mail_pace_display(), "accounts:own-mail"),
    ]


def _fact(key: str, value: str, name: str) -> dict[str, Any]:
    return {"key": key, "value": value, "actions": [{"text": "Change", "href": reverse(name), "about": key.lower()}]}


def own_role_rows(grants: Iterable[RoleGrant]) -> list[list[Any]]:
    """Return a row a role: where, which, for which agency, since and until when."""
    return [
        [
            {"text": str(held.partnership), "href": reverse("home", args=[held.partnership.slug])},
            held.get_role_display(), str(held.agency or ""), held.since, held.until,
        ]
        for held in grants
    ]  # fmt: skip
