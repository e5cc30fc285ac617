"""The rows of the tables of contributions, leads, resources and journeys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from frankpledge.core.quantities import Share
from frankpledge.core.quantities.concentration import LEAST
from frankpledge.core.readiness.case import ContributionKind
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Contribution, Journey, Lead, ResourceChange, Staffing
from frankpledge.stages.partnership.queries.contributions import Brought
from frankpledge.stages.partnership.queries.cycle_steps import label_of
from frankpledge.stages.partnership.queries.leads import state_of
from frankpledge.stages.partnership.queries.spread import Spread
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import money_text, number_text

Row = list[Any]


def amount_text(contribution: Contribution) -> str:
    """Write how much was brought; empty where it was not said."""
    if contribution.amount is None:
        return ""
    if contribution.kind == ContributionKind.MONEY:
        return money_text(contribution.amount)
    return f"{plain(contribution.amount)} {contribution.unit}"


def plain(amount: Decimal) -> str:
    """Write an amount without the noughts that follow its point.

    >>> plain(Decimal("3.00")), plain(Decimal("1200.50"))
    ('3', '1,200.5')
    """
    whole = amount == amount.to_integral_value()
    return number_text(int(amount) if whole else float(amount))


def contribution_rows(found: Iterable[Contribution], labels: Mapping[str, str], standing: Standing) -> list[Row]:
    """Return a row a contribution: what, by whom, of which kind, how much, when, for which step."""
    return [
        [
            link(each.what, "contribution", standing, each.pk), str(each.agency), each.get_kind_display(),
            amount_text(each), each.on, label_of(each.step, labels) if each.step else "",
        ]
        for each in found
    ]  # fmt: skip


def contribution_facts(found: Contribution, labels: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Return what is known of a contribution, a pair a line."""
    return [
        ("Agency", str(found.agency)),
        ("Kind", found.get_kind_display()),
        ("How much", amount_text(found)),
        ("When", found.on),
        ("Step of the cycle", label_of(found.step, labels) if found.step else ""),
    ]


def brought_rows(found: Iterable[Brought], standing: Standing) -> list[Row]:
    """Return a row an agency: how many contributions, what of money and time, and how many of each other kind."""
    others = (
        ContributionKind.DATA,
        ContributionKind.VENUE,
        ContributionKind.KNOWLEDGE,
        ContributionKind.VOLUNTEERS,
    )
    return [
        [
            link(one.place, "contributions", standing, query=f"?agency={one.place.agency_id}"), one.count,
            _sum(money_text(one.pounds), one.kinds[ContributionKind.MONEY]),
            _sum(plain(one.hours), one.kinds[ContributionKind.TIME]),
            *(one.kinds[kind] for kind in others), one.without_amount,
        ]
        for one in found
    ]  # fmt: skip


def _sum(text: str, count: int) -> str:
    return text if count else ""


def lead_rows(found: Iterable[Lead], labels: Mapping[str, str], standing: Standing) -> list[Row]:
    """Return a row a lead: what, who was asked, for which step, since when, and how it stands."""
    return [
        [
            link(lead.what, "lead", standing, lead.pk), str(lead.agency),
            label_of(lead.step, labels) if lead.step else "", lead.asked_on, {"status": state_of(lead)},
        ]
        for lead in found
    ]  # fmt: skip


def lead_facts(lead: Lead, labels: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Return what is known of a lead, a pair a line."""
    return [
        ("Agency asked", str(lead.agency)),
        ("Step of the cycle", label_of(lead.step, labels) if lead.step else ""),
        ("Asked on", lead.asked_on),
        ("How it stands", {"status": state_of(lead)}),
        ("Accepted on", lead.accepted_on),
        ("Declined on", lead.declined_on),
        ("Condition" if lead.accepted_on else "Reason", lead.reason),
    ]


def spread_summary_rows(found: Iterable[Spread]) -> list[Row]:
    """Return a row a kind of thing: how many, how concentrated, in words, and how many are left out."""
    return [[spread.name, *_concentrated(spread), spread.of_nobody] for spread in found]


def _concentrated(spread: Spread) -> Row:
    found = spread.concentration
    if found is None:
        return [0, None, "None is recorded of any agency that takes part today."]
    return [found.total, round(found.index, 2) if found.total >= LEAST else None, found.words]


def spread_rows(found: Sequence[Spread], places: Iterable[PartnershipAgency]) -> list[Row]:
    """Return a row an agency: how many of each kind of thing it holds, and what share."""
    return [[str(place), *(_held(spread, place.agency_id) for spread in found)] for place in places]


def _held(spread: Spread, agency_id: int) -> str:
    total = sum(spread.counts.values())
    return Share(spread.counts[agency_id], total).words if total else ""


def change_rows(found: Iterable[ResourceChange], standing: Standing) -> list[Row]:
    """Return a row a change in means: whose, what, from when, and how many risks are tied to it."""
    return [
        [
            link(change_text(each), "resource-change", standing, each.pk), str(each.agency), each.where, each.on,
            len(each.risks.all()),
        ]
        for each in found
    ]  # fmt: skip


def change_text(change: ResourceChange) -> str:
    """Write a change: 2 posts less staff, £4,000 more budget."""
    amount, word = abs(change.change), "less" if change.change < 0 else "more"
    counted = money_text(amount) if change.unit == "pounds" else f"{plain(amount)} {change.unit}"
    return f"{counted} {word} {change.get_kind_display().lower()}"


def change_facts(change: ResourceChange) -> list[tuple[str, Any]]:
    """Return what is known of a change in means, a pair a line."""
    return [
        ("Agency", str(change.agency)),
        ("Change", change_text(change)),
        ("Department or team", change.where),
        ("From", change.on),
    ]


def staffing_rows(found: Iterable[Staffing]) -> list[Row]:
    """Return a row an agency: how many posts, how many are filled, as of when."""
    return [[str(each.agency), float(each.established), float(each.filled), each.on] for each in found]


def journey_rows(found: Iterable[Journey]) -> list[Row]:
    """Return a row a journey: where, who, how long one way."""
    return [[each.venue, str(each.agency), each.minutes] for each in found]
