"""Keep what was worked out until something happens.

Every change appends an event to a partnership's chain in its own transaction, so the chains' lengths say whether
anything has changed since. What depends on more than the log, the reader and the day may not be kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from django.db.models import Sum

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.models import Chain

Made = TypeVar("Made")
_all: WeakSet[Kept[Any]] = WeakSet()


class Kept(Generic[Made]):
    """The values last asked for, under keys that change whenever the values might. One a process, for all threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()
        _all.add(self)

    def under(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the value kept under the key, or make it and keep it; what was not asked for longest is dropped."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made

    def for_reader(self, standing: Standing, make: Callable[[], Made]) -> Made:
        """Return what was made for this reader today, unless anything has happened since in any partnership."""
        reader = (standing.partnership.pk, standing.person.pk, standing.grants, standing.is_staff_visit)
        return self.under((reader, standing.today, events_so_far()), make)

    def forget(self) -> None:
        """Drop everything."""
        with self._lock:
            self._values.clear()


def events_so_far() -> int:
    """Return how many events all chains hold: it grows with every change that is committed. One query.

    The last event's key would not do: of two changes under way, the one that began later may be committed first.
    """
    return Chain.objects.aggregate(length=Sum("length"))["length"] or 0


def forget_all() -> None:
    """Drop everything that is kept anywhere in the process."""
    for each in _all:
        each.forget()
