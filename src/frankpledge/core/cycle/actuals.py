"""What was recorded of each step: when it was begun, and when it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Actual:
    """The days recorded for a step; ``None`` where it has not begun, or not ended."""

    step: str
    started: date | None = None
    finished: date | None = None

    @property
    def is_begun(self) -> bool:
        """Whether anything is recorded: an end without a beginning counts too."""
        return self.started is not None or self.finished is not None


class UnusableActuals(ValueError):
    """Recorded days that cannot be. Carries every fault found."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


def actuals_by_step(actuals: Sequence[Actual], keys: Sequence[str], today: date) -> Mapping[str, Actual]:
    """Return what was recorded for each of the steps, an empty record where nothing was.

    Parameters
    ----------
    actuals : sequence of Actual
    keys : sequence of str
        The keys of the steps there are.
    today : date
        No recorded day may be later.

    Raises
    ------
    UnusableActuals
        Where a step is unknown or recorded twice, or a day is in the future or an end before its beginning.

    Examples
    --------
    >>> actuals_by_step([Actual("audit", date(1999, 1, 2), date(1999, 1, 1))], ["audit"], date(1999, 2, 1))
    Traceback (most recent call last):
    ...
    frankpledge.core.cycle.actuals.UnusableActuals: step 'audit' is recorded as ended before it was begun.
    """
    if faults := (*_misnamed(actuals, keys), *_impossible(actuals, today)):
        raise UnusableActuals(faults)
    recorded = {actual.step: actual for actual in actuals}
    return {key: recorded.get(key, Actual(key)) for key in keys}


def _misnamed(actuals: Sequence[Actual], keys: Sequence[str]) -> Iterator[str]:
    names = [actual.step for actual in actuals]
    yield from (f"there is no step '{name}'." for name in sorted(set(names) - set(keys)))
    yield from (f"step '{name}' is recorded twice." for name in sorted({n for n in names if names.count(n) > 1}))


def _impossible(actuals: Sequence[Actual], today: date) -> Iterator[str]:
    for actual in actuals:
        if any(day and day > today for day in (actual.started, actual.finished)):
            yield f"step '{actual.step}' is recorded on a day that has not come."
        if actual.started and actual.finished and actual.finished < actual.started:
            yield f"step '{actual.step}' is recorded as ended before it was begun."
