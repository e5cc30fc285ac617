"""What the partnership says of itself in public: how to reach it, and the sittings anybody may come to."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from frankpledge.adapters.noticeboard import Notices, read_notices
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.consultation.models import PublicContact
from frankpledge.stages.consultation.services.exercises import amend_sitting, call_off_exercise
from frankpledge.stages.consultation.services.noticeboard import (
    announce_sitting,
    call_off_sitting,
    set_contact,
    shelve_notices_left_out,
)
from tests.universe.consultation import a_sitting, an_exercise, over
from tests.universe.noticeboard import TODAY, a_contact, an_announcement, shelved
from tests.universe.partnership import AT, Universe


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: object) -> Path:
    settings.RELEASES_ROOT = tmp_path / "shelf"  # type: ignore[attr-defined]
    return tmp_path / "shelf"


def on_the_shelf(universe: Universe) -> Notices:
    shelved(universe)
    found = read_notices(settings.RELEASES_ROOT, universe.partnership.slug)
    assert found is not None
    return found


def test_what_is_said_stands_on_the_shelf_and_nothing_else_of_a_sitting(town: Universe, shelf: Path) -> None:
    a_contact(town)
    sitting = a_sitting(town, chair="The vicar", chair_ties="A party", place_ties="The church")
    an_announcement(town, sitting)
    said = on_the_shelf(town)
    assert (said.contact.name, said.contact.controller) == ("Community safety team", "Tithingham Borough Council")
    [one] = said.sittings
    assert (one.day, one.starts, one.ends, one.place) == (sitting.on, time(19), time(20, 30), "Town Hall")
    written = (shelf / "tithingham" / "notices.json").read_text("utf-8")
    assert not [word for word in ("vicar", "party", "church") if word in written]


def test_writing_the_same_again_changes_nothing(town: Universe, shelf: Path) -> None:
    an_announcement(town)
    shelved(town)
    before = (shelf / "tithingham" / "notices.json").stat().st_mtime_ns
    assert shelve_notices_left_out(at=AT) == 0
    assert (shelf / "tithingham" / "notices.json").stat().st_mtime_ns == before


def test_the_tick_puts_on_the_shelf_what_was_left_out_and_a_sitting_that_was_moved(town: Universe) -> None:
    sitting = a_sitting(town)
    an_announcement(town, sitting)
    assert shelve_notices_left_out(at=AT) == 1
    later = TODAY + timedelta(days=30)
    amend_sitting(sitting=sitting, on=later, place="Library", setting="civic", by=town.coordinator, at=AT)
    assert shelve_notices_left_out(at=AT) == 1
    assert [(each.day, each.place) for each in on_the_shelf(town).sittings] == [(later, "Library")]


def test_a_sitting_called_off_stays_and_says_so_also_where_its_exercise_is_called_off(town: Universe) -> None:
    one, exercise = an_announcement(town), an_exercise(town, "Another")
    an_announcement(town, a_sitting(town, exercise))
    call_off_sitting(announced=one, by=town.coordinator, at=AT)
    call_off_exercise(exercise=exercise, why="Nobody has time.", by=town.coordinator, at=AT)
    assert [each.called_off_on for each in on_the_shelf(town).sittings] == [TODAY, TODAY]
    with pytest.raises(Refused, match="called off already"):
        call_off_sitting(announced=one, by=town.coordinator, at=AT)


def test_announcing_again_changes_the_words_of_the_one_announcement(town: Universe) -> None:
    sitting = a_sitting(town)
    first = an_announcement(town, sitting)
    again = an_announcement(town, sitting, about="Noise at night", starts=time(18), ends=None)
    assert again.pk == first.pk
    assert [(each.about, each.ends) for each in on_the_shelf(town).sittings] == [("Noise at night", None)]


def test_what_is_over_is_not_announced_and_nothing_ends_before_it_starts(town: Universe) -> None:
    with pytest.raises(Refused, match="held already"):
        an_announcement(town, a_sitting(town, over(town), on=TODAY - timedelta(days=20)))
    with pytest.raises(Refused, match="end after it starts"):
        an_announcement(town, ends=time(18))


def test_the_public_can_reach_the_partnership_in_some_way_and_there_is_one_entry(town: Universe) -> None:
    with pytest.raises(Refused, match="Give an email"):
        a_contact(town, email="", phone="", postal="")
    a_contact(town)
    a_contact(town, name="Another team")
    assert list(PublicContact.objects.values_list("name", flat=True)) == ["Another team"]


def test_only_who_runs_consultation_says_anything_in_public(town: Universe) -> None:
    with pytest.raises(NotPermitted):
        set_contact(name="Team", phone="1", by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    with pytest.raises(NotPermitted):
        announce_sitting(sitting=a_sitting(town), starts=time(9), about="Noise", by=town.as_(Role.CHAIR), at=AT)


def test_the_log_holds_no_word_of_what_was_said(town: Universe) -> None:
    a_contact(town)
    an_announcement(town)
    told = str(list(Event.objects.filter(kind__startswith="public-").values_list("kind", "facts")))
    assert "public-contact.set" in told
    assert not [word for word in ("Community", "hearing", "audit found", "01632") if word in told]
