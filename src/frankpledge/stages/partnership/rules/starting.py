"""What must be agreed before the first step of a cycle is recorded as begun."""

from __future__ import annotations

from collections.abc import Collection

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness.case import CouncilTier
from frankpledge.stages.partnership.rules.tiers import TIERS


def tiers_not_agreed(tier: Tier, agreed: Collection[str]) -> tuple[CouncilTier, ...]:
    """Return the tiers of a two-tier area whose role is not yet stated and agreed (R084; report l.356).

    >>> tiers_not_agreed(Tier.TWO_TIER, {"district"})
    (<CouncilTier.COUNTY: 'county'>,)
    >>> tiers_not_agreed(Tier.UNITARY, ())
    ()
    """
    return tuple(one for one in TIERS if one not in agreed) if tier is Tier.TWO_TIER else ()
