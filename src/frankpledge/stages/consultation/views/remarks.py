"""Pages on which what was said is found again, typed in, coded by one or two people, settled and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.adapters.documents.rows_file import rows_csv, rows_workbook
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.downloads import download
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.forms import themes as forms
from frankpledge.stages.consultation.models import Remark
from frankpledge.stages.consultation.queries import remarks as queries
from frankpledge.stages.consultation.queries.themes import cycles_and
from frankpledge.stages.consultation.rules.coding import STATES, CodingState
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.services import coding as services
from frankpledge.stages.consultation.tables import themes as tables
from frankpledge.stages.consultation.tables.links import named
from frankpledge.stages.consultation.views.alike import page_of, told_refusals
from frankpledge.stages.consultation.views.listing import chosen
from frankpledge.stages.consultation.views.themes import to
from frankpledge.stages.partnership.queries.cycle import open_cycle

FOUND = 10
"""So many are shown of what a coder looks for."""
MOST = 20_000
"""Rows of one file."""
HEAD = ("Remark", "Said", "Themes", "Place", "Area", "From where", "Speaks for", "Exercise", "Phase", "Day", "Coding",
        "May be quoted")  # fmt: skip
SAID_OF_THE_FILE = (
    "What looks like a personal detail has been taken out. What is left may still point to somebody.",
    "Keep it within the partnership.",
    "The sheet Remarks holds one table. Each row is one thing that somebody said.",
    "Themes are those that stand: what only one of two coders has coded has none yet.",
)
WIDTHS = (10, 80, 30, 24, 20, 24, 12, 40, 30, 14, 20, 14)


@partnership_page
def remarks(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what was said in the cycle under way, by words, theme, phase, area, exercise and coding."""
    permissions.check_may_read_consultation(standing)
    cycles, cycle = cycles_and(standing, request.GET.get("cycle"))
    narrowed = forms.RemarkFilter(request.GET, reader=standing, cycle=cycle, cycles=cycles)
    page = page_of(request, queries.remarks(standing, cycle, **_wanted(narrowed)))
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("as", None)
    context = {
        "title": "What was said", "caption": named(cycle), "filter": narrowed, "page": page, "query": query.urlencode(),
        "rows": tables.remark_rows(page, standing), "may_run": permissions.may_run_consultation(standing),
    }  # fmt: skip
    return render(request, "consultation/themes/remarks.html", context, using="pages")


