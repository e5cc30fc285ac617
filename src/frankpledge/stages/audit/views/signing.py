"""Pages on which agencies agree to an audit's scope and sign its findings off."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.audit.forms.signing import AnswerAgreementForm, AskAgreementForm
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.permissions import (
    check_may_agree_to_audit,
    check_may_ask_for_agreement,
    check_may_read_audit,
    may_ask_for_agreement,
)
from frankpledge.stages.audit.queries import signing as queries
from frankpledge.stages.audit.queries.audits import find_audit
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.rules.signing import Matter
from frankpledge.stages.audit.rules.states import State
from frankpledge.stages.audit.services import signing as services
from frankpledge.stages.audit.tables import signing as tables
from frankpledge.stages.audit.tables.research import carried_facts

TITLES = {Matter.SCOPE: "Agreement to the scope", Matter.FINDINGS: "Sign-off by agencies"}


@partnership_page
def agreement(request: HttpRequest, standing: Standing, pk: int, matter: str) -> HttpResponse:
    """Show what each agency was asked and what it answered."""
    check_may_read_audit(standing)
    audit = _audit(standing, pk, matter)
    context = {
        "title": TITLES[Matter(matter)],
        "caption": audit.title,
        "audit": audit,
        "matter": matter,
        "rows": tables.agreement_rows(queries.agreements(standing, audit, matter), audit, standing),
        "earlier": tables.earlier_rows(queries.earlier_agreements(standing, audit, matter)),
        "may_ask": _may_ask(standing, audit, matter),
        "carries": _carries(standing, audit, matter),
    }
    return render(request, "audit/agreement.html", context, using="pages")


def _carries(standing: Standing, audit: Audit, matter: str) -> list[tuple[str, Any]]:
    """Return what new research the scope carries: whoever agrees to it agrees to its estimate too (R162)."""
    return carried_facts(scope_of(standing, audit)) if matter == Matter.SCOPE else []


def _may_ask(standing: Standing, audit: Audit, matter: str) -> bool:
    """Say whether there is anybody left to ask."""
    is_open = may_ask_for_agreement(standing) and audit.state != State.CLOSED
    return is_open and queries.agencies_to_ask(standing, audit, matter).exists()


@partnership_page
def ask(request: HttpRequest, standing: Standing, pk: int, matter: str) -> HttpResponse:
    """Ask which agencies are to agree, and by when."""
    check_may_ask_for_agreement(standing)
    audit = _audit(standing, pk, matter)
    offered = queries.agencies_to_ask(standing, audit, matter)
    return form_page(
        request,
        AskAgreementForm(offered=offered, initial={"agencies": offered}, **sent_form(request)),
        title="Ask agencies to agree",
        caption=audit.title,
        intro="Those that have answered to what stands today, or are being asked, are left out.",
        save=partial(services.ask_for_agreement, audit=audit, matter=matter, by=standing, at=request.at),
        done="They are asked. Their representatives are told by mail.",
        to=_page(standing, pk, matter),
        back=_page(standing, pk, matter),
        button="Ask them",
    )


@partnership_page
def answer(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether one's own agency agrees, showing where to read what it agrees to."""
    asked = queries.find_agreement(standing, pk)
    check_may_agree_to_audit(standing, asked.agency)
    where = "scope" if asked.matter == Matter.SCOPE else "conclusions"
    return form_page(
        request,
        AnswerAgreementForm(seen=str(asked.audit.version_of(asked.matter)), **sent_form(request)),
        title=f"Does {asked.agency} agree?",
        caption=f"{TITLES[Matter(asked.matter)]}: {asked.audit}",
        template="audit/agree.html",
        read=reverse(f"audit:{where}", args=[standing.partnership.slug, asked.audit_id]),
        matter=asked.matter,
        carries=_carries(standing, asked.audit, asked.matter),
        save=partial(services.answer_agreement, asked=asked, by=standing, at=request.at),
        done="Your agency’s answer is on record.",
        to=_page(standing, asked.audit_id, asked.matter),
        back=_page(standing, asked.audit_id, asked.matter),
    )


def _audit(standing: Standing, pk: int, matter: str) -> Audit:
    if matter not in set(Matter):
        raise Http404
    return find_audit(standing, pk)


def _page(standing: Standing, pk: int, matter: str) -> str:
    return reverse("audit:agreement", args=[standing.partnership.slug, pk, matter])
