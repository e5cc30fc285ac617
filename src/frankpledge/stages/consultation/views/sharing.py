"""Pages on which the calendar and the question bank are shared with other consulting bodies (R227)."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.adapters.documents.rows_file import rows_csv
from frankpledge.core.faults import Fault, Refused, cut
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.downloads import download
from frankpledge.foundation.form_pages import add_reasons, sent_form
from frankpledge.stages.consultation.forms.sharing import TakeInForm
from frankpledge.stages.consultation.permissions import (
    check_may_read_consultation,
    check_may_run_consultation,
    may_run_consultation,
)
from frankpledge.stages.consultation.queries import sharing as queries
from frankpledge.stages.consultation.rules import bank_file, shared_calendar
from frankpledge.stages.consultation.services.bank import take_in_bank
from frankpledge.stages.consultation.views.listing import page_of
from frankpledge.ui.addresses import reverse

NAME = "the file"
MOST_FAULTS = 500
"""So many faults stand on the page; how many more there are is told."""


@partnership_page
def share(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what other bodies can be given, and the questions taken in from theirs."""
    check_may_read_consultation(standing)
    events, page = queries.shared_exercises(standing), page_of(request, queries.taken_questions(standing))
    context = {
        "title": "Share with other bodies",
        "back": _to(standing, "calendar"),
        "rows": [[each.title, each.opens, each.closes, each.asked] for each in events],
        "reach": queries.reach_of(standing),
        "page": page,
        "taken": [[each.text, each.get_kind_display(), each.whose, each.taken_on] for each in page],
        "may_run": may_run_consultation(standing),
    }
    return render(request, "consultation/share.html", context, using="pages")


@partnership_page
def calendar_file(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Give the exercises to come as a calendar, or as a table."""
    check_may_read_consultation(standing)
    events, reach = queries.shared_exercises(standing), queries.reach_of(standing)
    if request.GET.get("as") == "csv":
        content = rows_csv(shared_calendar.HEAD, shared_calendar.calendar_rows(events, reach))
        return download(content, "consultation-calendar.csv")
    content = shared_calendar.calendar_ics(standing.partnership.name, events, reach, request.at)
    return download(content, "consultation-calendar.ics")


@partnership_page
def bank_table(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Give the question bank as a table that another Frankpledge can take in."""
    check_may_read_consultation(standing)
    rows = bank_file.bank_rows(queries.whole_bank(standing))
    return download(rows_csv(bank_file.HEAD, rows), "question-bank.csv")


@partnership_page
def take_in(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for another body's bank; where anything in it is at fault, tell all of it and take in nothing."""
    check_may_run_consultation(standing)
    form, faults = TakeInForm(**sent_form(request)), list[Fault]()
    if request.method == "POST" and form.is_valid():
        questions, faults = bank_file.read_bank(form.cleaned_data["file"], NAME)
        if not faults:
            try:
                number = take_in_bank(whose=form.cleaned_data["whose"], questions=questions, by=standing, at=request.at)
            except Refused as refusal:
                add_reasons(form, refusal)
            else:
                messages.success(request, f"Taken in: {number:,}. They can be put into any questionnaire.")
                return redirect(_to(standing, "share"))
    context = {
        "title": "Take in a question bank",
        "back": _to(standing, "share"),
        "form": form,
        "faults": fault_rows(faults[:MOST_FAULTS]),
        "more": max(0, len(faults) - MOST_FAULTS),
        "head": bank_file.HEAD,
        "needed": bank_file.NEEDED,
    }
    return render(request, "consultation/take_in_bank.html", context, using="pages")


def fault_rows(faults: Sequence[Fault]) -> list[list[object]]:
    """Return a row a fault: where it is, what stands there, and what would mend it."""
    return [[each.row, each.column, cut(each.value), each.mend] for each in faults]


def _to(standing: Standing, name: str) -> str:
    return reverse(f"consultation:{name}", args=[standing.partnership.slug])
