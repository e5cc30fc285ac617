"""The shared calendar: what agencies do beside the cycle, and what of it clashes or could be shared (R013)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.partnership.models import OtherExercise
from frankpledge.stages.partnership.queries.calendar import calendar_of
from frankpledge.stages.partnership.rules.calendar_flags import FlagKind
from frankpledge.stages.partnership.services.calendar import amend_exercise, cancel_exercise, enter_exercise
from tests.site.browsing import page, send
from tests.universe.calendar import exercise
from tests.universe.cycle import a_cycle, recorded
from tests.universe.partnership import AT, Universe

SignIn = Callable[[Person], Client]
TODAY = AT.date()
DAY = timedelta(days=1)
COUNCIL = "Tithingham Borough Council"
MAY = {"begins": date(2026, 5, 4), "ends": date(2026, 5, 31)}


def flagged(town: Universe) -> list[FlagKind]:
    return [flag.kind for flag in calendar_of(town.coordinator).flags]


def sent(**given: str) -> dict[str, str]:
    days = {"begins": MAY["begins"].isoformat(), "ends": MAY["ends"].isoformat()}
    return {"name": "Residents' survey", "kind": "survey", **days, **given}


# --- What is flagged --------------------------------------------------------------------------------------


def test_two_agencies_that_ask_people_on_the_same_days_are_flagged_with_the_days_and_the_mend(
    town: Universe, coordinator_client: Client
) -> None:
    exercise(town)
    exercise(town, COUNCIL, name="Residents' survey", kind="survey", begins=MAY["ends"], ends=date(2026, 6, 30))
    shown = page(coordinator_client, "calendar", town)
    for wanted in (
        "Clash",
        "Tithingham Police",
        COUNCIL,
        "both ask people on 31 May 2026",
        "put the questions together",
    ):
        assert wanted in shown, wanted
    assert flagged(town) == [FlagKind.CLASH]


def test_what_agencies_do_is_set_against_the_partnerships_own_consultation_as_recorded_and_forecast(
    town: Universe, coordinator_client: Client
) -> None:
    cycle = a_cycle(town)
    own = calendar_of(town.coordinator).consultation
    assert own is not None
    exercise(town, begins=own.last, ends=own.last + DAY)
    assert flagged(town) == [FlagKind.CLASH]
    assert "while the partnership does" in page(coordinator_client, "calendar", town)
    recorded(town, cycle, "consult", TODAY - 9 * DAY, TODAY - DAY)
    assert flagged(town) == []
    exercise(town, COUNCIL, name="Budget", begins=TODAY + 59 * DAY, ends=TODAY + 70 * DAY)
    exercise(town, COUNCIL, name="Later budget", begins=TODAY + 71 * DAY, ends=TODAY + 90 * DAY)
    assert flagged(town) == [FlagKind.OPPORTUNITY]
    shown = page(coordinator_client, "calendar", town)
    assert "60 days after the partnership&#39;s own consultation ends" in shown
    assert "carry the partnership&#39;s questions" in shown


def test_one_exercise_entered_by_two_agencies_is_told_as_a_duplicate_on_the_page_of_each(
    town: Universe, coordinator_client: Client
) -> None:
    pair = [exercise(town, kind="plan"), exercise(town, COUNCIL, name="POLICING  plan", kind="plan")]
    assert flagged(town) == [FlagKind.DUPLICATE]
    for each in pair:
        assert "Agree which agency does it" in page(coordinator_client, "exercise", town, each.pk)


def test_what_comes_back_each_year_is_worked_out_and_not_stored(town: Universe, coordinator_client: Client) -> None:
    a_cycle(town, due=date(2027, 7, 1))
    exercise(town, begins=date(2023, 5, 4), ends=date(2023, 5, 31), is_yearly=True)
    found = calendar_of(town.coordinator)
    assert [each.first for each in found.occurrences] == [date(2026, 5, 4), date(2027, 5, 4)]
    shown = page(coordinator_client, "calendar", town)
    assert "4 May 2026 to 31 May 2026" in shown
    assert "4 May 2027 to 31 May 2027" in shown
    assert OtherExercise.objects.count() == 1


def test_a_cancelled_exercise_leaves_the_calendar_and_stays_in_the_list(
    town: Universe, coordinator_client: Client
) -> None:
    made = exercise(town, name="Panel")
    exercise(town, COUNCIL)
    assert flagged(town) == [FlagKind.CLASH]
    send(coordinator_client, "exercise-cancel", town, made.pk)
    assert flagged(town) == []
    assert "Panel" not in page(coordinator_client, "calendar", town)
    assert "Cancelled" in page(coordinator_client, "exercises", town)


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_calendar_is_reached_from_the_timetable_and_draws_what_its_table_says(
    town: Universe, coordinator_client: Client
) -> None:
    a_cycle(town)
    exercise(town, concerns="Everybody who lives here")
    assert "/timetable/calendar/" in page(coordinator_client, "cycle", town)
    shown = page(coordinator_client, "calendar", town)
    drawing, table = shown.partition("<figcaption")[2].split("The same as a table")
    for name in ("Policing plan", "Views of people and bodies", "Due date of the cycle"):
        assert name in drawing, name
        assert name in table, name
    assert "Everybody who lives here" in table
    assert "Partnership plan revised at the start of each year" in table
    assert "Check the source" in table


def test_an_empty_calendar_says_what_to_enter_and_that_no_cycle_is_planned(
    town: Universe, coordinator_client: Client
) -> None:
    shown = page(coordinator_client, "calendar", town)
    assert "Enter plans, consultations, surveys and inspections" in shown
    assert "No cycle is planned" in shown


def test_a_contractor_reads_the_timetable_and_is_not_led_to_the_members_calendar(
    town: Universe, signed_in: SignIn
) -> None:
    assert "/timetable/calendar/" not in page(signed_in(town.people[Role.CONTRACTOR]), "cycle", town)


def test_the_list_is_narrowed_to_an_agency_and_a_kind(town: Universe, coordinator_client: Client) -> None:
    exercise(town, name="Panel", kind="survey")
    exercise(town, COUNCIL, name="Budget")
    narrowed = page(coordinator_client, "exercises", town, agency=town.agency(COUNCIL).pk)
    assert "Budget" in narrowed
    assert "Panel" not in narrowed
    assert "Budget" not in page(coordinator_client, "exercises", town, kind="survey")


# --- Who may, and what is refused -------------------------------------------------------------------------


def test_a_representative_enters_moves_and_cancels_what_their_own_agency_does_and_no_other(
    town: Universe, signed_in: SignIn
) -> None:
    police = town.as_(Role.AGENCY_REPRESENTATIVE)
    client = signed_in(police.person)
    assert COUNCIL not in page(client, "exercise-enter", town)
    calendar = "/p/tithingham/timetable/calendar/exercises/"
    own = {"agency": town.agency("Tithingham Police").pk}
    shown = client.post(f"{calendar}new/", sent() | own, follow=True).content.decode()
    assert "4 May 2026 to 31 May 2026" in shown
    made = OtherExercise.objects.get()
    moved = client.post(f"{calendar}{made.pk}/amend/", sent(ends="2026-06-01"), follow=True).content.decode()
    assert "4 May 2026 to 1 June 2026" in moved
    send(client, "exercise-cancel", town, made.pk)
    kinds = Event.objects.filter(kind__startswith="exercise.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["exercise.entered", "exercise.amended", "exercise.cancelled"]
    theirs = exercise(town, COUNCIL)
    with pytest.raises(NotPermitted):
        exercise(town, COUNCIL, by=police)
    with pytest.raises(NotPermitted):
        cancel_exercise(exercise=theirs, by=police, at=AT)
    with pytest.raises(NotPermitted):
        amend_exercise(exercise=theirs, name="X", kind="plan", **MAY, by=police, at=AT)
    with pytest.raises(NotPermitted):
        exercise(town, by=town.as_(Role.DATA_LIAISON))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"ends": MAY["begins"] - DAY}, "ends"),
        ({"ends": MAY["begins"] + 365 * DAY, "is_yearly": True}, "ends"),
        ({"kind": "party"}, "kind"),
        ({"name": "  "}, "name"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(town: Universe, given: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        exercise(town, **given)
    assert set(refusal.value.reasons) == {field}
    assert not OtherExercise.objects.exists()


def test_what_was_cancelled_is_changed_no_more(town: Universe) -> None:
    made = exercise(town)
    cancel_exercise(exercise=made, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="was cancelled"):
        cancel_exercise(exercise=made, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="was cancelled"):
        amend_exercise(exercise=made, name="X", kind="plan", **MAY, by=town.coordinator, at=AT)


def test_no_agency_of_another_partnership_is_entered_and_nothing_of_theirs_is_seen(
    town: Universe, neighbour: Universe, coordinator_client: Client
) -> None:
    theirs = exercise(neighbour, name="Theirs")
    with pytest.raises(Refused):
        cancel_exercise(exercise=theirs, by=town.coordinator, at=AT)
    foreign = {"agency": neighbour.agency("Tithingham Police"), "name": "X", "kind": "plan", **MAY}
    with pytest.raises(Refused):
        enter_exercise(**foreign, by=town.coordinator, at=AT)
    assert coordinator_client.get(f"/p/tithingham/timetable/calendar/exercises/{theirs.pk}/").status_code == 404
    assert "Theirs" not in page(coordinator_client, "exercises", town)
