"""One problem in every agency's records: the figures side by side, what each cannot show, and how each changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse
from markupsafe import escape

from frankpledge.adapters.figures.view import AreaRow
from frankpledge.core.quantities import Withheld
from frankpledge.core.rates import rate_ratio
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.figures import figures_of
from frankpledge.stages.audit.models import Audit, Counting
from frankpledge.stages.audit.problems import PROBLEMS, Reading, indicators, read
from frankpledge.stages.audit.queries.problems import datasets_counted, not_counted
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe import problems, thread
from tests.universe.figures import counted_by_small_areas
from tests.universe.means_and_voice import COUNCIL, POLICE
from tests.universe.partnership import Universe

SignIn = Callable[[Person], Client]
DISORDER = PROBLEMS[problems.DISORDER]
AUTUMN, AUTUMN_BEFORE = ((date(year, 7, 1), date(year, 12, 31)) for year in (2025, 2024))


def readings(standing: Standing, audit: Audit) -> list[Reading]:
    return [read(standing, each) for each in datasets_counted(standing, audit)]


def shown(client: Client, town: Universe, audit: Audit, query: str = "") -> str:
    answer = client.get(reverse("audit:problems", args=[town.partnership.slug, audit.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_agencys_figures_of_a_problem_stand_together_as_each_count_has_them(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    counts = [thread.counted(town), problems.count_of(town, problems.complaints(town), AUTUMN)]
    page = shown(coordinator_client, town, audit, f"?problem={DISORDER.key}")
    for counting in counts:
        address = reverse("audit:figures", args=[town.partnership.slug, counting.pk])
        assert f'href="{address}?category=anti-social-behaviour"' in page
        assert str(escape(counting.submission.described.counting)) in page
    assert "No place finer than the ward is recorded." in page
    assert "Not all were counted for the same period" in page
    found = indicators(readings(town.coordinator, audit), DISORDER)
    assert {str(each.reading.counted.now.submission.agency) for each in found} == {POLICE, COUNCIL}
    for each in found:
        own = figures_of(town.coordinator, each.reading.counted.now, category=each.category)
        assert each.row == own.view.whole(own.source, each.category)


def test_one_area_is_shown_of_every_agency_that_counted_it(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    counting = thread.counted(town)
    own = figures_of(town.coordinator, counting, category="anti-social-behaviour")
    for row in own.view.areas(own.source, own.category):
        found = indicators(readings(town.coordinator, audit), DISORDER, row.code)
        assert found[0].row == row
    page = shown(coordinator_client, town, audit, f"?problem={DISORDER.key}&area={row.code}")
    assert f"{DISORDER.title}, {escape(row.name)}" in page
    assert f"{DISORDER.title}, the partnership as a whole" in shown(coordinator_client, town, audit, "?area=nowhere")


def is_withheld(row: AreaRow | None) -> bool:
    return row is not None and isinstance(row.count, Withheld)


def test_a_protected_figure_is_shown_as_protected_wherever_it_would_stand(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    thread.counted(town)
    [reading] = readings(town.coordinator, audit)
    hidden = [
        (each, code) for each in indicators([reading], DISORDER) for code in reading.areas
        if is_withheld(reading.row(each.category, code))
    ]  # fmt: skip
    assert hidden
    page = shown(coordinator_client, town, audit, f"?problem={DISORDER.key}")
    by_area = page[page.index('id="by-area"') :].split("</table>")[0]
    assert by_area.count("the count is small") == len(hidden)
    for each, code in hidden:
        assert reading.level(each.category, code).is_withheld
        assert reading.level(each.category, code).interval is None


def test_what_was_not_counted_is_named_and_nothing_counted_is_said_so(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    made.a_source(town, audit)
    council = made.a_source(town, audit, name="Complaints", agency=town.agency(COUNCIL))
    assert "Nothing has been counted within the audit" in shown(coordinator_client, town, audit)
    thread.counted(town)
    assert not_counted(town.coordinator, audit, datasets_counted(town.coordinator, audit)) == [council]
    page = shown(coordinator_client, town, audit, "?problem=young-people-and-courts")
    assert "Nothing that was counted speaks of this problem." in page
    assert "Counted, and holding nothing of this problem" in page
    assert "nothing of its agency counted here" in page


def test_whoever_may_not_see_small_areas_sees_the_partnership_as_a_whole(town: Universe, signed_in: SignIn) -> None:
    audit = made.an_audit(town)
    counted_by_small_areas(town)
    analyst, member = (
        shown(signed_in(town.people[role]), town, audit) for role in (Role.INFORMATION_OFFICER, Role.CHAIR)
    )
    assert 'id="by-area"' in analyst
    assert 'id="by-area"' not in member
    assert "you see the partnership as a whole" in member
    assert "E01" in analyst
    assert "E01" not in member


def test_a_change_is_that_of_the_two_counts_day_for_day(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    log = problems.complaints(town)
    before, now = (problems.count_of(town, log, period) for period in (AUTUMN_BEFORE, AUTUMN))
    [reading] = readings(town.coordinator, audit)
    assert (reading.counted.now, reading.counted.earlier) == (now, before)
    counts = [np.array([whole_count(town, each)]) for each in (before, now)]
    _, low, high = rate_ratio(*counts, 184, 184)
    found = reading.change("anti-social-behaviour").interval
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low[0]), pytest.approx(high[0]))
    assert "since 1 July 2024 to 31 December 2024" in shown(coordinator_client, town, audit)


def whole_count(town: Universe, counting: Counting) -> int:
    own = figures_of(town.coordinator, counting, category="anti-social-behaviour")
    row = own.view.whole(own.source, own.category)
    assert row is not None
    return int(row.count)  # type: ignore[arg-type]


def test_no_change_is_told_from_a_count_whose_months_are_not_all_covered(town: Universe) -> None:
    audit = made.an_audit(town)
    problems.complaints_counted(town)
    [reading] = readings(town.coordinator, audit)
    found = reading.change("anti-social-behaviour")
    assert (found.interval, found.why_not) == (None, "not covered in full: June 2024")


def test_the_audits_own_page_says_of_how_many_agencies_data_were_counted(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    assert "0 datasets of 0 agencies counted" in page_of(coordinator_client, town, "audit", audit.pk)
    thread.counted(town)
    assert "1 dataset of 1 agency counted" in page_of(coordinator_client, town, "audit", audit.pk)
