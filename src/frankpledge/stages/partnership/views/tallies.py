"""Pages of tallies: the sheet to print, how it is laid out, and the numbers of a month to key."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets import services
from frankpledge.foundation.datasets.queries import find_tally_sheet
from frankpledge.foundation.datasets.services.tallying import check_tally
from frankpledge.foundation.form_pages import add_reasons, form_page, sent_form
from frankpledge.foundation.sharing.gate import Act, Permit, issue_permit
from frankpledge.foundation.sharing.queries import find_flow
from frankpledge.stages.partnership.forms.tallies import LayoutForm, TallyForm


def _permit(standing: Standing, pk: int) -> Permit:
    """Return the permit to supply what flows, where it can be keyed."""
    flow = find_flow(standing, pk)
    permit = issue_permit(standing, flow.agency, flow.dataset, Act.SUPPLY)
    try:
        check_tally(permit)
    except Refused as refusal:
        raise NotPermitted(str(refusal)) from None
    return permit


def _to(standing: Standing, name: str, pk: int) -> str:
    return reverse(f"partnership:{name}", args=[standing.partnership.slug, pk])


@partnership_page
def layout(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask by which areas and kinds the agency counts."""
    permit = _permit(standing, pk)

    def save(areas: str, categories: list[str]) -> object:
        return services.lay_out_tally(
            permit=permit, areas=areas.splitlines(), categories=categories, by=standing, at=request.at
        )

    return form_page(
        request,
        LayoutForm(**sent_form(request), dataset=permit.dataset, sheet=find_tally_sheet(permit)),
        title="Lay out the tally sheet",
        caption=f"{permit.dataset.name}, {permit.agency}",
        intro="The sheet to print and the page for keying have these rows and columns from now on.",
        save=save,
        done="The sheet is laid out.",
        to=_to(standing, "tally", pk),
    )


@partnership_page
def tally(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the numbers of a month."""
    permit = _permit(standing, pk)
    sheet = find_tally_sheet(permit)
    form = TallyForm(data=request.POST or None, sheet=sheet, today=standing.today) if sheet else None
    if request.method == "POST" and sheet and form and form.is_valid():
        try:
            made = services.key_tally(
                permit=permit, sheet=sheet, month=form.cleaned_data["month"], cells=form.cells, by=standing,
                at=request.at,
            )  # fmt: skip
        except Refused as refusal:
            add_reasons(form, refusal)
        else:
            messages.success(request, "The tally has arrived, and is being taken in.")
            return redirect(_to(standing, "submission", made.pk))
    context = {
        "title": "Key a month’s tally",
        "caption": f"{permit.dataset.name}, {permit.agency}",
        "flow": permit.flow,
    }
    return render(request, "partnership/tallies/key.html", context | {"form": form}, using="pages")


@partnership_page
def blank(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show the sheet empty, to be printed and filled in by hand."""
    permit = _permit(standing, pk)
    sheet = find_tally_sheet(permit)
    heading = permit.dataset.field("area").heading
    context = {
        "title": f"Tally sheet: {permit.dataset.name}",
        "caption": str(permit.agency),
        "flow": permit.flow,
        "dataset": permit.dataset,
        "head": [heading, *(sheet.categories if sheet else []), "Total"],
        "rows": [[area, *[""] * len(sheet.categories), ""] for area in (*sheet.areas, "Total")] if sheet else [],
    }
    return render(request, "partnership/tallies/blank.html", context, using="pages")
