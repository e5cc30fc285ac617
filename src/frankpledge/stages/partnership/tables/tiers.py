"""The rows of the responsibility matrix and of what each tier has said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.core.readiness.case import CouncilTier, Sector
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.forms.tiers import ROLE_WORDS
from frankpledge.stages.partnership.models import Responsibility, TierStatement
from frankpledge.stages.partnership.rules.tiers import TIERS
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text

Row = list[Any]
SPLIT_HEAD = [
    "Function", "Police", "District", "County", "Others", "Contact", "Where a difference goes", "District agreed",
    "County agreed",
]  # fmt: skip


def matrix_rows(found: Iterable[Responsibility], standing: Standing, *, linked: bool = True) -> list[Row]:
    """Return a row a function: its split among police, district, county and others, and who agreed it (R050)."""
    return [
        [
            {"text": row.get_function_display(), "href": row_address(row, standing) if linked else ""}, *split(row),
            str(row.contact or ""), row.escalation, _agreed(row.district_agreed_on), _agreed(row.county_agreed_on),
        ]
        for row in found
    ]  # fmt: skip


def _agreed(day: date | None) -> Any:
    """Write a day so that it may break into lines: the matrix has many columns."""
    return str(date_text(day)) if day else {"status": "waiting"}


def row_address(row: Responsibility, standing: Standing, name: str = "tier-row") -> str:
    """Return where a row's page is."""
    return reverse(f"partnership:{name}", args=[standing.partnership.slug, row.pk])


def split(row: Responsibility) -> list[Any]:
    """Return what police, district, county and others do in a row; what nobody has been given stands out."""
    parts: dict[str, list[str]] = {"police": [], "district": [], "county": [], "others": []}
    for agency, does in _placed(row):
        parts[_part(agency)].append(does if _part(agency) != "others" else f"{agency} {does.lower()}")
    wanted = [_said(parts[part]) or {"status": "not placed"} for part in ("police", "district", "county")]
    return [*wanted, "; ".join(parts["others"])]


def _said(does: list[str]) -> str:
    return ", ".join(dict.fromkeys(does)).capitalize()


def _placed(row: Responsibility) -> list[tuple[Agency, str]]:
    return [
        (row.leads, "Leads"),
        *((agency, "Supports") for agency in row.supports.all()),
        *((agency, "Informed") for agency in row.informed.all()),
    ]


def _part(agency: Agency) -> str:
    if agency.sector == Sector.POLICE:
        return "police"
    return agency.council_tier if agency.council_tier in TIERS else "others"


def row_facts(row: Responsibility) -> list[tuple[str, Any]]:
    """Return what a row says, a pair a line."""
    return [
        ("Function", row.get_function_display()),
        ("Leads", str(row.leads)),
        ("Support", ", ".join(str(agency) for agency in row.supports.all())),
        ("Informed", ", ".join(str(agency) for agency in row.informed.all())),
        ("Contact", str(row.contact or "")),
        ("Where a difference goes", row.escalation),
        ("Agreed by the district", row.district_agreed_on or {"status": "waiting"}),
        ("Agreed by the county", row.county_agreed_on or {"status": "waiting"}),
    ]


def agreeing_rows(found: Iterable[Responsibility]) -> list[Row]:
    """Return a row a function with everything that is agreed in agreeing it."""
    return [
        [
            row.get_function_display(), str(row.leads), ", ".join(str(agency) for agency in row.supports.all()),
            ", ".join(str(agency) for agency in row.informed.all()), str(row.contact or ""), row.escalation,
        ]
        for row in found
    ]  # fmt: skip


def statement_facts(tier: str, statement: TierStatement | None) -> list[tuple[str, Any]]:
    """Return what a tier has said of itself, a pair a line."""
    if statement is None:
        return [(f"Role of the {tier}", {"status": "missing"})]
    return [
        ("Role in the strategy", dict(ROLE_WORDS).get(statement.role, statement.role)),
        ("What it will do, and what not", statement.statement),
        ("Agreed by its council on", statement.agreed_on or {"status": "waiting"}),
    ]


def statement_cards(
    said: dict[str, TierStatement], mine: tuple[str, ...], standing: Standing, *, may_coordinate: bool
) -> list[dict[str, Any]]:
    """Return a card a tier: what it said, and what the person may do with it."""
    return [
        {
            "title": {CouncilTier.DISTRICT: "The district", CouncilTier.COUNTY: "The county"}[tier],
            "facts": statement_facts(tier, said.get(tier)),
            "actions": _actions(tier, said.get(tier), standing, tier in mine, may_coordinate),
        }
        for tier in TIERS
    ]


def _actions(
    tier: str, statement: TierStatement | None, standing: Standing, is_mine: bool, may_coordinate: bool
) -> list[dict[str, str]]:
    agree = is_mine and statement is not None and statement.agreed_on is None
    offered = [
        ("Change" if statement else "Write", "tier-statement-write", may_coordinate),
        ("Read and agree", "tier-statement-agree", agree),
    ]
    return [
        {"text": text, "href": reverse(f"partnership:{name}", args=[standing.partnership.slug, tier])}
        for text, name, is_offered in offered
        if is_offered
    ]
