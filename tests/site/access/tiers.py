"""District and county: members and contractors read who does what, the co-ordinator writes it.

Only a representative of a council agrees for it. In this universe R speaks for the police, so nobody here may agree;
that each council's own representative may, and the other's may not, is shown in ``test_tiers``.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS_AND_CONTRACTOR, NOBODY, Row
from tests.universe.partnership import Universe
from tests.universe.tiers import a_row, a_statement, two_tier


def in_two_tiers(universe: Universe) -> list[Any]:
    two_tier(universe)
    return []


def a_placed_function(universe: Universe) -> list[Any]:
    two_tier(universe)
    return [_row_of(universe)]


def _row_of(universe: Universe) -> int:
    from frankpledge.stages.partnership.models import Responsibility

    placed = Responsibility.objects.filter(partnership=universe.partnership).first()
    return placed.pk if placed else a_row(universe).pk


def a_placed_function_and_a_tier(universe: Universe) -> list[Any]:
    return [*a_placed_function(universe), "county"]


def a_tier(universe: Universe) -> list[Any]:
    a_statement(universe)
    return ["county"]


ROWS = [
    Row("partnership:tiers", MEMBERS_AND_CONTRACTOR),
    Row("partnership:tier-structure", COORDINATOR, COORDINATOR),
    Row("partnership:tier-sheet", MEMBERS_AND_CONTRACTOR, arguments=in_two_tiers),
    Row("partnership:tier-row-add", COORDINATOR, COORDINATOR, in_two_tiers),
    Row("partnership:tier-row", MEMBERS_AND_CONTRACTOR, arguments=a_placed_function),
    Row("partnership:tier-row-change", COORDINATOR, COORDINATOR, a_placed_function),
    Row("partnership:tier-row-agree", NOBODY, NOBODY, a_placed_function_and_a_tier),
    Row("partnership:tier-rows-agree", NOBODY, NOBODY, a_tier),
    Row("partnership:tier-statement-write", COORDINATOR, COORDINATOR, a_tier),
    Row("partnership:tier-statement-agree", NOBODY, NOBODY, a_tier),
]
