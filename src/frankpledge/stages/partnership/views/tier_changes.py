"""Pages that change what district and county each do, or agree it."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms import tiers as asked
from frankpledge.stages.partnership.forms.agreeing import AgreeForm
from frankpledge.stages.partnership.models import Responsibility
from frankpledge.stages.partnership.permissions import (
    check_may_agree_for_tier,
    check_may_coordinate,
    check_may_read_structure,
)
from frankpledge.stages.partnership.queries import tiers as queries
from frankpledge.stages.partnership.queries.councils import council_that_agrees
from frankpledge.stages.partnership.services import tiers as services
from frankpledge.stages.partnership.tables import tiers as tables


def _to_tiers(standing: Standing) -> str:
    return reverse("partnership:tiers", args=[standing.partnership.slug])


@partnership_page
def arrange(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask how local government is arranged."""
    check_may_coordinate(standing)
    return form_page(
        request,
        asked.StructureForm(reader=standing, initial={"tier": standing.partnership.tier}, **sent_form(request)),
        title="How local government is arranged",
        intro="Which bodies the law names here, and whether county and district must share the work, depends on it.",
        save=partial(services.arrange_tiers, by=standing, at=request.at),
        done="Saved.",
        to=_to_tiers(standing),
        cancel=_to_tiers(standing),
    )


@partnership_page
def add_row(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask who does what for a function."""
    check_may_coordinate(standing)
    queries.check_two_tier(standing)
    return form_page(
        request,
        asked.RowForm(reader=standing, **sent_form(request)),
        title="Add a row to the responsibility matrix",
        intro="Both councils are then asked to agree the row.",
        save=partial(services.add_row, by=standing, at=request.at),
        done="The row is added.",
        to=_to_tiers(standing),
        cancel=_to_tiers(standing),
    )


@partnership_page
def change_row(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how a row is to read, saying before it is saved that a change clears both agreements."""
    check_may_coordinate(standing)
    row = queries.find_responsibility(standing, pk)
    page = tables.row_address(row, standing)
    now = {name: getattr(row, name) for name in asked.RowForm.base_fields}
    now |= {"supports": row.supports.all(), "informed": row.informed.all()}
    return form_page(
        request,
        asked.RowForm(reader=standing, initial=now, **sent_form(request)),
        title=f"Change the row: {row.get_function_display()}",
        intro=_warning(row),
        save=partial(services.change_row, row=row, by=standing, at=request.at),
        done="Saved.",
        to=page,
        cancel=page,
    )


def _warning(row: Responsibility) -> str:
    if row.district_agreed_on or row.county_agreed_on:
        return (
            "This row has been agreed. If you change anything, the agreement of both councils is cleared, and each "
            "must agree it again."
        )
    return "Neither council has agreed this row yet."


@partnership_page
def agree_rows(request: HttpRequest, standing: Standing, tier: str) -> HttpResponse:
    """Show every row that waits for a council, and ask whether it agrees them all."""
    _check_may_agree(standing, tier)
    return _agree(request, standing, tier, list(queries.rows_waiting(standing, tier)))


@partnership_page
def agree_row(request: HttpRequest, standing: Standing, pk: int, tier: str) -> HttpResponse:
    """Show one row that waits for a council, and ask whether it agrees it."""
    row = queries.find_responsibility(standing, pk)
    _check_may_agree(standing, tier)
    return _agree(request, standing, tier, [row])


def _check_may_agree(standing: Standing, tier: str) -> None:
    check_may_read_structure(standing)
    queries.check_tier(standing, tier)
    council = council_that_agrees(standing, tier)
    if council is None:
        raise NotPermitted(f"No {tier} council takes part in the partnership, so nobody can agree in its name.")
    check_may_agree_for_tier(standing, council)


def _agree(request: HttpRequest, standing: Standing, tier: str, rows: list[Responsibility]) -> HttpResponse:
    def save(*, seen: str) -> int:
        return services.agree_rows(seen=_read(seen), tier=tier, by=standing, at=request.at)

    marks = {str(row.pk): services.mark_of_row(row) for row in rows}
    return form_page(
        request,
        AgreeForm(seen=json.dumps(marks, sort_keys=True), **sent_form(request)),
        title=f"Agree who does what, for the {tier}",
        rows=tables.agreeing_rows(rows),
        template="partnership/tiers/agree_rows.html",
        save=save,
        done="Your council's agreement is recorded.",
        to=_to_tiers(standing),
        cancel=_to_tiers(standing),
        button="Agree this row" if len(rows) == 1 else f"Agree these {len(rows)} rows",
    )


def _read(seen: str) -> dict[int, str]:
    """Read which rows were shown, and with what marks; anything else was never a page of ours."""
    try:
        sent: Any = json.loads(seen or "{}")
        return {int(pk): str(mark) for pk, mark in sent.items()}
    except (ValueError, AttributeError):
        raise Http404 from None


@partnership_page
def write_statement(request: HttpRequest, standing: Standing, tier: str) -> HttpResponse:
    """Ask what a tier's role is."""
    check_may_coordinate(standing)
    now = queries.find_statement(standing, tier)
    usual = "facilitates" if tier == "county" else "determines"
    initial = {"role": now.role, "statement": now.statement} if now else {"role": usual}
    agreed = "It has been agreed. If you change it, its council must agree it again."
    return form_page(
        request,
        asked.StatementForm(initial=initial, **sent_form(request)),
        title=f"The role of the {tier}",
        intro=agreed if now and now.agreed_on else "Its council is then asked to agree it.",
        save=partial(services.state_role, tier=tier, by=standing, at=request.at),
        done="The statement is saved.",
        to=_to_tiers(standing),
        cancel=_to_tiers(standing),
    )


@partnership_page
def agree_statement(request: HttpRequest, standing: Standing, tier: str) -> HttpResponse:
    """Show a tier's statement, and ask whether its council agrees it."""
    statement = queries.find_statement(standing, tier)
    _check_may_agree(standing, tier)
    if statement is None:
        raise Http404
    return form_page(
        request,
        AgreeForm(seen=services.mark_of_statement(statement), **sent_form(request)),
        title=f"Agree the role of the {tier}",
        facts=tables.statement_facts(tier, statement),
        template="partnership/authority/agree.html",
        save=partial(services.agree_statement, statement=statement, by=standing, at=request.at),
        done="Your council's agreement is recorded.",
        to=_to_tiers(standing),
        cancel=_to_tiers(standing),
        button=f"Agree it for the {tier}",
    )
