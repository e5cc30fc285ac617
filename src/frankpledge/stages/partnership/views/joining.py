"""Pages on which a partnership joins midway: the template, the check of what was filled in, and taking it over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.adapters.joining import Words, read_joining, write_template
from frankpledge.core.faults import BadInput, Refused, group_faults
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.downloads import download
from frankpledge.foundation.form_pages import add_reasons, sent_form
from frankpledge.stages.partnership.forms import joining as asked
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_structure
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.cycle import find_cycle, open_cycle
from frankpledge.stages.partnership.queries.cycle_plan import new_draft
from frankpledge.stages.partnership.queries.joining import Draft, draft_joining
from frankpledge.stages.partnership.services.joining import join_midway
from frankpledge.stages.partnership.tables import joining as tables

NAME = "the workbook"


@partnership_page
def template(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Send the empty workbook."""
    check_may_coordinate(standing)
    regime, steps = regime_of(standing), new_draft(standing).steps
    words = Words(
        str(standing.partnership), [f"{body.key}: {body.name}" for body in regime.bodies], [s.label for s in steps]
    )
    return download(write_template(words), f"{standing.partnership.slug}-joining.xlsx")


@partnership_page
def join(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for the filled-in workbook and show what would come of it. Nothing is saved here."""
    check_may_coordinate(standing)
    form = asked.UploadForm(**_due(standing), **sent_form(request))
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["workbook"]
        try:
            draft = draft_joining(standing, read_joining(content, NAME))
        except BadInput as bad:
            return _upload_page(request, form, bad.faults)
        given = {"content": asked.packed(content), "statutory_date": form.cleaned_data.get("statutory_date")}
        return _draft_page(request, draft, asked.AcceptForm(**_due(standing), initial=given))
    return _upload_page(request, form)


@partnership_page
@require_POST
def accept(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Take over what was shown, all of it in one step; what has changed since is judged anew."""
    check_may_coordinate(standing)
    form = asked.AcceptForm(**_due(standing), data=request.POST)
    try:
        draft = draft_joining(standing, read_joining(form.unpacked, NAME))
    except BadInput as bad:
        return _upload_page(request, asked.UploadForm(**_due(standing)), bad.faults)
    if form.is_valid():
        try:
            join_midway(draft=draft, by=standing, at=request.at, statutory_date=form.cleaned_data.get("statutory_date"))
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            messages.success(request, "It is taken over. Look through it here, then invite the people by mail.")
            return redirect("partnership:cycle", standing.partnership.slug)
    return _draft_page(request, draft, form)


@partnership_page
def inherited(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what a cycle started from: the strategy before it, and its baselines."""
    check_may_read_structure(standing)
    cycle = find_cycle(standing, pk)
    aims = list(cycle.inherited_aims.all())
    context = {
        "title": "What this cycle started from",
        "caption": f"Cycle due {cycle.statutory_date:%-d %B %Y}",
        "aims": tables.aim_rows(aims),
        "unfounded": tables.unfounded_rows(aims),
        "baselines": tables.baseline_rows(cycle.baselines.all()),
    }
    return render(request, "partnership/joining/inherited.html", context, using="pages")


def _due(standing: Standing) -> dict[str, Any]:
    return {"due": new_draft(standing).due, "is_planned": open_cycle(standing) is not None}


def _upload_page(request: HttpRequest, form: asked.UploadForm, faults: Any = ()) -> HttpResponse:
    context = {
        "title": "Join midway: take over what you are already",
        "form": form,
        "faults": tables.fault_rows(group_faults(faults)),
    }
    return render(request, "partnership/joining/upload.html", context, using="pages")


def _draft_page(request: HttpRequest, draft: Draft, form: asked.AcceptForm) -> HttpResponse:
    context = {
        "title": "What would be taken over",
        "form": form,
        "sheets": tables.sheet_rows(draft),
        "tables": tables.entry_tables(draft),
        "faults": tables.fault_rows(draft.faults),
        "is_empty": not any(draft.rows.values()),
    }
    return render(request, "partnership/joining/draft.html", context, using="pages")
