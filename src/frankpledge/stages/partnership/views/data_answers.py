"""Pages on which an agency answers a request: how long it takes, the file, a refusal, why less came."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.services import supply_instalment, tie_extract
from frankpledge.foundation.datasets.services.receiving import Share
from frankpledge.foundation.datasets.services.shares import LeftOut, shares_of
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, services
from frankpledge.foundation.sharing.models import Instalment
from frankpledge.foundation.sharing.queries import requests as queries
from frankpledge.stages.partnership.forms import data_plan as asked
from frankpledge.stages.partnership.forms.submissions import SupplyForm
from frankpledge.stages.partnership.views.data_requests import to_request


def _to(standing: Standing, pk: int) -> str:
    return reverse("partnership:instalment", args=[standing.partnership.slug, pk])


def _own(standing: Standing, pk: int) -> Instalment:
    found = queries.find_instalment(standing, pk)
    permissions.check_may_answer_request(standing, found.request.agency)
    return found


def _page(request: HttpRequest, standing: Standing, of: Instalment, form: Any, **page: Any) -> HttpResponse:
    return form_page(request, form, caption=str(of), to=_to(standing, of.pk), **page)


@partnership_page
def estimate(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how long each instalment will take the agency."""
    found = queries.find_request(standing, pk)
    permissions.check_may_answer_request(standing, found.agency)
    initial = {"estimated_hours": found.estimated_hours}
    return form_page(
        request,
        asked.EstimateForm(initial=initial, **sent_form(request)),
        title="How long does it take you?",
        caption=str(found),
        save=partial(services.estimate_burden, request=found, by=standing, at=request.at),
        done="Thank you: it is recorded.",
        to=to_request(standing, pk),
    )


@partnership_page
def supply(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the file, and say before who gets which rows of it."""
    found = _own(standing, pk)
    shares, left_out = shares_of(found, standing, request.at)  # type: ignore[attr-defined]

    def save(file: UploadedFile) -> None:
        supply_instalment(
            instalment=found, name=file.name or "", chunks=file.chunks(), by=standing, at=request.at,  # type: ignore[attr-defined]
        )  # fmt: skip

    return _page(
        request, standing, found, SupplyForm(**sent_form(request)), title="Send the file that was asked for",
        template="partnership/data_plan/supply.html", shares=[_share_words(each) for each in shares],
        left_out=[_left_out_words(each) for each in left_out], save=save,
        done="The file has arrived, and is being taken in.", button="Send it",
    )  # fmt: skip


def _share_words(share: Share) -> list[str]:
    rows = f"the rows of {len(share.codes):,} areas" if share.codes else "all rows"
    fields = ", ".join(each.heading for each in share.permit.dataset.keep(share.permit.fields))
    return [str(share.permit.partnership), rows, fields, str(share.permit.flow.protocol)]


def _left_out_words(each: LeftOut) -> list[str]:
    return [str(each.partnership), each.why]


@partnership_page
def refuse(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why it is not supplied."""
    found = _own(standing, pk)
    return _page(
        request, standing, found, asked.RefuseForm(**sent_form(request)), title="Say that you do not supply it",
        save=partial(services.refuse_instalment, instalment=found, by=standing, at=request.at),
        done="It is recorded, and those who asked are told.", button="Do not supply it",
    )  # fmt: skip


@partnership_page
def account(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how long it took, and why less came."""
    found = _own(standing, pk)
    initial = {"hours": found.hours, "shortfall_why": found.shortfall_why}
    return _page(
        request, standing, found, asked.AccountForm(initial=initial, **sent_form(request)),
        title="Hours it took, and why less came",
        save=partial(services.account_for, instalment=found, by=standing, at=request.at), done="Recorded.",
    )  # fmt: skip


@partnership_page
def tie(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which extract, sent already, serves it."""
    found = queries.find_instalment(standing, pk)
    permissions.check_may_tie_extract(standing, found.request.agency)
    return _page(
        request, standing, found, asked.TieForm(reader=standing, instalment=found, **sent_form(request)),
        title="An extract that came already serves it", intro="One extract may serve several requests.",
        save=partial(tie_extract, instalment=found, by=standing, at=request.at), done="Recorded.",
    )  # fmt: skip
