"""A partnership with a district and a county council, each with its own representative."""

from __future__ import annotations

from frankpledge.foundation.accounts import services as accounts
from frankpledge.foundation.accounts.models import Agency, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.stages.partnership.models import Responsibility, TierStatement
from frankpledge.stages.partnership.services import tiers
from tests.universe.partnership import AT, BEGAN, PASSWORD, Universe


def two_tier(universe: Universe) -> Universe:
    """Say that a county stands over the area, and let both councils take part."""
    if universe.partnership.tier != "two-tier":
        tiers.arrange_tiers(tier="two-tier", by=universe.coordinator, at=AT)
        universe.partnership.refresh_from_db()
        for tier in ("district", "county"):
            universe.places[tier] = accounts.register_agency(
                name=f"Tithingham {tier.capitalize()} Council", sector="local-government", standing="responsible",
                council_tier=tier, since=BEGAN, by=universe.coordinator, at=AT,
            )  # fmt: skip
    return universe


def council(universe: Universe, tier: str) -> Agency:
    """Return the council of a tier."""
    return two_tier(universe).agency(tier)


def representative(universe: Universe, tier: str) -> Person:
    """Invite somebody to speak for a council, and let them accept."""
    _, token = accounts.invite(
        email=f"{tier}@{universe.partnership.slug}.example", role=Role.AGENCY_REPRESENTATIVE,
        agency=council(universe, tier), by=universe.coordinator, at=AT,
    )  # fmt: skip
    return accounts.accept_invitation(token=token, name=f"For the {tier}", password=PASSWORD, at=AT)


def speaking_for(universe: Universe, tier: str) -> Standing:
    """Return the standing of a council's representative."""
    standing = find_standing(universe.partnership, representative(universe, tier), AT)
    assert standing is not None
    return standing


def a_row(universe: Universe, function: str = "", **given: object) -> Responsibility:
    """Place a function in the matrix, as the co-ordinator does."""
    placed = Responsibility.objects.filter(partnership=universe.partnership).values_list("function", flat=True)
    free = next(code for code, _ in Responsibility._meta.get_field("function").choices if code not in placed)
    wanted = {"leads": council(universe, "district"), "supports": [council(universe, "county")]}
    wanted |= {"informed": [universe.agency("Tithingham Police")], "escalation": "Both chief executives"}
    return tiers.add_row(function=function or free, by=universe.coordinator, at=AT, **(wanted | given))


def a_statement(universe: Universe, tier: str = "county", **given: object) -> TierStatement:
    """Write a tier's statement, as the co-ordinator does."""
    two_tier(universe)
    wanted = {"role": "facilitates" if tier == "county" else "determines", "statement": "Lends an analyst."}
    return tiers.state_role(tier=tier, by=universe.coordinator, at=AT, **(wanted | given))
