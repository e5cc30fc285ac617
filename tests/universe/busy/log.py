"""What happened in three years, put into the partnership's log with a true chain of digests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from django.db import models

from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.eventlog.chain import digest_of
from frankpledge.foundation.eventlog.models import Chain, Event

OFFICE_HOURS = 8 * 60 * 60


class Happening(NamedTuple):
    """One event that has no number yet."""

    at: datetime
    kind: str
    actor_id: int | None
    subject_type: str
    subject_id: int
    facts: dict[str, Any]


class Log:
    """Gathers what happened, and writes it in the order of time behind what the log holds already."""

    def __init__(self, partnership: Partnership, rng: Random) -> None:
        self.partnership = partnership
        self.rng = rng
        self.happened: list[Happening] = []

    def add(self, kind: str, subject: models.Model, on: date, actor_id: int | None, **facts: Any) -> None:
        """Remember something that somebody did on a day, at some time within office hours."""
        at = datetime.combine(on, time(9), UTC) + timedelta(seconds=self.rng.randrange(OFFICE_HOURS))
        label = subject._meta.label_lower
        self.happened.append(Happening(at, kind, actor_id, label, subject.pk, facts))

    def fill(self, events: int, kind: str, subjects: list[Any], since: date, until: date) -> None:
        """Have things amended over and over, until the log with what it holds already is so long."""
        days = (until - since).days
        people = [happening.actor_id for happening in self.happened]
        for _ in range(events - len(self.happened) - self._length()):
            on = since + timedelta(days=self.rng.randrange(days))
            self.add(kind, self.rng.choice(subjects), on, self.rng.choice(people))

    def write(self) -> None:
        """Insert every event, each digest worked out from the one before it."""
        chain, _ = Chain.objects.get_or_create(pk=self.partnership.pk)
        Event.objects.bulk_create(self._numbered(chain), batch_size=5_000)
        chain.save()

    def _length(self) -> int:
        return Event.objects.filter(partnership=self.partnership).count()

    def _numbered(self, chain: Chain) -> Iterator[Event]:
        for happening in sorted(self.happened, key=lambda each: each.at):
            parts = happening._asdict() | {
                "partnership_id": self.partnership.pk, "number": chain.length + 1, "previous": chain.head,
            }  # fmt: skip
            event = Event(digest=digest_of(**parts), **parts)
            chain.length, chain.head = event.number, event.digest
            yield event
