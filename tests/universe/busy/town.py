"""What has been built of the busy partnership so far, for the builders that come after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from django.db import models

from frankpledge.foundation.accounts.models import Agency, PartnershipAgency, Person, Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import Action, Decision, Document, Group, Meeting, Topic
from tests.universe.busy.log import Log
from tests.universe.busy.size import Size
from tests.universe.partnership import AT, Universe

TODAY = AT.date()
BEGAN = TODAY - timedelta(days=3 * 365)

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Town:
    """The universe of one person a role, and round it everything that makes it busy."""

    universe: Universe
    size: Size
    rng: Random
    log: Log
    places: list[PartnershipAgency] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    holder: dict[int, int] = field(default_factory=dict)
    """Who holds a post today, by the post."""
    topics: list[Topic] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    seated: dict[int, list[Post]] = field(default_factory=dict)
    """The posts that sit in a group, by the group."""
    documents: list[Document] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)

    @property
    def agencies(self) -> list[Agency]:
        """Every agency that takes part."""
        return [place.agency for place in self.places]

    @property
    def clerk(self) -> int:
        """The co-ordinator, who does most of what is recorded."""
        return self.universe.people[Role.COORDINATOR].pk

    def row(self, model: type[Row], **fields: Any) -> Row:
        """Make a row of this partnership, to be inserted with others."""
        return model(partnership=self.universe.partnership, **fields)

    def some_day(self, since: date = BEGAN, until: date = TODAY) -> date:
        """Return a day between two, both included."""
        return since + timedelta(days=self.rng.randrange((until - since).days + 1))

    def chance(self, share: float) -> bool:
        """Say yes in so many of a hundred cases."""
        return self.rng.random() < share

    def days(self, count: int) -> Iterator[date]:
        """Return so many days in order, spread evenly from the beginning to today."""
        step = (TODAY - BEGAN).days / count
        return (BEGAN + timedelta(days=int(step * number)) for number in range(count))


def insert(rows: Iterable[Row]) -> list[Row]:
    """Insert rows of one model, which have their keys afterwards."""
    made = list(rows)
    if made:
        type(made[0])._default_manager.bulk_create(made)
    return made


def tie(through: type[models.Model], pairs: Iterable[dict[str, int]]) -> None:
    """Insert the ties of many rows to many."""
    through._default_manager.bulk_create([through(**pair) for pair in pairs])
