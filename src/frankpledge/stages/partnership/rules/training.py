"""How a post stands under one head of training."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Trained:
    """Training that was needed on a day, and perhaps completed on another."""

    needed_on: date
    completed_on: date | None


def last_completed(trainings: Iterable[Trained]) -> date | None:
    """Return the day on which the latest training was completed."""
    return max((each.completed_on for each in trainings if each.completed_on), default=None)


def is_needed(trainings: Iterable[Trained]) -> bool:
    """Say whether training is needed that was not completed since.

    >>> spring, autumn = date(2025, 3, 1), date(2025, 9, 1)
    >>> is_needed([Trained(spring, None)]), is_needed([Trained(spring, None), Trained(spring, autumn)])
    (True, False)
    """
    listed = list(trainings)
    done = last_completed(listed)
    return any(each.completed_on is None and (done is None or each.needed_on > done) for each in listed)
