"""Pages on which the sources of an audit are set beside one of its findings."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.core.evidence.corroboration import Side
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.stances import ClaimForm, RestSilentForm, StanceForm
from frankpledge.stages.audit.models import Conclusion
from frankpledge.stages.audit.permissions import check_may_read_audit, check_may_run_audit, may_run_audit
from frankpledge.stages.audit.problems import Proposal, claim_in, read
from frankpledge.stages.audit.queries import stances as queries
from frankpledge.stages.audit.queries.conclusions import conclusions, find_conclusion
from frankpledge.stages.audit.queries.problems import datasets_counted
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import stances as services
from frankpledge.stages.audit.tables import stances as tables
from frankpledge.stages.audit.views.listing import AT_ONCE
from frankpledge.stages.audit.views.problems import areas_of


@partnership_page
def sources(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show each source of the audit beside a finding, and how many of them are independent."""
    check_may_read_audit(standing)
    found = find_conclusion(standing, pk)
    beside = _beside(standing, found)
    said = [each.stance for each in beside if each.stance]
    tally = queries.tally_of(said)
    left = len(beside) - len(said)
    writes = may_run_audit(standing) and found.withdrawn_on is None and found.audit.state != State.CLOSED
    page = Paginator(beside, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "title": "Each source beside the finding",
        "caption": found.theme,
        "conclusion": found,
        "tally": tables.tally_text(tally, left),
        "counted_with": tables.counted_with_text(tally),
        "claim": tables.claim_text(found),
        "page": page,
        "rows": tables.beside_rows(page, found, standing, writes=writes),
        "writes": writes,
        "left": left,
    }
    return render(request, "audit/sources.html", context, using="pages")


def _beside(standing: Standing, found: Conclusion) -> list[queries.Beside]:
    full = conclusions(standing, found.audit).filter(pk=found.pk).first() or found
    return queries.beside(full, queries.items_of(standing, found.audit), queries.stances_on(found))


@partnership_page
def source(request: HttpRequest, standing: Standing, pk: int, kind: str, of: int) -> HttpResponse:
    """Ask what one source says of a finding, beside what its figures propose."""
    check_may_run_audit(standing)
    found = find_conclusion(standing, pk)
    item = queries.find_item(standing, found.audit, kind, of)
    each = next(each for each in _beside(standing, found) if each.item == item)
    proposal = services.proposed_by(found, item, standing)
    return form_page(
        request,
        StanceForm(reader=standing, item=item, initial=_initial(each, proposal), **sent_form(request)),
        title="What this source says of the finding",
        caption=f"{item.name}{f', {item.whose}' if item.whose else ''}",
        template="audit/source.html",
        conclusion=found,
        said=item.thing.said if kind == queries.TOLD else "",
        proposal=tables.proposal_lines(proposal, found),
        save=partial(services.set_beside, conclusion=found, item=item, by=standing, at=request.at),
        done="Saved.",
        to=_page("conclusion-sources", standing, pk),
        back=_page("conclusion-sources", standing, pk),
    )


def _initial(each: queries.Beside, proposal: Proposal | None) -> dict[str, Any]:
    """Return what was said; where nothing was, what the figures propose, or that the finding rests on the source."""
    if each.stance:
        return {name: getattr(each.stance, name) for name in ("side", "reason", "answer", "drawn_from")}
    if proposal and proposal.side != Side.SILENT:
        return {"side": proposal.side}
    return {"side": Side.SUPPORTS, "reason": "The finding rests on it."} if each.is_rested_on else {}


@partnership_page
def rest(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why the sources that are left say nothing."""
    check_may_run_audit(standing)
    found = find_conclusion(standing, pk)
    return form_page(
        request,
        RestSilentForm(**sent_form(request)),
        title="The others say nothing of it",
        caption=found.theme,
        intro=f"{found.text} Sources on which it rests, and those whose figures take a side, stay to be looked at.",
        save=partial(services.rest_is_silent, conclusion=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("conclusion-sources", standing, pk),
        back=_page("conclusion-sources", standing, pk),
    )


@partnership_page
def claim(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a finding says that figures can answer."""
    check_may_run_audit(standing)
    found = find_conclusion(standing, pk)
    areas = areas_of([read(standing, each) for each in datasets_counted(standing, found.audit)])
    if found.area_code:
        areas.setdefault(found.area_code, found.area_name)
    now = {name: getattr(found, name) for name in ("claims", "problem", "area_code")}
    return form_page(
        request,
        ClaimForm(areas=areas, initial=now if found.claims else claim_in(found), **sent_form(request)),
        title="What figures can answer",
        caption=found.theme,
        intro=found.text,
        save=partial(services.say_claim, conclusion=found, by=standing, at=request.at),
        done="Saved. What the figures of each source propose now stands where you set it beside the finding.",
        to=_page("conclusion-sources", standing, pk),
        back=_page("conclusion-sources", standing, pk),
    )


def _page(name: str, standing: Standing, pk: int) -> str:
    return reverse(f"audit:{name}", args=[standing.partnership.slug, pk])
