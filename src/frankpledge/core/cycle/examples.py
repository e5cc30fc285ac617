"""A small made-up regime on which the worked examples of this package run."""

from __future__ import annotations

from datetime import date

from frankpledge.core.cycle.body import Body, Duty, Span, Tier
from frankpledge.core.cycle.regime import DateRule, Regime
from frankpledge.core.cycle.source import Mark, Source
from frankpledge.core.cycle.step import Step

EVERYWHERE = frozenset(Tier)
MADE_UP = Source("made up for an example", Mark.RECOLLECTION)


def example_steps() -> tuple[Step, ...]:
    """Return three steps in a row: audit, four weeks; consultation, eight; strategy, four."""
    lengths = (("audit", 28), ("consult", 56), ("strategy", 28))
    before: tuple[str, ...] = ()
    steps = []
    for key, days in lengths:
        steps.append(Step(key, key.capitalize(), "", MADE_UP, EVERYWHERE, before, days))
        before = (key,)
    return tuple(steps)


def example_bodies() -> tuple[Body, ...]:
    """Return a district, its county, its police, and a police authority that begins only in 2000."""
    return (
        Body("district-council", "District council", Duty.RESPONSIBLE, "local-government", EVERYWHERE, MADE_UP),
        Body(
            "county-council", "County council", Duty.RESPONSIBLE, "local-government",
            frozenset({Tier.TWO_TIER}), MADE_UP,
        ),
        Body("chief-officer-of-police", "Chief officer of police", Duty.RESPONSIBLE, "police", EVERYWHERE, MADE_UP),
        Body(
            "police-authority", "Police authority", Duty.COOPERATING, "police-oversight", EVERYWHERE, MADE_UP,
            Span(date(2000, 7, 3)), MADE_UP,
        ),
    )  # fmt: skip


def example_regime() -> Regime:
    """Return a regime of those steps and bodies, with a strategy due each third 1 April from 1999."""
    return Regime(
        key="example", title="An example", tiers=EVERYWHERE, in_force=date(1998, 9, 30), source=MADE_UP, words=(),
        bodies=example_bodies(), steps=example_steps(),
        dates=(DateRule("strategy-due", "Strategy due", "strategy", 3, MADE_UP, date(1999, 4, 1), MADE_UP),),
        contents=(), oversight=(), competencies=(), recommended_contingency_days=14, contingency_reason="an example",
    )  # fmt: skip
