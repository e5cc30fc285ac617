"""Whose views the law wants on the published report: those who co-operate, and those who are invited to take part."""

from __future__ import annotations

from datetime import date

from frankpledge.core.cycle import Body, Duty, Regime, Tier, bodies_on

ASKED = (Duty.COOPERATING, Duty.PARTICIPATING)
"""CDA 1998 s.5(2) and (3), with s.6(2)(d): the responsible authorities are those who ask."""


def bodies_to_ask(regime: Regime, day: date, tier: Tier) -> tuple[Body, ...]:
    """Return the descriptions of bodies to be asked on a day, in the regime's order.

    >>> from frankpledge.adapters.regimes import read_regime
    >>> bodies_to_ask(read_regime("cda-1998"), date(1999, 4, 1), Tier.TWO_TIER)[0].key
    'police-authority'
    """
    return tuple(body for body in bodies_on(regime, day, tier) if body.duty in ASKED)
