"""Long lists of the audit, fifty at a time."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest

from frankpledge.foundation.paging import KeysFirst

AT_ONCE = 50


def page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """Return the fifty that the address asks for."""
    return KeysFirst(found, AT_ONCE).get_page(request.GET.get("page"))
