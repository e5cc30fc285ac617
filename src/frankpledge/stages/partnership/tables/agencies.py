"""The rows of the tables of agencies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.cycle import Body
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.stages.partnership.queries.agencies import Coverage
from frankpledge.ui.addresses import reverse

Row = list[Any]


def place_rows(places: Iterable[PartnershipAgency], slug: str) -> list[Row]:
    """Return a row an agency: who, of which sector, how it takes part, since and until when, with how many hours."""
    return [
        [
            {"text": str(place.agency), "href": reverse("partnership:agency", args=[slug, place.pk])},
            place.agency.get_sector_display(), place.get_standing_display(), place.since, place.until,
            place.hours_a_month,
        ]
        for place in places
    ]  # fmt: skip


def coverage_rows(found: Iterable[Coverage]) -> list[Row]:
    """Return a row a body that the law names: its duty, who stands for it here, and how far that was verified."""
    return [
        [
            one.body.name, one.body.duty.value.capitalize(), ", ".join(one.agencies), {"status": one.status},
            _sourced(one.body),
        ]
        for one in found
    ]  # fmt: skip


def _sourced(body: Body) -> str:
    """Say where the duty was read, and to check it there where that was not the primary text."""
    caution = body.source.caution or body.dates_caution
    return f"{body.source.text} ({caution})" if caution else body.source.text


def place_facts(place: PartnershipAgency) -> list[tuple[str, Any]]:
    """Return what is known of an agency here, a pair a line."""
    return [
        ("Sector", place.agency.get_sector_display()),
        ("How it takes part", place.get_standing_display()),
        ("Body of the law", place.body),
        ("Why it is a member", place.reason),
        ("Member since", place.since),
        ("Until", place.until),
        ("Staff hours a month offered here", place.hours_a_month),
        ("Staff hours a month for all its partnerships", place.agency.hours_a_month),
    ]
