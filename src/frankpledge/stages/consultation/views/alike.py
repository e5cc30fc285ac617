"""What several pages do alike: show fifty at a time, and tell on the next page what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from frankpledge.core.faults import Refused

AT_ONCE = 50


def page_of(request: HttpRequest, found: QuerySet[Any]) -> Page[Any]:
    """Return the fifty that the address asks for."""
    return Paginator(found, AT_ONCE).get_page(request.GET.get("page"))


@contextmanager
def told_refusals(request: HttpRequest) -> Iterator[None]:
    """Turn a refusal into a notice on the next page, a sentence a reason."""
    try:
        yield
    except Refused as refusal:
        for said in refusal.reasons.values():
            for sentence in said:
                messages.warning(request, sentence)
