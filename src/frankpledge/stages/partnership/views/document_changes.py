"""Pages that change the documents register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms import documents as asked
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.permissions import check_may_keep_documents
from frankpledge.stages.partnership.queries import documents as queries
from frankpledge.stages.partnership.services import documents as services
from frankpledge.stages.partnership.tables.documents import address


@partnership_page
def register(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new document."""
    check_may_keep_documents(standing)
    duty = request.GET.get("duty", "")
    return form_page(
        request,
        asked.RegisterForm(reader=standing, initial={"on": standing.today, "duty": duty}, **sent_form(request)),
        title="Register a document",
        save=partial(services.register_document, by=standing, at=request.at),
        done="The document is registered.",
        to=partial(_to_page, standing),
        cancel=reverse("partnership:documents", args=[standing.partnership.slug]),
    )


@partnership_page
def add_version(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a newer version."""
    check_may_keep_documents(standing)
    earlier = queries.find_document(standing, pk)
    return form_page(
        request,
        asked.VersionForm(initial={"on": standing.today}, **sent_form(request)),
        title=f"Add a version of {earlier.title}",
        intro=f"The newest so far is version {earlier.version}. It goes out of use once the new one has come as far: "
        "a draft leaves what is published in use.",
        save=partial(services.add_version, earlier=earlier, by=standing, at=request.at),
        done="The version is added.",
        to=partial(_to_page, standing),
        cancel=_to_page(standing, earlier),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Correct what the register says; of a published document only whose it is and what it shows."""
    check_may_keep_documents(standing)
    found = queries.find_document(standing, pk)
    is_open = found.status in services.OPEN
    asks, save = (
        (asked.CorrectForm, services.correct_document) if is_open else (asked.AssignForm, services.assign_document)
    )
    now = {name: getattr(found, name) for name in asks.base_fields if name != "file"}
    form = asks(reader=standing, document=found, initial=now, **sent_form(request))
    return _change(request, standing, found, form, save,
                   title=f"Correct the entry of {found.title}", done="Saved.")  # fmt: skip


@partnership_page
def agree(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a draft has been agreed."""
    check_may_keep_documents(standing)
    found = queries.find_document(standing, pk)
    return _change(request, standing, found, ConfirmForm(**sent_form(request)), services.agree_document,
                   title=f"Record that {found.title} is agreed", done="It is recorded as agreed.",
                   button="Record that it is agreed")  # fmt: skip


@partnership_page
def publish(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask when and where a document was published."""
    check_may_keep_documents(standing)
    found = queries.find_document(standing, pk)
    form = asked.PublicationForm(initial={"published_on": standing.today}, **sent_form(request))
    return _change(request, standing, found, form, services.publish_document,
                   title=f"Record that {found.title} is published", done="It is recorded as published.",
                   button="Record that it is published",
                   intro="This puts nothing on the public site. It records where the document can be had. After that "
                   "its text can be changed only by a new version.")  # fmt: skip


@partnership_page
def supersede(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a document is out of use, and what replaces it."""
    check_may_keep_documents(standing)
    found = queries.find_document(standing, pk)
    form = asked.SupersedeForm(reader=standing, document=found, **sent_form(request))
    return _change(request, standing, found, form, services.supersede_document,
                   title=f"Record that {found.title} is out of use", done="It is recorded as superseded.",
                   button="Record that it is out of use",
                   intro="It stays in the register as superseded. This cannot be undone.")  # fmt: skip


def _to_page(standing: Standing, made: Document) -> str:
    return address(made, slug=standing.partnership.slug)


def _change(
    request: HttpRequest, standing: Standing, found: Document, form: forms.Form, service: Callable[..., Any],
    **words: Any,
) -> HttpResponse:  # fmt: skip
    page = _to_page(standing, found)
    save = partial(service, document=found, by=standing, at=request.at)
    return form_page(request, form, save=save, to=page, cancel=page, **words)
