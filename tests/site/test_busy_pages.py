"""On a busy partnership no page takes more than 25 queries, and none takes more where there is twice as much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import override_settings

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.readiness import judge
from frankpledge.foundation.accounts.models import PartnershipAgency, Person, RoleGrant
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.site.readiness.case import case_of
from frankpledge.stages.partnership.models import Action, Meeting
from tests.rules import EVERY_RULE
from tests.site.access.row import Row, no_arguments
from tests.site.busy_pages import READERS, Opened, arguments_of, kind_of, opened
from tests.site.shared import settle, undone_at_the_end
from tests.site.test_access_matrix import ROWS
from tests.universe.busy.build import Busy, build_busy
from tests.universe.busy.size import FULL, HALF
from tests.universe.partnership import AT

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25
SAMPLE = 25
"""Rows of each model that are checked as a form would check them."""

READ = [row for row in ROWS if any(map(row.may_read, READERS))]
PLAIN = [row for row in READ if row.arguments is no_arguments]
ABOUT_A_THING = [row for row in READ if row.arguments is not no_arguments]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shelf on which both partnerships' releases stand."""
    return tmp_path_factory.mktemp("busy")


@pytest.fixture(autouse=True)
def shelf(settings: Any, home: Path) -> Path:
    """The same shelf for each test."""
    settings.RELEASES_ROOT = home / "releases"
    return settings.RELEASES_ROOT


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: Any, home: Path) -> Iterator[tuple[Busy, Busy]]:
    """A busy partnership and one half as busy, built once for all these tests and then undone."""
    with undone_at_the_end(django_db_blocker):
        with override_settings(RELEASES_ROOT=home / "releases"):
            half = build_busy(HALF, "Hundredbury Partnership", "hundredbury")
            full = build_busy(FULL)
        settle()
        yield full, half


@pytest.fixture
def busy(both: tuple[Busy, Busy]) -> Busy:
    """The busy partnership."""
    return both[0]


@pytest.fixture
def half(both: tuple[Busy, Busy]) -> Busy:
    """The one that is half as busy."""
    return both[1]


def told(faults: list[Opened]) -> str:
    return "\n".join(fault.told() for fault in faults)


def name_of(row: Row) -> str:
    return row.name


def test_the_busy_partnership_is_as_large_as_promised_and_its_log_holds(busy: Busy) -> None:
    here = {"partnership": busy.universe.partnership}
    assert PartnershipAgency.objects.filter(**here).count() == 60
    assert Person.objects.filter(grants__in=RoleGrant.objects.filter(**here)).distinct().count() == 400
    assert Meeting.objects.filter(**here).count() == 300
    assert Action.objects.filter(**here).count() == 3_000
    assert Event.objects.filter(**here).count() == 50_000
    assert verify(busy.universe.partnership.pk).is_whole


LABELS = ("accounts", "partnership", "evidence", "sharing", "datasets", "audit", "publication", "consultation")


def partnership_models() -> list[type[models.Model]]:
    return [
        model
        for label in (
            "accounts",
            "partnership",
            "evidence",
            "sharing",
            "datasets",
            "audit",
            "publication",
            "consultation",
        )
        for model in apps.get_app_config(label).get_models()
    ]


@pytest.mark.parametrize("model", partnership_models(), ids=lambda model: model._meta.label)
def test_of_everything_there_is_some_and_forms_would_have_taken_it(model: type[models.Model], busy: Busy) -> None:
    if model._meta.label == "accounts.StaffAccess":  # nobody visits a busy partnership
        return
    found = list(model._default_manager.order_by("-pk")[:SAMPLE])
    assert found, f"the busy partnership has no {model._meta.verbose_name_plural}: add some to tests/universe/busy"
    for one in found:
        one.full_clean()


OF_A_KIND = 5
"""Work of a kind that half the partnership happens not to have costs a query; a query a row would be hundreds."""


@pytest.mark.parametrize("row", PLAIN, ids=name_of)
def test_no_page_takes_many_queries_nor_more_where_there_is_more(row: Row, busy: Busy, half: Busy) -> None:
    on_half, on_full = opened(half, row, []), opened(busy, row, [])
    assert not (faults := [each for each in on_full if each.status != 200 or each.count > MOST_QUERIES]), told(faults)
    grown = [
        page
        for less, more in zip(on_half, on_full, strict=True)
        if more.count > less.count + OF_A_KIND
        for page in (less, more)
    ]
    assert not grown, told(grown)


@pytest.mark.parametrize("row", ABOUT_A_THING, ids=name_of)
def test_no_page_about_a_thing_takes_many_queries(row: Row, busy: Busy) -> None:
    pages = opened(busy, row, arguments_of(row, busy))
    assert not (faults := [each for each in pages if each.status != 200 or each.count > MOST_QUERIES]), told(faults)


@pytest.mark.parametrize("row", [row for row in ABOUT_A_THING if kind_of(row)], ids=name_of)
def test_no_page_about_the_busiest_thing_of_its_kind_takes_many_queries(row: Row, busy: Busy) -> None:
    pk = busy.busiest().get(kind_of(row))
    if pk is None:
        return
    pages = opened(busy, row, [pk])
    assert not (faults := [each for each in pages if each.status >= 500 or each.count > MOST_QUERIES]), told(faults)


def test_what_the_rules_find_does_not_hang_on_meetings_they_do_not_look_back_to(
    busy: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    partnership, today = busy.universe.partnership, AT.date()

    def found() -> tuple[Any, ...]:
        return judge(case_of(partnership, today), read_regime(partnership.regime), EVERY_RULE)

    usual = found()
    assert usual
    monkeypatch.setattr("frankpledge.site.readiness.registers.LOOK_BACK", timedelta(days=36_500))
    assert found() == usual
