"""What every list of consultation does: read its filter from the address, and show fifty at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

AT_ONCE = 50


def page_of(request: HttpRequest, found: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
    """Return the fifty that the address asks for."""
    return Paginator(found, AT_ONCE).get_page(request.GET.get("page"))


def chosen(narrowed: forms.Form) -> dict[str, Any]:
    """Return what a filter narrows to; what makes no sense narrows nothing, and is told beside its field."""
    narrowed.is_valid()
    return {name: value for name, value in narrowed.cleaned_data.items() if value}
