"""Pages of protocols: draft, sign, end, and supply data under one."""

from __future__ import annotations

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.permissions import may_list_submissions
from frankpledge.foundation.datasets.queries import submissions
from frankpledge.foundation.datasets.services import receive
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, queries, services
from frankpledge.foundation.sharing.gate import Purpose, issue_permit
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.protocols import ProtocolForm, SignForm, SupplyForm
from frankpledge.stages.partnership.tables import protocols as tables


def _to(standing: Standing, pk: int) -> str:
    return reverse("partnership:protocol", args=[standing.partnership.slug, pk])


@partnership_page
def protocols(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List protocols, whose data of which category each covers, and where it stands."""
    context = {
        "title": "Protocols",
        "rows": tables.protocol_rows(queries.protocols(standing), standing),
        "may_draft": permissions.may_draft_protocol(standing),
    }
    return render(request, "partnership/protocols/list.html", context, using="pages")


@partnership_page
def draft(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what a new protocol covers."""
    permissions.check_may_draft_protocol(standing)
    return form_page(
        request,
        ProtocolForm(reader=standing, **sent_form(request)),
        title="Draft a protocol",
        save=partial(services.draft_protocol, by=standing, at=request.at),
        done="The protocol is drafted. It must be signed by the agency before anything is supplied under it.",
        to=lambda made: _to(standing, made.pk),
    )


@partnership_page
def protocol(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a protocol, who signed it, and what was supplied under it."""
    found = queries.find_protocol(standing, pk)
    status = queries.status_of(found, standing.today)
    supplied = submissions(standing).filter(protocol=found) if may_list_submissions(standing) else []
    context = {
        "title": found.name,
        "caption": str(found.agency),
        "protocol": found,
        "status": status,
        "facts": tables.protocol_facts(found),
        "supplied": tables.supplied_rows(supplied),
        "may_sign": status == "awaiting signature" and permissions.may_sign_protocol(standing, found),
        "may_end": status != "ended" and permissions.may_end_protocol(standing, found),
        "may_supply": status == "live" and found.agency_id in standing.agency_ids,
    }
    return render(request, "partnership/protocols/one.html", context, using="pages")


@partnership_page
def sign(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask the agency's representative to sign."""
    found = queries.find_protocol(standing, pk)
    permissions.check_may_sign_protocol(standing, found)

    def save(agreed: bool, post: Post | None = None) -> None:
        services.sign_protocol(protocol=found, post=post, by=standing, at=request.at)

    return form_page(
        request,
        SignForm(reader=standing, protocol=found, **sent_form(request)),
        title="Sign the protocol",
        caption=found.name,
        intro=found.purpose,
        save=save,
        done="Signed. Data can be supplied under it now.",
        to=_to(standing, pk),
        button="Sign",
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to end a protocol."""
    found = queries.find_protocol(standing, pk)
    permissions.check_may_end_protocol(standing, found)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="End the protocol",
        caption=found.name,
        intro="From today nothing more is supplied or read under it. What was published stays.",
        save=partial(services.end_protocol, protocol=found, by=standing, at=request.at),
        done="The protocol has ended.",
        to=_to(standing, pk),
        button="End it",
    )


@partnership_page
def supply(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for an extract; the gate says first whether it may be supplied."""
    found = queries.find_protocol(standing, pk)
    permit = issue_permit(standing, found.agency, found.categories.all()[0].category, Purpose.SUPPLY)

    def save(file: UploadedFile) -> None:
        receive(permit=permit, name=file.name or "", chunks=file.chunks(), by=standing, at=request.at)

    return form_page(
        request,
        SupplyForm(**sent_form(request)),
        title="Supply an extract",
        caption=found.name,
        save=save,
        done="The extract has arrived.",
        to=_to(standing, pk),
        button="Send it",
    )
