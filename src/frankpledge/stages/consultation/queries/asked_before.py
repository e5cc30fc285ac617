"""What others asked people before, and where else it seems to be listed (R183)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import AskedBefore, Exercise
from frankpledge.stages.consultation.permissions import check_may_read_consultation, may_run_consultation
from frankpledge.stages.consultation.rules.asked_before import Listed, is_alike
from frankpledge.stages.partnership.queries.calendar import exercises as entered_by_agencies
from frankpledge.stages.partnership.rules.calendar import Exercise as Entered
from frankpledge.stages.partnership.rules.calendar import ExerciseKind, occurrences


@dataclass(frozen=True)
class Twin:
    """Where something asked before seems to be listed too: in which list, under which name, and its page."""

    where: str
    name: str
    address: str
    pk: int


@dataclass(frozen=True)
class Past:
    """Something asked before, and where else it seems to be listed."""

    past: AskedBefore
    twins: tuple[Twin, ...]


def asked_before(standing: Standing) -> QuerySet[AskedBefore]:
    """Return what others asked before, the latest first."""
    check_may_read_consultation(standing)
    return AskedBefore.objects.filter(partnership=standing.partnership).select_related("agency", "item", "document")


def find_asked_before(standing: Standing, pk: int) -> AskedBefore:
    """Return one of them, or answer that it is not there."""
    return get_object_or_404(asked_before(standing), pk=pk)


def with_twins(standing: Standing, found: Iterable[AskedBefore]) -> list[Past]:
    """Return each with where else it seems to be listed: shared calendar, own exercises, this list. Four queries."""
    shown = list(found)
    others = [*_in_calendar(standing, shown), *_own(standing), *_here(standing)]
    return [Past(each, tuple(_twins(each, others))) for each in shown]


def _twins(past: AskedBefore, others: Iterable[tuple[Listed, Twin]]) -> Iterator[Twin]:
    one = _listed(past)
    for other, twin in others:
        itself = twin.address == "consultation:asked-before-one" and twin.pk == past.pk
        if not itself and is_alike(one, other):
            yield twin


def _listed(past: AskedBefore) -> Listed:
    return Listed(past.title, past.began_on, past.ended_on, past.agency_id)


def _in_calendar(standing: Standing, shown: Iterable[AskedBefore]) -> Iterator[tuple[Listed, Twin]]:
    """The agencies' entries, on the days of each year in which they came back."""
    days = [(each.began_on, each.ended_on) for each in shown]
    if not days:
        return
    first, last = min(one for one, _ in days), max(one for _, one in days)
    entered = [
        Entered(each.pk, each.agency_id, str(each.agency), each.name, ExerciseKind(each.kind), each.begins, each.ends,
                each.is_yearly, each.cancelled_on)
        for each in entered_by_agencies(standing)
    ]  # fmt: skip
    for each in occurrences(entered, first, last):
        key = each.exercise
        twin = Twin("Shared calendar", each.told, "partnership:exercise", key.key)
        yield Listed(each.name, each.first, each.last, key.agency if each.asks_people else None), twin


def _own(standing: Standing) -> Iterator[tuple[Listed, Twin]]:
    for pk, title, opens, closes in Exercise.objects.filter(partnership=standing.partnership).values_list(
        "pk", "title", "opens", "closes"
    ):
        yield Listed(title, opens, closes), Twin("Own exercises", title, "consultation:exercise", pk)


def _here(standing: Standing) -> Iterator[tuple[Listed, Twin]]:
    for each in AskedBefore.objects.filter(partnership=standing.partnership):
        yield _listed(each), Twin("Asked before", each.title, "consultation:asked-before-one", each.pk)


def agencies_that_asked(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies of which the person may tell what they asked."""
    found = agencies(standing)
    return found if may_run_consultation(standing) else found.filter(pk__in=standing.represented)
