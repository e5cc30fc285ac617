"""The town's data plan: what agencies hold, a monthly feed of the police, and a contractor who needs data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from examples.town.partnership.cast import COUNCIL, POLICE, Town
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import tie_extract
from frankpledge.foundation.sharing.services import (
    account_for,
    estimate_burden,
    issue_request,
    record_holding,
    register_requester,
)

CRIME = "recorded-crime"


def build(town: Town) -> None:
    """Let agencies say what they hold, and be asked for some of it."""
    _catalogue(town)
    _feed(town)
    _for_the_contractor(town)


def _catalogue(town: Town) -> None:
    record_holding(
        agency=town.agencies[POLICE], dataset=CRIME, detail="point", renewed="monthly", held_from=date(2010, 12, 1),
        ask=town.posts["records manager"], may_release="The street file as published.", release_to="Anybody.",
        **town.acting("liaison", 60),
    )  # fmt: skip
    record_holding(
        agency=town.agencies[COUNCIL], dataset="council-complaints", detail="ward", renewed="daily",
        held_from=date(2019, 4, 1), may_release="Counts by ward and kind.", release_to="The partnership’s members.",
        **town.acting("analyst", 58),
    )  # fmt: skip


def _feed(town: Town) -> None:
    """The police are asked each month; the first month came and took them two hours."""
    feed = issue_request(
        agency=town.agencies[POLICE], dataset=CRIME, wanted=["month", "longitude", "latitude", "lsoa", "category"],
        detail="point", purpose="monitoring", why="To see each month whether the centre grows quieter.",
        period_from=date(2025, 12, 1), period_to=date(2025, 12, 31), due_by=town.days_ago(25), every="month",
        until=town.days_ago(-200), **town.acting("analyst", 40),
    )  # fmt: skip
    estimate_burden(request=feed, estimated_hours=Decimal("1.5"), **town.acting("liaison", 38))
    first = feed.instalments.get(number=1)
    december = Submission.objects.get(partnership=town.partnership, file_name__startswith="2025-12")
    tie_extract(submission=december, instalment=first, **town.acting("analyst", 24))
    account_for(instalment=first, hours=Decimal(2), **town.acting("liaison", 24))


def _for_the_contractor(town: Town) -> None:
    entry = register_requester(
        person=town.people["contractor"], authority="Agreed by the strategy group",
        work="The audit of disorder in the centre.", until=town.days_ago(-60), **town.acting("coordinator", 18),
    )  # fmt: skip
    issue_request(
        agency=town.agencies[COUNCIL], dataset="council-complaints", wanted=["date", "ward", "category"],
        detail="ward", purpose="audit", why="Nothing else tells of noise and rubbish.", period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31), due_by=town.days_ago(-20), requester=entry, **town.acting("analyst", 12),
    )  # fmt: skip
