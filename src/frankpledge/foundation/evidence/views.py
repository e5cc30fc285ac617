"""Pages of the ledger: find an item, follow it back to its files, follow it forward, and answer it."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence import queries, services, tables
from frankpledge.foundation.evidence.forms import AnswerForm, FindForm
from frankpledge.foundation.evidence.models import Kind
from frankpledge.foundation.evidence.permissions import check_may_answer_some_item, may_answer_some_item
from frankpledge.foundation.evidence.ways import answer_way, way_to
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.paging import KeysFirst

AT_ONCE = 50


def _to(standing: Standing, number: int, name: str = "item") -> str:
    return reverse(f"evidence:{name}", args=[standing.partnership.slug, number])


@partnership_page
def items(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what can be cited; a number that is there leads to its page."""
    form = FindForm(data=request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    words = asked.get("q", "")
    number = queries.find_number(standing, words) if words else None
    if number is not None:
        return redirect(_to(standing, number))
    found = queries.items(standing, kind=asked.get("kind", ""), words=words)
    page = KeysFirst(found, AT_ONCE).get_page(request.GET.get("page"))
    context = {"title": "Evidence", "find": form, "page": page, "rows": tables.item_rows(page, standing)}
    return render(request, "evidence/list.html", context, using="pages")


@partnership_page
def item(request: HttpRequest, standing: Standing, number: int) -> HttpResponse:
    """Say where a figure or a sentence comes from: what it rests on, down to the SHA-256 of each file."""
    asked = request.GET.get("version", "")
    version = queries.find_version(standing, number, int(asked) if asked.isdecimal() else None)
    found = version.item
    versions = list(queries.versions_of(standing, found))
    chain = queries.chain_back(standing, version)
    context = {
        "title": "Where does this come from?",
        "caption": f"Evidence {found}, {Kind(found.kind).label.lower()}",
        "version": version,
        "is_latest": version.number == versions[0].number,
        "holds": services.holds(version),
        "facts": tables.facts_of(version, standing),
        "chain": chain,
        "node": chain.nodes[0],
        "page_of_it": way_to(standing, found),
        "versions": tables.version_rows(versions, standing) if len(versions) > 1 else [],
        "answers": tables.answer_rows(queries.answers_of(standing, found)),
        "may_answer": may_answer_some_item(standing),
    }
    return render(request, "evidence/item.html", context, using="pages")


@partnership_page
def rests(request: HttpRequest, standing: Standing, number: int) -> HttpResponse:
    """Say what rests on an item: figures, findings, releases."""
    version = queries.find_version(standing, number)
    context = {
        "title": "What rests on this?",
        "caption": f"Evidence {version.item}, {Kind(version.item.kind).label.lower()}",
        "version": version,
        "chain": queries.chain_forward(standing, version.item),
        "page_of_it": way_to(standing, version.item),
    }
    return render(request, "evidence/rests.html", context, using="pages")


@partnership_page
def answer(request: HttpRequest, standing: Standing, number: int) -> HttpResponse:
    """Ask what became of an item."""
    check_may_answer_some_item(standing)
    version = queries.find_version(standing, number)
    if own := answer_way(standing, version.item):
        return redirect(own)
    return form_page(
        request,
        AnswerForm(reader=standing, **sent_form(request)),
        title="What became of it?",
        caption=f"Evidence {version.item}",
        intro=version.text or version.title,
        save=partial(services.answer_item, version=version, by=standing, at=request.at),
        done="The answer is recorded. A later one leaves it on record.",
        to=_to(standing, number),
        back=_to(standing, number),
    )
