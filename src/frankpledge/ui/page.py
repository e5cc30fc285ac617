"""What every page asks of its request: its title, its language, who is signed in, what there is to tell them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, QueryDict
from django.shortcuts import resolve_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frankpledge.ui.forms.faults import has_faults

NAME = "Frankpledge"


def page_title(title: object, partnership: object, forms: Iterable[Any]) -> str:
    """Name a page for a tab and a screen reader: Meetings – Tithingham – Frankpledge."""
    named = " – ".join(str(part) for part in (title, partnership, NAME) if part)
    return _("Error: {title}").format(title=named) if any(map(has_faults, forms)) else named


def page_language() -> str:
    """Name the page's language as HTML wants it: en-GB."""
    language, _hyphen, country = (get_language() or settings.LANGUAGE_CODE).partition("-")
    return f"{language}-{country.upper()}" if country else language


def signed_in_name(request: HttpRequest | None) -> str:
    """Name the person who is signed in, empty where nobody is."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return ""
    return str(getattr(person, "name", "") or person.get_full_name() or person)


def sign_out_url() -> str:
    """Return where the sign-out form goes: the setting UI_SIGN_OUT, a name or a path."""
    return resolve_url(getattr(settings, "UI_SIGN_OUT", "account_logout"))


def own_account_url() -> str:
    """Return where the person's name leads: the setting UI_OWN_ACCOUNT, nowhere where it is not set."""
    target = getattr(settings, "UI_OWN_ACCOUNT", None)
    return resolve_url(target) if target else ""


def take_messages(request: HttpRequest | None) -> dict[str, list[str]]:
    """Take what is to be told once, successes apart from the rest."""
    told: dict[str, list[str]] = {"success": [], "other": []}
    for message in get_messages(request) if request else ():
        told["success" if message.level_tag == "success" else "other"].append(str(message))
    return told


def query_with(request: HttpRequest, **changes: object) -> str:
    """Return the address's query with some of it changed; None takes a part away."""
    query: QueryDict = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
