"""Which bodies have a duty on a day, in an area of a tier."""

from __future__ import annotations

from datetime import date

from frankpledge.core.cycle.body import Body, OversightBody, Tier
from frankpledge.core.cycle.regime import Regime


def bodies_on(regime: Regime, day: date, tier: Tier) -> tuple[Body, ...]:
    """Return the bodies that have a duty on a day in areas of a tier.

    Parameters
    ----------
    regime : Regime
    day : date
    tier : Tier
        How local government stands in the partnership's area.

    Returns
    -------
    tuple of Body
        In the regime's order. Each says whether its duty and dates were verified.

    References
    ----------
    Crime and Disorder Act 1998, s. 5.

    Examples
    --------
    >>> from frankpledge.core.cycle.examples import example_regime
    >>> [body.key for body in bodies_on(example_regime(), date(1999, 4, 1), Tier.TWO_TIER)]
    ['district-council', 'county-council', 'chief-officer-of-police']
    >>> [body.key for body in bodies_on(example_regime(), date(1999, 4, 1), Tier.UNITARY)]
    ['district-council', 'chief-officer-of-police']
    """
    return tuple(body for body in regime.bodies if tier in body.tiers and body.span.holds_on(day))


def bodies_not_yet(regime: Regime, day: date, tier: Tier) -> tuple[Body, ...]:
    """Return the bodies whose duty in areas of a tier begins only after a day: not yet possible, so not breached.

    >>> from frankpledge.core.cycle.examples import example_regime
    >>> [body.key for body in bodies_not_yet(example_regime(), date(1999, 4, 1), Tier.TWO_TIER)]
    ['police-authority']
    """
    present = {body.key for body in bodies_on(regime, day, tier)}
    return tuple(
        body
        for body in regime.bodies
        if tier in body.tiers and body.span.valid_from and body.span.valid_from > day and body.key not in present
    )


def oversight_on(regime: Regime, day: date, tier: Tier) -> tuple[OversightBody, ...]:
    """Return the bodies that can call a partnership of a tier to account on a day, in the regime's order."""
    return tuple(body for body in regime.oversight if tier in body.tiers and body.span.holds_on(day))
