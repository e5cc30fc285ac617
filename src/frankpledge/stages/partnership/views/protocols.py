"""Pages of protocols: what there is, what is covered, drafting and the decision note."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from frankpledge.adapters.dictionary import datasets, find_dataset
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.permissions import (
    check_may_list_submissions,
    may_list_submissions,
    may_list_tokens,
)
from frankpledge.foundation.datasets.queries import disclosures as shown_to
from frankpledge.foundation.datasets.queries import submissions
from frankpledge.foundation.datasets.services.tallying import can_be_tallied
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing import permissions, queries, services
from frankpledge.foundation.sharing.models import SharingProtocol, party_ids
from frankpledge.foundation.sharing.rules import Status
from frankpledge.stages.partnership.forms import protocols as asked
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.tables import protocols as tables
from frankpledge.stages.partnership.tables.submissions import submission_rows
from frankpledge.stages.partnership.views.listing import page_of


def to_protocol(standing: Standing, pk: int) -> str:
    """Return the address of a protocol's page."""
    return reverse("partnership:protocol", args=[standing.partnership.slug, pk])


@partnership_page
def protocols(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List protocols: between whom, which data, and where each stands."""
    context = {
        "title": "Protocols",
        "rows": tables.protocol_rows(queries.protocols(standing), standing),
        "may_draft": permissions.may_draft_protocol(standing),
        "may_see_extracts": may_list_submissions(standing),
        "may_see_tokens": may_list_tokens(standing),
    }
    return render(request, "partnership/protocols/list.html", context, using="pages")


@partnership_page
def matrix(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show which dataset of which agency is covered, and which is not."""
    covered = queries.coverage(standing)
    context = {
        "title": "What protocols cover",
        "datasets": [each.name for each in datasets()],
        "rows": tables.matrix_rows(agencies(standing), covered, standing),
    }
    return render(request, "partnership/protocols/matrix.html", context, using="pages")


@partnership_page
def dictionary(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show every dataset: its fields, how it is counted, and what to beware of."""
    permissions.check_may_read_protocols(standing)
    context = {
        "title": "Data dictionary",
        "datasets": [(each, tables.field_rows(each)) for each in datasets()],
    }
    return render(request, "partnership/protocols/dictionary.html", context, using="pages")


@partnership_page
def disclosures(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List who was shown which data, for what, by what power."""
    check_may_list_submissions(standing)
    page = page_of(request, shown_to(standing))
    context = {"title": "Who was shown which data", "page": page, "rows": tables.disclosure_rows(page, standing)}
    return render(request, "partnership/protocols/disclosures.html", context, using="pages")


@partnership_page
def draft(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask what a new protocol is for, and between whom."""
    permissions.check_may_draft_protocol(standing)
    return form_page(
        request,
        asked.ProtocolForm(reader=standing, **sent_form(request)),
        title="Draft a protocol",
        save=partial(services.draft_protocol, by=standing, at=request.at),
        done="The protocol is begun. Say next which data are shared.",
        to=lambda made: to_protocol(standing, made.pk),
    )


@partnership_page
def protocol(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a protocol: what it says, what agencies said of it, who signed, and what was supplied under it."""
    found = queries.find_protocol(standing, pk)
    status = queries.status_of(found, standing.today)
    drafts = permissions.may_draft_protocol(standing)
    parties = party_ids(found)
    signs = status is Status.AWAITING and permissions.may_sign_protocol(standing, parties)
    supplied = submissions(standing).filter(flow__protocol=found) if may_list_submissions(standing) else None
    may_supply = [each for each in found.flows.all() if status is Status.LIVE and each.agency_id in standing.agency_ids]
    context = {
        "title": str(found),
        "caption": "Information-sharing protocol",
        "protocol": found,
        "status": status,
        "facts": tables.protocol_facts(found),
        "flows": tables.flow_rows(found.flows.all(), standing),
        "parties": tables.party_rows(found, standing, may_draft=drafts and status is Status.DRAFT),
        "comments": tables.comment_rows(queries.comments_on(standing, found), standing, may_answer=drafts),
        "versions": tables.version_rows(_versions(standing, found), standing),
        "supplied": submission_rows(supplied[:20], standing) if supplied is not None else None,
        "to_sign": queries.parties_to_sign(standing, found) if signs else [],
        "to_supply": may_supply,
        "to_key": [each for each in may_supply if can_be_tallied(each.described)],
        "may": _what_may_be_done(standing, found, status, parties),
    }  # fmt: skip
    return render(request, "partnership/protocols/one.html", context, using="pages")


def _versions(standing: Standing, found: SharingProtocol) -> list[SharingProtocol]:
    """Return the versions before and after it, which share its name."""
    alike = [each for each in queries.protocols(standing).filter(name=found.name) if each.pk != found.pk]
    return alike if found.previous_id or any(each.previous_id == found.pk for each in alike) else []


def _what_may_be_done(standing: Standing, found: SharingProtocol, status: Status, parties: frozenset[int]) -> set[str]:
    drafts = permissions.may_draft_protocol(standing)
    offered = {
        "draft": drafts and status is Status.DRAFT,
        "comment": status is Status.DRAFT and permissions.may_comment_on_protocol(standing, parties),
        "redraft": drafts and status is Status.AWAITING,
        "version": drafts and status in (Status.LIVE, Status.EXPIRED, Status.NOT_STARTED),
        "end": status is not Status.ENDED and permissions.may_end_protocol(standing, parties),
    }
    return {act for act, is_so in offered.items() if is_so}


def _draft_page(request: HttpRequest, standing: Standing, pk: int, form: Any, **page: Any) -> HttpResponse:
    return form_page(request, form, caption=str(page.pop("of")), to=to_protocol(standing, pk), **page)


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask anew what a draft is called and for, and its dates."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    initial = {name: getattr(found, name) for name in ("name", "purpose", "starts", "review_by")}
    form = asked.AmendForm(initial=initial, **sent_form(request))
    save = partial(services.amend_protocol, protocol=found, by=standing, at=request.at)
    return _draft_page(request, standing, pk, form, of=found, title="Change the draft", save=save, done="Changed.")


@partnership_page
def parties(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask anew which agencies a draft binds."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    form = asked.PartiesForm(reader=standing, initial={"parties": list(party_ids(found))}, **sent_form(request))
    save = partial(services.set_parties, protocol=found, by=standing, at=request.at)
    return _draft_page(request, standing, pk, form, of=found, title="Whom it binds", save=save, done="Changed.")


@partnership_page
def people(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask who answers and signs for an agency."""
    permissions.check_may_draft_protocol(standing)
    party = queries.find_party(standing, pk)
    return _draft_page(
        request, standing, party.protocol_id, asked.PeopleForm(reader=standing, party=party, **sent_form(request)),
        of=party.protocol, title=f"Who answers and signs for {party}",
        save=partial(services.name_people, party=party, by=standing, at=request.at), done=f"Recorded for {party}.",
    )  # fmt: skip


@partnership_page
def which_data(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whose data of which dataset; the next page asks the rest."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    sent = request.GET if "dataset" in request.GET else None
    form = asked.WhichDataForm(data=sent, protocol=found)
    if sent is not None and form.is_valid():
        agency, dataset = form.cleaned_data["agency"], form.cleaned_data["dataset"]
        return redirect("partnership:protocol-data", standing.partnership.slug, pk, agency.pk, dataset)
    context = {"title": "Which data are shared", "caption": str(found), "form": form, "button": "Continue"}
    return render(request, "partnership/protocols/which.html", context, using="pages")


@partnership_page
def data(request: HttpRequest, standing: Standing, pk: int, agency: int, dataset: str) -> HttpResponse:
    """Ask which fields, for what and on what footing."""
    permissions.check_may_draft_protocol(standing)
    found, described = queries.find_protocol(standing, pk), find_dataset(dataset)
    if described is None:
        raise Http404
    whose = get_object_or_404(agencies(standing), pk=agency)
    flow = next((f for f in found.flows.all() if (f.agency_id, f.dataset) == (agency, dataset)), None)

    def save(fields_shared: list[str], **given: Any) -> None:
        services.set_flow(
            protocol=found, agency=whose, dataset=dataset, fields=fields_shared, by=standing, at=request.at, **given
        )

    return _draft_page(
        request, standing, pk, asked.FlowForm(dataset=described, flow=flow, **sent_form(request)), of=found,
        title=f"{described.name} from {whose}", intro=f"{described.source}. {described.counting}", save=save,
        done="Recorded.",
    )  # fmt: skip


@partnership_page
def note(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the decision note of a share, to be printed and filed."""
    flow = queries.find_flow(standing, pk)
    found = queries.find_protocol(standing, flow.protocol_id)
    may_draft = permissions.may_draft_protocol(standing)
    context = {
        "title": f"Decision note: {flow}",
        "caption": str(found),
        "flow": flow,
        "facts": tables.note_facts(flow, found.parties.all()),
        "signed": tables.party_rows(found, standing, may_draft=False),
        "may_change": may_draft and queries.status_of(found, standing.today) is Status.DRAFT,
    }
    return render(request, "partnership/protocols/note.html", context, using="pages")


@partnership_page
def drop(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take a dataset out of a draft."""
    permissions.check_may_draft_protocol(standing)
    flow = queries.find_flow(standing, pk)
    return _draft_page(
        request, standing, flow.protocol_id, ConfirmForm(**sent_form(request)), of=flow.protocol,
        title=f"Take out: {flow}", save=partial(services.drop_flow, flow=flow, by=standing, at=request.at),
        done="Taken out of the draft.", button="Take it out",
    )  # fmt: skip


@partnership_page
def version(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask from when until when the next version is in force."""
    permissions.check_may_draft_protocol(standing)
    found = queries.find_protocol(standing, pk)
    return form_page(
        request,
        asked.VersionForm(reader=standing, **sent_form(request)),
        title="Draft the next version",
        caption=str(found),
        intro="It begins with all that this one says. This one stays in force until everybody has signed the next.",
        save=partial(services.draft_version, protocol=found, by=standing, at=request.at),
        done="The next version is drafted. Change it as you need.",
        to=lambda made: to_protocol(standing, made.pk),
    )
