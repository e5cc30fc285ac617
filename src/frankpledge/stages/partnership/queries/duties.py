"""The regime's steps and required contents: what a document can be evidence of."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.cycle.source import Source
from frankpledge.foundation.accounts.standing import Standing


@dataclass(frozen=True)
class Duty:
    """A step to be taken, or something a document must hold. ``document`` is empty for a step."""

    key: str
    text: str
    document: str
    source: Source


def duties(standing: Standing) -> list[Duty]:
    """Return the steps taken in an area of this kind, then what each document must hold."""
    regime = read_regime(standing.partnership.regime)
    steps = [Duty(step.key, step.label, "", step.source) for step in regime.steps_in(Tier(standing.partnership.tier))]
    contents = [
        Duty(content.key, content.text[:1].upper() + content.text[1:], regime.word(content.document), content.source)
        for content in regime.contents
    ]
    return steps + contents


def duty_keys(standing: Standing) -> frozenset[str]:
    """Return the keys of every step and content."""
    return frozenset(duty.key for duty in duties(standing))
