"""Pages of what an audit says: its four parts, each thing with its evidence, and on whose data it all rests."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.citing import key_of
from frankpledge.stages.audit.forms.conclusions import ConclusionForm, RewordForm, TieConclusionForm
from frankpledge.stages.audit.permissions import (
    check_may_read_audit,
    check_may_run_audit,
    may_comment_for_some_agency,
    may_run_audit,
)
from frankpledge.stages.audit.queries import conclusions as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.circulation import comments
from frankpledge.stages.audit.queries.evidence import provision
from frankpledge.stages.audit.queries.heard import heard_beside
from frankpledge.stages.audit.queries.stances import stances, stances_on, tally_of, unexplained
from frankpledge.stages.audit.rules.report import TITLES, Part
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import conclusions as services
from frankpledge.stages.audit.tables import conclusions as tables
from frankpledge.stages.audit.tables.heard import heard_rows
from frankpledge.stages.audit.tables.stances import claim_text, counted_with_text
from frankpledge.stages.partnership.forms.people import ConfirmForm


@partnership_page
def conclusions(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what the audit says, part by part, which parts are empty, and what cites nothing."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    found, said = list(queries.conclusions(standing, audit)), stances(standing, audit)
    context = {
        "title": "What the audit says",
        "caption": audit.title,
        "audit": audit,
        "parts": tables.parts_of(found, provision(standing, audit).count(), standing, said),
        "unexplained": tables.unexplained_rows(found, standing, said),
        "citing_none": tables.citing_none(found, standing),
        "cites_people": any(each.knowledge.all() for each in found),
        "found": found,
        "may_write": may_run_audit(standing) and audit.state != State.CLOSED,
    }
    return render(request, "audit/conclusions.html", context, using="pages")


@partnership_page
def conclusion(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one thing the audit says: what it rests on, what was said to it, how it read before."""
    found = queries.find_conclusion(standing, pk)
    is_open = found.withdrawn_on is None and found.audit.state != State.CLOSED
    full = queries.conclusions(standing, found.audit).filter(pk=pk).first() or found
    said = stances_on(found)
    tally = tally_of(said)
    context = {
        "title": TITLES[Part(found.part)],
        "caption": found.theme,
        "conclusion": found,
        "evidence": tables.evidence_rows(full, standing),
        "heard": heard_rows(heard_beside(standing, said), standing),
        "cited": cited(standing, key_of(found)),
        "cites_nothing": queries.cites_nothing(full),
        "tally": tally.sentence,
        "counted_with": counted_with_text(tally),
        "unexplained": len(unexplained(said)),
        "claim": claim_text(found),
        "comments": tables.comment_rows(comments(standing, conclusion=found), standing),
        "wordings": tables.wording_rows(found.wordings.select_related("wished_by")),
        "may_write": is_open and may_run_audit(standing),
        "may_comment": is_open and may_comment_for_some_agency(standing),
    }
    return render(request, "audit/conclusion.html", context, using="pages")


@partnership_page
def reliance(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show on whose data what the audit says rests, and what rests on one agency's alone."""
    check_may_read_audit(standing)
    audit = find_audit(standing, pk)
    found = list(queries.conclusions(standing, audit))
    shares, bases = queries.reliance(found)
    context = {
        "title": "On whose data it rests",
        "caption": audit.title,
        "audit": audit,
        "shares": tables.share_rows(shares),
        "relied_on": [each.base for each in shares if each.is_relied_on],
        "single": tables.single_rows(found, bases, standing),
    }
    return render(request, "audit/reliance.html", context, using="pages")


@partnership_page
def write(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what the audit says."""
    check_may_run_audit(standing)
    audit = find_audit(standing, pk)
    return form_page(
        request,
        ConclusionForm(reader=standing, audit=audit, **sent_form(request)),
        title="Write a finding",
        caption=audit.title,
        save=partial(services.write_conclusion, audit=audit, by=standing, at=request.at),
        done="It is written. Say now what it rests on.",
        to=lambda made: _page("conclusion-tie", standing, made.pk),
        back=_page("conclusions", standing, pk),
    )


@partnership_page
def reword(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for other words, at whose wish, and why."""
    check_may_run_audit(standing)
    found = queries.find_conclusion(standing, pk)
    return form_page(
        request,
        RewordForm(reader=standing, initial={"text": found.text}, **sent_form(request)),
        title="Change the words",
        caption=found.theme,
        save=partial(services.reword_conclusion, conclusion=found, by=standing, at=request.at),
        done="Saved. How it read before is kept.",
        to=_page("conclusion", standing, pk),
        back=_page("conclusion", standing, pk),
    )


@partnership_page
def tie(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what it rests on."""
    check_may_run_audit(standing)
    found = queries.find_conclusion(standing, pk)
    now = {name: getattr(found, name).all() for name in ("findings", "knowledge", "sources", "rests_on")}
    return form_page(
        request,
        TieConclusionForm(reader=standing, conclusion=found, initial=now, **sent_form(request)),
        title="What it rests on",
        caption=found.theme,
        intro=found.text,
        save=partial(services.tie_conclusion, conclusion=found, by=standing, at=request.at),
        done="Saved.",
        to=_page("conclusion", standing, pk),
        back=_page("conclusion", standing, pk),
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take it back."""
    check_may_run_audit(standing)
    found = queries.find_conclusion(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Take it back",
        intro=f"{found.text} The audit no longer says so. Its comments stay on record.",
        save=partial(services.withdraw_conclusion, conclusion=found, by=standing, at=request.at),
        done="It is taken back.",
        to=_page("conclusions", standing, found.audit_id),
        back=_page("conclusion", standing, pk),
        button="Take it back",
    )


def _page(name: str, standing: Standing, pk: int) -> str:
    return reverse(f"audit:{name}", args=[standing.partnership.slug, pk])
