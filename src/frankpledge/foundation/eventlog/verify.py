"""Check a partnership's chain from its first event to its last."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.eventlog.chain import digest_of
from frankpledge.foundation.eventlog.models import Chain, Event


@dataclass(frozen=True)
class Verdict:
    """How a chain stood up: how many events it has, the digest of its end, and the first that does not fit.

    Whoever can write to the database could make a chain anew from some event on. Against that, keep the digest of
    the end elsewhere from time to time: a chain that holds it is the one that stood then.
    """

    partnership_id: int
    events: int
    broken_at: int | None
    end: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every event is there and unaltered."""
        return self.broken_at is None


def verify(partnership_id: int) -> Verdict:
    """Work out every digest again. An event altered, lost, added or moved breaks the chain at its place.

    Every partnership's first event is that it was founded, so a chain that is not there at all was taken away.
    """
    previous, expected = "", 0
    for event in Event.objects.filter(partnership_id=partnership_id).order_by("number").iterator(chunk_size=2000):
        expected += 1
        if event.number != expected or event.previous != previous or event.digest != _digest_again(event):
            return Verdict(partnership_id, expected, expected)
        previous = event.digest
    chain = Chain.objects.filter(pk=partnership_id).first()
    whole = chain is not None and (chain.length, chain.head) == (expected, previous)
    return Verdict(partnership_id, expected, None if whole else expected + 1, previous)


def _digest_again(event: Event) -> str:
    return digest_of(
        partnership_id=event.partnership_id, number=event.number, at=event.at, kind=event.kind,
        actor_id=event.actor_id, subject_type=event.subject_type, subject_id=event.subject_id, facts=event.facts,
        previous=event.previous,
    )  # fmt: skip
