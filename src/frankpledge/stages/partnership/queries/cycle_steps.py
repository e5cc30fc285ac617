"""The steps of the partnership's cycle, by key, as they read under its regime."""

from __future__ import annotations

from collections.abc import Mapping

from frankpledge.core.cycle import Tier
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.partnership.queries.agencies import regime_of


def step_labels(standing: Standing) -> dict[str, str]:
    """Return each step's label by its key, in the order of the cycle."""
    tier = Tier(standing.partnership.tier)
    return {step.key: step.label for step in regime_of(standing).steps_in(tier)}


def step_choices(standing: Standing) -> list[tuple[str, str]]:
    """Return the steps as a form offers them, and none."""
    return [("", ""), *step_labels(standing).items()]


def label_of(step: str, labels: Mapping[str, str]) -> str:
    """Return how a step reads, also one that another regime had."""
    return labels.get(step) or reading_of(step)
