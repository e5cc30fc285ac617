"""The order in which an audit's tasks can be done, and their days worked back from the day by which it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter

from frankpledge.core.cycle import Actual, Forecast, Mark, Source, Step, plan_back, reforecast

OWN = Source("The partnership's own plan of its audit", Mark.VERIFIED)


@dataclass(frozen=True)
class Planned:
    """A task as it is planned: how many calendar days it takes, and which tasks must be done before."""

    key: str
    label: str
    days: int
    rests_on: tuple[str, ...] = ()
    started: date | None = None
    ended: date | None = None


def goes_in_circles(rests_on: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a task would have to wait for itself.

    >>> goes_in_circles({"a": ["b"], "b": ["a"]}), goes_in_circles({"a": ["b"], "b": []})
    (True, False)
    """
    try:
        TopologicalSorter(rests_on).prepare()
    except CycleError:
        return True
    return False


def in_order(tasks: Sequence[Planned]) -> list[Planned]:
    """Return tasks, each after those it rests on, otherwise in the order in which they were given.

    >>> [task.key for task in in_order([Planned("write", "", 5, ("count",)), Planned("count", "", 9)])]
    ['count', 'write']
    """
    by_key = {task.key: task for task in tasks}
    sorter = TopologicalSorter({task.key: [key for key in task.rests_on if key in by_key] for task in tasks})
    places = {key: place for place, key in enumerate(by_key)}
    sorter.prepare()
    found: list[Planned] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=places.__getitem__)
        found.extend(by_key[key] for key in ready)
        sorter.done(*ready)
    return found


def forecast(tasks: Sequence[Planned], work_from: date, work_to: date, today: date) -> Forecast | None:
    """Return the plan with its slack and what was recorded of it; nothing where there is no task (R160).

    >>> days = date(2026, 3, 2), date(2026, 3, 31), date(2026, 3, 2)
    >>> found = forecast([Planned("count", "Count", 10), Planned("write", "Write", 5, ("count",))], *days)
    >>> [(each.key, each.planned.start.day, each.planned.end.day, each.planned.slack_days) for each in found.steps]
    [('count', 17, 26, 15), ('write', 27, 31, 15)]
    """
    if not tasks:
        return None
    ordered = in_order(tasks)
    steps = [Step(task.key, task.label, "", OWN, frozenset(), task.rests_on, task.days) for task in ordered]
    actuals = [Actual(task.key, task.started, task.ended) for task in ordered]
    return reforecast(plan_back(steps, work_to, 0, work_from), actuals, today)
