"""Record what happened, in the transaction in which it happened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from django.db import models, transaction

from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.eventlog.chain import digest_of
from frankpledge.foundation.eventlog.models import Chain, Event

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,79}")
"""What a fact may hold as text: a code, a key, a digest, a date. Without a space there is no prose and no full name."""

Fact = str | int | bool | date | None


class Actor(Protocol):
    """Whoever did it, in which partnership: a ``Standing``, or the system."""

    @property
    def partnership(self) -> models.Model: ...  # noqa: D102

    @property
    def person(self) -> models.Model | None: ...  # noqa: D102


class FactIsNoCode(ValueError):
    """A service tried to log free text. The text is not repeated here."""


def record(
    kind: str, *, subject: models.Model, by: Actor, at: datetime, facts: Mapping[str, Fact] | None = None
) -> Event:
    """Append an event to the partnership's chain. Must be called inside the change's own transaction.

    Every change records an event, so here, once for all services, a visit by host staff is held to reading.
    """
    if getattr(by, "is_staff_visit", False):
        raise NotPermitted("You visit as host staff: you may read, and change nothing.")
    with transaction.atomic():
        chain = _locked_chain(by.partnership)
        parts = {
            "partnership_id": by.partnership.pk,
            "number": chain.length + 1,
            "at": at,
            "kind": kind,
            "actor_id": by.person.pk if by.person else None,
            "subject_type": subject._meta.label_lower,
            "subject_id": subject.pk,
            "facts": {name: _as_code(name, value) for name, value in (facts or {}).items()},
            "previous": chain.head,
        }
        event = Event(digest=digest_of(**parts), **parts)
        event.save(force_insert=True)
        Chain.objects.filter(pk=chain.pk).update(length=event.number, head=event.digest)
        return event


def _locked_chain(partnership: models.Model) -> Chain:
    chain = Chain.objects.select_for_update().filter(pk=partnership.pk).first()
    return chain or Chain.objects.select_for_update().get_or_create(pk=partnership.pk)[0]


def _as_code(name: str, value: Fact) -> str | int | bool | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value and not CODE.fullmatch(value):
        raise FactIsNoCode(name)
    return value
