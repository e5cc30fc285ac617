"""The log as people read it: names are looked up now, so that what was erased stays erased."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.permissions import check_may_read_log
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.models import Chain, Event
from frankpledge.foundation.eventlog.words import words_for


@dataclass(frozen=True)
class Entry:
    """One event in words."""

    number: int
    at: datetime
    by: str
    title: str
    digest: str

    @property
    def text(self) -> str:
        """The event's place in the chain."""
        return f"Entry {self.number}, {self.digest[:12]}"


def events(
    standing: Standing, *, kind: str = "", subject_type: str = "", subject_id: int | None = None
) -> QuerySet[Event]:
    """Return the partnership's events, newest first."""
    check_may_read_log(standing)
    chosen = Q(partnership=standing.partnership)
    chosen &= Q(kind=kind) if kind else Q()
    chosen &= Q(subject_type=subject_type, subject_id=subject_id) if subject_type else Q()
    return Event.objects.filter(chosen).order_by("-number")


class LogPages(Paginator):
    """Pages of the whole log: its entries are numbered without a gap, so none needs counting or passing over."""

    def __init__(self, standing: Standing, per_page: int) -> None:
        super().__init__(events(standing), per_page)
        chain = Chain.objects.filter(partnership=standing.partnership).first()
        self.count = chain.length if chain else 0

    def page(self, number: int | str) -> Page:
        """Return one page, the newest entries on the first."""
        number = self.validate_number(number)
        newest = self.count - (number - 1) * self.per_page
        shown = self.object_list.filter(number__gt=newest - self.per_page, number__lte=newest)
        return self._get_page(shown, number, self)


def in_words(found: Iterable[Event]) -> list[Entry]:
    """Return events with the names of who did them and what they were done to, in one query for each kind of thing."""
    rows = list(found)
    people = Person.objects.in_bulk({row.actor_id for row in rows if row.actor_id})
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        wanted[row.subject_type].add(row.subject_id)
    subjects = {label: _subjects(label, ids) for label, ids in wanted.items()}
    return [
        Entry(
            row.number, row.at, str(people.get(row.actor_id, "the system")) if row.actor_id else "the system",
            _title(row.kind, subjects[row.subject_type].get(row.subject_id)), row.digest,
        )
        for row in rows
    ]  # fmt: skip


def _subjects(label: str, ids: set[int]) -> dict[int, Model]:
    """Return things of one kind by their key, each with what it cannot be without: their names are made of that."""
    return apps.get_model(label)._default_manager.select_related().in_bulk(ids)


def _title(kind: str, subject: object | None) -> str:
    words = words_for(kind)
    return f"{words[:1].upper()}{words[1:]}: {subject or 'something since removed'}"
