"""Minutes, and the record that they close."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.stages.partnership.services import agenda
from frankpledge.stages.partnership.services.attendance import Came, record_attendance
from frankpledge.stages.partnership.services.meetings import ask_post
from frankpledge.stages.partnership.services.minutes import agree_minutes, write_minutes
from tests.site.browsing import page, send
from tests.universe.meetings import (
    LATELY,
    TODAY,
    decided,
    document,
    held,
    planned,
    table,
)
from tests.universe.partnership import AT, Universe

# --- Minutes -----------------------------------------------------------------------------------------------


def test_minutes_are_agreed_once_written_and_who_came_is_recorded(town: Universe) -> None:
    seats = table(town)
    unready = planned(town, seats.board, on=LATELY)
    with pytest.raises(Refused) as refusal:
        agree_minutes(meeting=unready, on=TODAY, by=town.coordinator, at=AT)
    assert len(refusal.value.reasons[""]) == 2
    meeting = held(town, seats.board)
    write_minutes(meeting=meeting, minutes="All agreed.", by=town.coordinator, at=AT)
    with pytest.raises(Refused) as refusal:
        agree_minutes(meeting=meeting, on=LATELY - timedelta(days=1), by=town.coordinator, at=AT)
    assert "on" in refusal.value.reasons
    agree_minutes(meeting=meeting, on=TODAY, by=town.coordinator, at=AT)
    assert meeting.minutes_agreed_on == TODAY


def test_once_its_minutes_are_agreed_nothing_in_a_meetings_record_changes(town: Universe) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    item = agenda.add_item(meeting=meeting, title="Lighting", by=town.coordinator, at=AT)
    write_minutes(meeting=meeting, minutes="All agreed.", by=town.coordinator, at=AT)
    agree_minutes(meeting=meeting, on=TODAY, by=town.coordinator, at=AT)
    item.meeting = meeting
    by, came = town.coordinator, {seats.police: Came("absent"), seats.probation: Came("absent")}
    for change in (
        lambda: write_minutes(meeting=meeting, minutes="Other", by=by, at=AT),
        lambda: agenda.add_item(meeting=meeting, title="Vans", by=by, at=AT),
        lambda: agenda.remove_item(item=item, by=by, at=AT),
        lambda: record_attendance(meeting=meeting, came=came, by=by, at=AT),
        lambda: decided(town, meeting),
        lambda: ask_post(meeting=meeting, post=seats.deputy, by=by, at=AT),
    ):
        with pytest.raises(Refused):
            change()
    assert set(meeting.attendances.values_list("presence", flat=True)) == {"present"}


def test_the_record_holds_agenda_who_came_decisions_actions_and_minutes_on_one_page(
    town: Universe, coordinator_client: Client
) -> None:
    seats = table(town)
    meeting = held(town, seats.board)
    agenda.add_item(meeting=meeting, title="Street lighting", by=town.coordinator, at=AT)
    agenda.put_paper(meeting=meeting, document=document(town), by=town.coordinator, at=AT)
    decided(town, meeting, "Light the underpass", authority="Terms of reference", pounds=500)
    send(coordinator_client, "meeting-act", town, meeting.pk, what="Order the lamps", post=seats.police.pk)
    write_minutes(meeting=meeting, minutes="The board met.", by=town.coordinator, at=AT)
    shown = page(coordinator_client, "meeting-record", town, meeting.pk)
    for wanted in ("Street lighting", "Crime report", "Chief officer", "Light the underpass", "£500",
                   "Terms of reference", "Order the lamps", "The board met.", "Draft, not agreed yet"):  # fmt: skip
        assert wanted in shown, wanted
