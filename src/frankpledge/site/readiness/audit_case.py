"""The audits of the live partnership as a case: what was read of them, as the plain facts that rules judge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from textwrap import shorten
from typing import Any

from frankpledge.core.readiness import case as facts
from frankpledge.core.research import Estimate
from frankpledge.foundation.registers import Row, Rows, groups_by_owner
from frankpledge.foundation.sharing.rules.requests import Every
from frankpledge.site.readiness.reading import facts_of
from frankpledge.stages.audit.models import Handover
from frankpledge.stages.audit.rules.research import COUNTS, RATES, estimate_of

AS_THEY_STAND = {
    "flows": facts.Flow, "sources": facts.Source, "commissions": facts.Commission, "improvements": facts.Improvement,
}  # fmt: skip
"""The registers of audits whose rows are facts as they stand."""

MOST_SAID = 100
MONTHS_BETWEEN: dict[str, int] = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}

TIES = ("findings", "agencies", "knowledge", "sources", "rests_on", "unexplained")
"""What a conclusion can rest on, and what contradicts it unexplained."""


def audits_of(rows: Rows) -> dict[str, Any]:
    """Return the registers of audits and protocols, by name."""
    plain: dict[str, Any] = {name: facts_of(kind, rows.get(name, ())) for name, kind in AS_THEY_STAND.items()}
    return plain | {
        "protocols": facts_of(facts.Protocol, rows.get("protocols", ()), signed_on=_signed_on),
        "data_requests": facts_of(facts.DataRequest, rows.get("data_requests", ()), every_months=_every_months),
        "audits": _audits(rows),
        "populations": facts_of(facts.Population, _with_population(rows), name=_population_name, on=_population_day),
        "sign_offs": facts_of(facts.SignOff, map(_answered, rows.get("sign_offs", ()))),
        "research": facts_of(facts.Research, rows.get("research", ()), person_days=_research_days, cost=_research_cost),
        "handovers": facts_of(facts.Handover, rows.get("handovers", ()), on=_sent_on, run_again_on=_run_again_on),
        "circulations": facts_of(
            facts.Circulation, rows.get("circulations", ()), agencies=linked(rows, "circulations.agencies")
        ),
        "conclusions": facts_of(
            facts.Conclusion, rows.get("conclusions", ()), text=_in_short,
            **{tie: linked(rows, f"conclusions.{tie}") for tie in TIES},
        ),
    }  # fmt: skip


def linked(rows: Rows, name: str, by: str = "id") -> Callable[[Row], tuple[str, ...]]:
    """Return what tells, of a row, to what it is linked."""
    found = groups_by_owner(rows.get(name, ()))
    return lambda row: found.get(row[by], ())


def _audits(rows: Rows) -> tuple[facts.Audit, ...]:
    """Return the audits, each with the population on which everything is counted here."""
    population = next((str(row["id"]) for row in _with_population(rows)), "")
    return facts_of(facts.Audit, rows.get("audits", ()), population=lambda _: population)


def _with_population(rows: Rows) -> list[Row]:
    return [row for row in rows.get("grounds", ()) if row["population_name"]]


def _population_name(row: Row) -> str:
    return str(row["population_source"] or row["population_name"])


def _population_day(row: Row) -> date | None:
    return _day(row["population_date"])


def _answered(row: Row) -> Row:
    """Leave an answer out where there is none yet."""
    return {name: value for name, value in row.items() if value != ""}


def _in_short(row: Row) -> str:
    """Return the beginning of what is said: it is named in a sentence, and may be a page long."""
    return shorten(row["text"], MOST_SAID, placeholder=" …")


def _signed_on(row: Row) -> date | None:
    return None if row["unsigned"] else _day(row["signed_at"])


def _every_months(row: Row) -> int | None:
    return MONTHS_BETWEEN.get(row["every"])


def _research_days(row: Row) -> float | None:
    found = _estimated(row)
    return float(found.person_days) if found else None


def _research_cost(row: Row) -> float | None:
    found = _estimated(row)
    return float(found.cost) if found else None


def _estimated(row: Row) -> Estimate | None:
    """Return the estimate of research from the numbers as the database's JSON holds them."""
    rates = {name: None if row[name] is None else Decimal(str(row[name])) for name in RATES}
    return estimate_of(row["method"], {name: row[name] for name in COUNTS} | rates)


def _sent_on(row: Row) -> date | None:
    return _day(row["sent_at"])


def _run_again_on(row: Row) -> date | None:
    """Return when it was run again here and gave the same: nothing less shows that it can be done in house."""
    return _day(row["done_at"]) if row["status"] == Handover.Status.SAME else None


def _day(moment: str | None) -> date | None:
    """Return the day of a moment as the database's JSON holds it."""
    return date.fromisoformat(moment[:10]) if moment else None
