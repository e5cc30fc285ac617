"""What is kept until something happens is never told after something has happened."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.kept import Kept, events_so_far, forget_all
from frankpledge.site.home.page import page_for
from tests.site.test_access_matrix import ROWS
from tests.universe.partnership import Universe

READERS = (Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE, Role.INFORMATION_OFFICER)


def test_a_value_is_made_once_while_nothing_happens(town: Universe) -> None:
    kept: Kept[object] = Kept(4)
    assert kept.for_reader(town.coordinator, object) is kept.for_reader(town.coordinator, object)


def test_it_is_made_anew_once_something_happens_here_or_in_another_partnership(
    town: Universe, neighbour: Universe
) -> None:
    kept: Kept[object] = Kept(4)
    for somewhere in (town, neighbour):
        before, so_far = kept.for_reader(town.coordinator, object), events_so_far()
        somewhere.post(title="Clerk")
        assert events_so_far() > so_far
        assert kept.for_reader(town.coordinator, object) is not before


def test_it_is_another_readers_only_if_they_made_it_and_nobodys_tomorrow(town: Universe) -> None:
    kept: Kept[object] = Kept(8)
    first = kept.for_reader(town.coordinator, object)
    tomorrow = replace(town.coordinator, at=town.coordinator.at + timedelta(days=1))
    visit = replace(town.coordinator, visit_ends_at=tomorrow.at)
    others = [kept.for_reader(each, object) for each in (town.as_(Role.CHAIR), tomorrow, visit)]
    assert len({id(each) for each in (first, *others)}) == 4


def test_no_more_is_kept_than_was_said_and_what_was_asked_for_longest_ago_goes_first() -> None:
    kept: Kept[str] = Kept(2)
    made: list[str] = []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.under(key, lambda key=key: made.append(key) or key)  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]


def test_whatever_happens_the_first_page_is_told_as_if_nothing_were_kept(town: Universe, neighbour: Universe) -> None:
    """Everything that the matrix of roles and addresses makes happens, one after the other."""
    steps = list({row.arguments.__name__: row for row in ROWS if row.arguments and ":tier-" not in row.name}.values())
    for number, row in enumerate(steps):
        reader = town.as_(
            READERS[number * len(READERS) // len(steps)]
        )  # a third of the steps each: all at each is slow
        with suppress(Refused), transaction.atomic():  # what an earlier step made is not made again
            row.arguments(town)
        kept = page_for(reader)
        forget_all()
        assert page_for(reader) == kept, row.name