@partnership_page
def file(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Give what was said to take away, narrowed as the list was."""
    permissions.check_may_run_consultation(standing)
    kind = "xlsx" if request.GET.get("as") == "xlsx" else "csv"
    cycles, cycle = cycles_and(standing, request.GET.get("cycle"))
    narrowed = forms.RemarkFilter(request.GET, reader=standing, cycle=cycle, cycles=cycles)
    rows = file_rows(queries.remarks(standing, cycle, **_wanted(narrowed))[:MOST])
    content = rows_csv(HEAD, rows) if kind == "csv" else _workbook(rows, cycle, request)
    return download(content, f"remarks.{kind}")


def _wanted(narrowed: forms.RemarkFilter) -> dict[str, Any]:
    return {name: value for name, value in chosen(narrowed).items() if name != "cycle"}


def _workbook(rows: list[list[Any]], cycle: object, request: HttpRequest) -> bytes:
    lines = (named(cycle), *SAID_OF_THE_FILE, f"At most {MOST:,} rows are here.")
    return rows_workbook("What was said", lines, "Remarks", HEAD, rows, WIDTHS, request.at)


def file_rows(found: Iterable[Remark]) -> list[list[Any]]:
    """Return a row a remark, in the order of the headings."""
    return [
        [
            each.pk, each.words, queries.theme_names(each), each.place.name if each.place else "", _area(each),
            each.get_source_display(), each.speaks_for or "", each.exercise.title, Phase(each.exercise.phase).words,
            f"{each.heard_on:%Y-%m-%d}", STATES[CodingState(each.state)], "yes" if each.is_quotable else "no",
        ]
        for each in found
    ]  # fmt: skip


def _area(each: Remark) -> str:
    return (each.place.area or each.place).name if each.place else ""


@partnership_page
def remark(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one thing that was said, how it is coded, and to which agencies it was sent."""
    found = queries.find_remark(standing, pk)
    may_run = permissions.may_run_consultation(standing)
    sent = queries.referrals_of(standing, found)
    codings = queries.codings_of(standing, found) if may_run else []
    context = {
        "title": str(found), "caption": found.exercise.title, "remark": found,
        "facts": tables.remark_facts(found), "may_run": may_run,
        "referrals": [row[:-1] for row in tables.referral_rows(sent, standing)],
        "may_refer": may_run and found.state == CodingState.CODED and found.place is not None,
        "may_code": may_run and not codings,
        "may_settle": may_run and bool(codings),
        "codings": tables.coding_rows(codings),
    }  # fmt: skip
    return render(request, "consultation/themes/remark.html", context, using="pages")


@partnership_page
def type_in(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for one thing that was said at a sitting, written, or returned by a forum."""
    permissions.check_may_run_consultation(standing)
    return form_page(
        request,
        forms.TypeInForm(
            reader=standing, cycle=open_cycle(standing), initial={"heard_on": standing.today}, **sent_form(request)
        ),
        title="Type in what was said",
        save=partial(services.type_in, by=standing, at=request.at),
        done="Kept, without what looked like personal details. It waits to be coded.",
        to=to(standing, "coding"),
        back=to(standing, "coding"),
    )


@partnership_page
def coding(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what waits to be coded, how far it has come, and where two coders differ."""
    permissions.check_may_run_consultation(standing)
    cycle = open_cycle(standing)
    waiting = queries.to_code(standing, cycle)
    page = page_of(request, queries.differing(standing, cycle))
    context = {
        "title": "Coding", "caption": named(cycle), "cycle": cycle, "waiting": waiting.count(),
        "next": queries.next_to_code(standing, cycle), "progress": queries.progress(standing, cycle), "page": page,
        "differing": tables.differing_rows(page, standing), "most": services.AT_ONCE,
    }  # fmt: skip
    context["rows"] = tables.progress_rows(context["progress"])
    return render(request, "consultation/themes/coding.html", context, using="pages")


@partnership_page
@require_POST
def take_up(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Take up the comments that are not taken up yet."""
    permissions.check_may_run_consultation(standing)
    with told_refusals(request):
        taken = services.take_up(by=standing, at=request.at)
        messages.success(request, f"{taken:,} comments taken up." if taken != 1 else "1 comment taken up.")
    return redirect(to(standing, "coding"))


@partnership_page
def code(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for the themes and the place of one thing that was said, and go on to the next."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_remark(standing, pk)
    cycle = found.exercise.cycle
    form = forms.CodeForm(
        reader=standing, cycle=cycle, remark=found, initial=_coded_before(standing, found), **sent_form(request)
    )
    searched = forms.SearchForm(request.GET if request.method == "GET" else None)
    words = chosen(searched).get("words", "") if searched.is_bound else ""
    like = queries.remarks(standing, cycle, words=words).exclude(pk=pk)[:FOUND] if words else []
    return form_page(
        request,
        form,
        title="Code what was said",
        caption=found.exercise.title,
        save=partial(services.code, remark=found, by=standing, at=request.at),
        done="Coded.",
        to=lambda _: _after(standing, cycle, pk),
        template="consultation/themes/code.html",
        remark=found,
        facts=tables.source_facts(found),
        search=searched,
        words=words,
        like=tables.remark_rows(like, standing),
        waiting=queries.to_code(standing, cycle).count(),
        back=to(standing, "coding"),
    )


def _coded_before(standing: Standing, remark: Remark) -> dict[str, Any]:
    """Return what the person found when they coded it before: never what somebody else did."""
    own = queries.own_coding(standing, remark)
    if own is None:
        return {}
    given = list(own.themes.all())
    return {
        "themes": [str(each.pk) for each in given] or [forms.NONE], "is_quotable": own.is_quotable,
        "place": remark.place_id,
    }  # fmt: skip


def _after(standing: Standing, cycle: Any, pk: int) -> str:
    following = queries.next_to_code(standing, cycle, after=pk)
    return to(standing, "remark-code", following) if following else to(standing, "coding")


@partnership_page
def settle(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show how each of two coded something, and ask how it is to be coded."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_remark(standing, pk)
    return form_page(
        request,
        forms.SettleForm(reader=standing, cycle=found.exercise.cycle, **sent_form(request)),
        title="Settle how it is coded",
        caption=found.exercise.title,
        save=partial(services.settle, remark=found, by=standing, at=request.at),
        done="Settled, in your name.",
        to=to(standing, "coding"),
        template="consultation/themes/settle.html",
        remark=found,
        codings=tables.coding_rows(queries.codings_of(standing, found)),
        back=to(standing, "coding"),
    )
