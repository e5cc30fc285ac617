"""Pages of extracts: supply one, see what came of it, say which column is which, accept or return it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from frankpledge.core.faults import BadInput, Refused
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets import queries, services
from frankpledge.foundation.datasets.citing import key_of
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.permissions import check_may_decide_on_submission, may_decide_on_submission
from frankpledge.foundation.datasets.previewing import preview_of
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import add_reasons, form_page, sent_form
from frankpledge.foundation.kept_faults import fault_rows
from frankpledge.foundation.sharing.gate import Act, issue_permit
from frankpledge.foundation.sharing.queries import find_flow
from frankpledge.stages.partnership.forms import submissions as asked
from frankpledge.stages.partnership.forms.data_quality import MendForm, ReturnForm
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.tables import submissions as tables
from frankpledge.stages.partnership.tables.data_quality import issue_rows_of_one
from frankpledge.stages.partnership.views.listing import page_of


def _to(standing: Standing, pk: int) -> str:
    return reverse("partnership:submission", args=[standing.partnership.slug, pk])


@partnership_page
def submissions(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what agencies supplied."""
    page = page_of(request, queries.submissions(standing))
    context = {"title": "Extracts", "page": page, "rows": tables.submission_rows(page, standing)}
    return render(request, "partnership/submissions/list.html", context, using="pages")


@partnership_page
def supply(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for an extract; the gate says first whether it may be supplied."""
    flow = find_flow(standing, pk)
    permit = issue_permit(standing, flow.agency, flow.dataset, Act.SUPPLY)

    def save(file: UploadedFile) -> Submission:
        return services.receive(permit=permit, name=file.name or "", chunks=file.chunks(), by=standing, at=request.at)

    covered = ", ".join(each.heading for each in permit.dataset.keep(permit.fields))
    return form_page(
        request,
        asked.SupplyForm(**sent_form(request)),
        title=f"Supply: {flow}",
        caption=str(flow.protocol),
        intro=f"Of the file only these columns are kept: {covered}. Everything else in it is destroyed unread.",
        save=save,
        done="The extract has arrived, and is being taken in.",
        to=lambda made: _to(standing, made.pk),
        button="Send it",
    )


@partnership_page
def submission(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what came of an extract."""
    found = queries.find_submission(standing, pk)
    own = found.agency_id in standing.agency_ids
    context = {
        "title": str(found),
        "caption": "Extract",
        "submission": found,
        "status": found.get_status_display(),
        "facts": tables.submission_facts(found, standing),
        "faults": fault_rows(found.faults),
        "cited": cited(standing, key_of(found)),
        "issues": issue_rows_of_one(queries.data_issues(standing).filter(found_in=found), standing),
        "waits": found.status == Submission.Status.RECEIVED,
        "may_name": own and found.status == Submission.Status.UNREADABLE and queries.waits_sealed(found),
        "may_decide": found.status == Submission.Status.CHECKED and may_decide_on_submission(standing),
        "may_compare": found.status == Submission.Status.ACCEPTED and may_decide_on_submission(standing),
    }
    return render(request, "partnership/submissions/one.html", context, using="pages")


@partnership_page
def columns(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the top of a file to whoever sent it, and ask which row holds the headings and which column is which."""
    found = queries.find_submission(standing, pk)
    permit = issue_permit(standing, found.agency, found.dataset, Act.SUPPLY)
    row = _row(request)
    try:
        seen = preview_of(found, heading_row=row)
    except BadInput as fault:
        raise Http404 from fault
    form = asked.ColumnsForm(dataset=permit.dataset, seen=seen, covered=permit.fields, **_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.name_columns(
                permit=permit, submission=found, heading_row=seen.heading_row, names=form.names, by=standing,
                at=request.at,
            )  # fmt: skip
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            messages.success(request, "Thank you. The file is tried again, and the names are remembered.")
            return redirect(_to(standing, pk))
    context: dict[str, Any] = {
        "title": "Which column is which?",
        "caption": str(found),
        "form": form,
        "row": seen.heading_row,
        "headings": asked.HeadingsForm(initial={"heading_row": seen.heading_row or 1}),
        "seen": tables.preview_rows(seen),
    }
    return render(request, "partnership/submissions/columns.html", context, using="pages")


def _row(request: HttpRequest) -> int:
    named = request.GET.get("heading_row", "")
    return int(named) if named.isdecimal() and 0 < int(named) <= 40 else 0


def _sent(request: HttpRequest) -> dict[str, Any]:
    return {"data": request.POST if request.method == "POST" else None}


@partnership_page
def accept(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether an extract is fit to be worked with."""
    check_may_decide_on_submission(standing)
    found = queries.find_submission(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Accept the extract",
        caption=str(found),
        intro="From now on it can be counted.",
        save=partial(services.accept_submission, submission=found, by=standing, at=request.at),
        done="Accepted.",
        to=_to(standing, pk),
        button="Accept it",
    )


@partnership_page
def reserve(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which faults the agency is to mend although the extract is fit to be worked with."""
    check_may_decide_on_submission(standing)
    found = queries.find_submission(standing, pk)
    if not found.faults:
        raise Http404
    return form_page(
        request,
        MendForm(**sent_form(request), reader=standing, submission=found),
        title="Accept the extract with reservations",
        caption=str(found),
        intro="From now on it can be counted, and its agency is asked to mend these faults.",
        save=partial(services.accept_submission, submission=found, by=standing, at=request.at),
        done="Accepted. The agency is asked to mend what you chose.",
        to=_to(standing, pk),
        button="Accept it with reservations",
    )


@partnership_page
def return_(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what must be mended."""
    check_may_decide_on_submission(standing)
    found = queries.find_submission(standing, pk)
    return form_page(
        request,
        ReturnForm(**sent_form(request), reader=standing, submission=found),
        title="Return the extract",
        caption=str(found),
        save=partial(services.return_submission, submission=found, by=standing, at=request.at),
        done="Returned. Its snapshot is deleted, and its agency is asked to mend what you named.",
        to=_to(standing, pk),
        button="Return it",
    )
