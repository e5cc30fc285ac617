"""The page that asks, checks, calls one service and goes on: the same for every form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.core.faults import Refused


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    save: Callable[..., Any],
    done: str,
    to: str | Callable[[Any], str],
    button: str = "Save",
    template: str = "ui/form_page.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; when it is sent and sound, call ``save`` with its cleaned values, say ``done`` and go ``to``.

    ``save`` is a service with ``by`` and ``at`` already given. What it refuses is told beside the fields.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = save(**form.cleaned_data)
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            messages.success(request, done)
            return redirect(to(made) if callable(to) else to)
    context |= {"form": form, "title": title, "button": button}
    return render(request, template, context, using="pages")


def add_reasons(form: forms.Form, refusal: Refused) -> None:
    """Put a service's reasons beside the fields they belong to, the rest above the form."""
    for field, sentences in refusal.reasons.items():
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)


def sent_form(request: HttpRequest) -> dict[str, Any]:
    """Return what to bind a form to: what was sent, or nothing on a first look."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {"data": None, "files": None}
