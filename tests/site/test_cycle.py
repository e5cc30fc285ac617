"""The timetable: planned back from the due date, recorded, forecast anew, closed and followed by the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from frankpledge.core.cycle.telling import tell_forecast
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Cycle, CycleStep
from frankpledge.stages.partnership.queries.cycle import open_cycle, timetable_of
from frankpledge.stages.partnership.queries.cycle_plan import draft_of, new_draft, what_goes_on
from frankpledge.stages.partnership.services.cycle import change_plan, close_cycle, plan_cycle
from frankpledge.stages.partnership.services.cycle_steps import record_step
from frankpledge.stages.partnership.services.inheritance import set_baseline
from frankpledge.stages.partnership.services.tiers import arrange_tiers
from tests.universe.cycle import DUE, a_cycle, minimum_days, recorded, step
from tests.universe.meetings import action
from tests.universe.partnership import AT, Universe, found

SignIn = Callable[[Person], Client]
TODAY = date(2026, 3, 2)


def sent(universe: Universe, due: date = DUE, **more: Any) -> dict[str, Any]:
    days = {f"days_{key}": count for key, count in minimum_days(universe).items()}
    return {"statutory_date": due.isoformat(), "contingency_days": 28, **days, **more}


# --- Planning ---------------------------------------------------------------------------------------------


def test_every_step_is_planned_back_from_the_due_date_with_the_partnerships_own_days(town: Universe) -> None:
    cycle = a_cycle(town, review=10)
    rows = {row.step: row for row in cycle.steps.all()}
    assert rows["publish-strategy"].planned_end == DUE - timedelta(days=28)
    assert rows["review"].planned_end - rows["review"].planned_start == timedelta(days=9)
    assert "keep-under-review" not in rows


def test_a_plan_is_shown_with_how_tight_it_is_and_in_which_steps_before_it_is_saved(
    town: Universe, coordinator_client: Client
) -> None:
    page = coordinator_client.post("/p/tithingham/timetable/plan/", sent(town, date(2026, 6, 1), show="yes"))
    assert "Too tight by" in page.content.decode()
    assert "Too late" in page.content.decode()
    assert not Cycle.objects.exists()


def test_a_plan_that_was_shown_can_be_saved(town: Universe, coordinator_client: Client) -> None:
    page = coordinator_client.post("/p/tithingham/timetable/plan/", sent(town, save="yes"), follow=True)
    assert "The steps and their days" in page.content.decode()
    assert Cycle.objects.get().statutory_date == DUE


def test_a_due_date_that_was_not_verified_is_told_with_its_source_and_never_filled_in(
    town: Universe, coordinator_client: Client
) -> None:
    draft = new_draft(town.coordinator)
    page = coordinator_client.get("/p/tithingham/timetable/plan/").content.decode()
    assert draft.due is not None
    assert draft.due.day == date(2026, 4, 1)
    assert "statutory_date" not in draft.initial
    assert "1 April 2026" in page
    assert "check the source" in page


@pytest.mark.parametrize("due", [TODAY, TODAY - timedelta(days=1)])
def test_a_due_date_that_has_passed_is_refused_and_no_half_of_the_plan_stays(town: Universe, due: date) -> None:
    with pytest.raises(Refused, match="passed"):
        a_cycle(town, due)
    assert not Cycle.objects.exists()
    assert not CycleStep.objects.exists()


def test_a_step_without_a_day_is_refused(town: Universe) -> None:
    with pytest.raises(Refused, match="at least one day"):
        a_cycle(town, review=0)


def test_only_one_cycle_is_under_way_at_a_time(town: Universe) -> None:
    a_cycle(town)
    with pytest.raises(Refused, match="under way"):
        a_cycle(town)


def test_the_plan_can_be_changed_and_what_was_recorded_stays(town: Universe) -> None:
    cycle = a_cycle(town)
    recorded(town, cycle, "review", TODAY)
    change_plan(
        cycle=cycle, statutory_date=DUE, contingency_days=0, minimum_days=minimum_days(town, strategy=14),
        by=town.coordinator, at=AT,
    )  # fmt: skip
    assert step(cycle, "publish-strategy").planned_end == DUE
    assert step(cycle, "strategy").minimum_days == 14
    assert step(cycle, "review").started == TODAY


def test_a_regime_without_steps_for_the_area_is_refused_in_words(db: None) -> None:
    with pytest.raises(Refused, match="no steps"):
        a_cycle(found(regime="wales", tier="unitary"))


@pytest.mark.parametrize(("before", "after"), [("two-tier", "unitary"), ("unitary", "two-tier"), ("unitary", "london")])
def test_a_cycle_keeps_its_steps_and_its_pages_when_local_government_is_reorganised_meanwhile(
    db: None, signed_in: SignIn, before: str, after: str
) -> None:
    town = found(tier=before)
    cycle = a_cycle(town)
    planned = [row.step for row in cycle.steps.all()]
    arrange_tiers(tier=after, by=town.coordinator, at=AT)
    client = signed_in(town.coordinator.person)
    for page in (
        "",
        "timetable/",
        f"timetable/{cycle.pk}/change/",
        "readiness/",
        f"timetable/steps/{step(cycle, planned[0]).pk}/record/",
    ):
        assert client.get(f"/p/tithingham/{page}").status_code == 200, page
    draft = draft_of(open_cycle(town.coordinator), town.coordinator)
    assert [each.key for each in draft.steps] == planned


# --- Recording --------------------------------------------------------------------------------------------


def test_a_step_taken_before_one_it_rests_on_is_named_and_not_recorded_unless_that_is_known(town: Universe) -> None:
    cycle = a_cycle(town)
    with pytest.raises(Refused, match="must come first") as refusal:
        recorded(town, cycle, "strategy", TODAY)
    assert "out_of_order" in refusal.value.reasons
    assert step(cycle, "strategy").started is None
    recorded(town, cycle, "strategy", TODAY, known=True)
    assert Event.objects.filter(kind="step.recorded-out-of-order").count() == 1


def test_what_was_recorded_out_of_order_goes_on_being_told_on_the_timetable(
    town: Universe, coordinator_client: Client
) -> None:
    recorded(town, a_cycle(town), "strategy", TODAY, known=True)
    page = coordinator_client.get("/p/tithingham/timetable/").content.decode()
    assert "“Partnership plan prepared or revised” is recorded, but nothing is recorded of" in page


def test_the_page_asks_whether_it_is_known_only_where_a_step_is_out_of_order(
    town: Universe, coordinator_client: Client
) -> None:
    cycle = a_cycle(town)
    early = f"/p/tithingham/timetable/steps/{step(cycle, 'strategy').pk}/record/"
    assert "out of order" not in coordinator_client.get(early).content.decode()
    warned = coordinator_client.post(early, {"started": "2026-03-01"}).content.decode()
    assert "must come first" in warned
    assert "We know that this is out of order" in warned
    assert coordinator_client.post(early, {"started": "2026-03-01", "out_of_order": "on"}).status_code == 302


def test_a_step_in_order_is_recorded_without_a_question(town: Universe) -> None:
    cycle = a_cycle(town)
    recorded(town, cycle, "review", date(2026, 2, 1), date(2026, 3, 1))
    recorded(town, cycle, "consult", date(2026, 2, 1), date(2026, 3, 1))
    recorded(town, cycle, "analysis", date(2026, 3, 1))
    assert timetable_of(cycle, TODAY).misorders == ()


@pytest.mark.parametrize(
    ("started", "ended", "field"),
    [
        (TODAY + timedelta(days=1), None, "started"),
        (TODAY, TODAY + timedelta(days=1), "ended"),
        (None, TODAY, "started"),
        (TODAY, TODAY - timedelta(days=1), "ended"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_their_field(
    town: Universe, started: date | None, ended: date | None, field: str
) -> None:
    row = step(a_cycle(town), "review")
    with pytest.raises(Refused) as refusal:
        record_step(step=row, started=started, ended=ended, by=town.coordinator, at=AT)
    assert set(refusal.value.reasons) == {field}


def test_a_delay_is_told_in_words_and_days_and_the_chair_hears_once_that_the_due_date_is_missed(
    town: Universe,
) -> None:
    cycle = a_cycle(town, due=TODAY + timedelta(days=153), contingency=0)  # the longest chain takes 154 days
    chair = Message.objects.filter(to=town.people[Role.CHAIR])
    recorded(town, cycle, "consult", TODAY)
    assert not chair.exists()
    at = AT + timedelta(days=8)
    by, row = town.as_(Role.COORDINATOR, at), step(cycle, "consult")
    for note in ("begun six days later than we thought", "still going"):
        record_step(step=row, started=TODAY + timedelta(days=6), ended=None, note=note, by=by, at=at)
    forecast = timetable_of(cycle, by.today).forecast
    assert forecast.days_late == 6
    assert "misses 2 August 2026 by 6 days" in tell_forecast(forecast)
    assert chair.count() == 1


def test_the_audit_of_a_two_tier_area_waits_until_both_tiers_have_agreed_their_role(db: None) -> None:
    county = found(tier="two-tier")
    with pytest.raises(Refused, match="district council has not agreed"):
        recorded(county, a_cycle(county), "review", TODAY)


def test_whoever_is_not_the_coordinator_plans_records_and_closes_nothing(town: Universe) -> None:
    cycle = a_cycle(town)
    for role in set(Role) - {Role.COORDINATOR}:
        by = town.as_(role)
        with pytest.raises(NotPermitted):
            plan_cycle(statutory_date=DUE, contingency_days=0, minimum_days={}, by=by, at=AT)
        with pytest.raises(NotPermitted):
            record_step(step=step(cycle, "review"), started=TODAY, ended=None, by=by, at=AT)
        with pytest.raises(NotPermitted):
            close_cycle(cycle=cycle, closed_on=TODAY, by=by, at=AT)


def test_nothing_of_another_partnerships_cycle_is_changed(town: Universe, neighbour: Universe) -> None:
    theirs = a_cycle(neighbour)
    with pytest.raises(Refused, match="another partnership"):
        close_cycle(cycle=theirs, closed_on=TODAY, unfinished=True, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="another partnership"):
        record_step(step=step(theirs, "review"), started=TODAY, ended=None, by=town.coordinator, at=AT)


# --- Closing, and the next --------------------------------------------------------------------------------


def test_steps_that_never_ended_are_named_before_a_cycle_is_closed_over_them(town: Universe) -> None:
    cycle = a_cycle(town)
    with pytest.raises(Refused, match="has no recorded end") as refusal:
        close_cycle(cycle=cycle, closed_on=TODAY, by=town.coordinator, at=AT)
    assert len(refusal.value.reasons["unfinished"]) == cycle.steps.count()


def test_the_next_cycle_follows_the_closed_one_with_its_days_and_the_regimes_next_date(town: Universe) -> None:
    first = a_cycle(town, contingency=40, review=9)
    close_cycle(cycle=first, closed_on=TODAY, unfinished=True, by=town.coordinator, at=AT)
    draft = new_draft(town.coordinator)
    assert draft.initial["days_review"] == 9
    assert draft.initial["contingency_days"] == 40
    assert draft.due is not None
    assert draft.due.day == date(2028, 4, 1)
    assert a_cycle(town, due=date(2028, 4, 1)).previous == first


def test_a_closed_cycle_is_not_changed(town: Universe) -> None:
    cycle = a_cycle(town)
    close_cycle(cycle=cycle, closed_on=TODAY, unfinished=True, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="closed"):
        recorded(town, cycle, "review", TODAY)
    assert open_cycle(town.coordinator) is None


def test_a_cycle_is_not_closed_before_the_last_day_recorded_in_it(town: Universe) -> None:
    cycle = a_cycle(town)
    recorded(town, cycle, "review", TODAY)
    with pytest.raises(Refused, match="later day"):
        close_cycle(cycle=cycle, closed_on=TODAY - timedelta(days=1), unfinished=True, by=town.coordinator, at=AT)


def test_before_a_cycle_is_closed_it_is_told_what_goes_on_into_the_next(
    town: Universe, coordinator_client: Client
) -> None:
    cycle = a_cycle(town)
    set_baseline(
        cycle=cycle, measure="Burglaries", value=Decimal(12), unit="offences", on=TODAY, by=town.coordinator, at=AT
    )
    action(town)
    assert dict(what_goes_on(town.coordinator, cycle)) == {
        "Agencies": 4, "Groups": 0, "Posts": 0, "Protocols": 0, "Open actions": 1, "Baselines": 1,
    }  # fmt: skip
    page = coordinator_client.get(f"/p/tithingham/timetable/{cycle.pk}/close/").content.decode()
    assert "These go on into the next one" in page
    sent_on = {"closed_on": TODAY.isoformat(), "unfinished": "on"}
    after = coordinator_client.post(f"/p/tithingham/timetable/{cycle.pk}/close/", sent_on, follow=True)
    assert "are those of the cycle closed last" in after.content.decode()


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_timetable_says_where_the_partnership_is_in_words_a_drawing_and_a_table(
    town: Universe, coordinator_client: Client
) -> None:
    recorded(town, a_cycle(town), "review", TODAY)
    page = coordinator_client.get("/p/tithingham/timetable/").content.decode()
    assert 'aria-current="step"' in page
    assert "We are here" in page
    assert "395 days left to the due date" in page
    assert "In progress" in page
    assert "check the source" in page


def test_without_a_plan_the_timetable_says_what_to_do(town: Universe, coordinator_client: Client) -> None:
    page = coordinator_client.get("/p/tithingham/timetable/").content.decode()
    assert "No cycle is planned" in page
    assert "Plan a cycle" in page


@pytest.mark.parametrize("regime", ["cda-1998", "england", "wales"])
def test_a_cycle_can_be_planned_and_shown_under_every_regime(
    db: None, regime: str, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    universe = found(regime=regime, tier="wales" if regime == "wales" else "unitary")
    a_cycle(universe)
    client = signed_in(universe.people[Role.COORDINATOR])
    with django_assert_max_num_queries(25):
        assert client.get("/p/tithingham/timetable/").status_code == 200
    assert mail.outbox == []
