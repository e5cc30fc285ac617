"""One partnership takes its part of the site away: all of it, and nothing of anybody else's."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.chain import digest_of
from frankpledge.foundation.eventlog.models import Chain, Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.site.backup.export import export_partnership
from frankpledge.site.backup.part import is_ours, owner_path
from frankpledge.site.backup.tables import copied_models, name_of
from tests.universe import thread
from tests.universe.partnership import AT, Universe


@pytest.fixture
def exported(town: Universe, neighbour: Universe, tmp_path: Path) -> Path:
    thread.released(town)
    export_partnership(town.partnership, tmp_path / "export", at=AT)
    return tmp_path / "export"


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "tables" / f"{table}.jsonl").read_text().splitlines()]


def test_every_row_of_the_partnership_is_there(exported: Path, town: Universe) -> None:
    for model in copied_models():
        fields = {field.name for field in model._meta.concrete_fields}
        if is_ours(model) and "partnership" in fields:
            own = model._base_manager.filter(partnership=town.partnership).count()
            assert len(rows_of(exported, name_of(model))) == own, name_of(model)
    assert len(rows_of(exported, "datasets.submission")) == 1
    assert len(rows_of(exported, "sharing.signature")) == 1


def test_nothing_of_another_partnership_is_there(exported: Path, neighbour: Universe) -> None:
    everything = "".join(path.read_text() for path in (exported / "tables").iterdir())
    assert "tithingham" in everything
    assert "hundredbury" not in everything.lower()
    assert not any(person.email in everything for person in neighbour.people.values())


def test_people_are_those_with_a_part_in_it_and_bring_nothing_that_opens_doors(exported: Path, town: Universe) -> None:
    people = rows_of(exported, "accounts.person")
    assert {row["id"] for row in people} == {person.pk for person in town.people.values()}
    everything = "".join(path.read_text() for path in exported.rglob("*") if path.suffix in (".json", ".jsonl"))
    for secret in (*Person.objects.values_list("password", flat=True), *Message.objects.values_list("text", flat=True)):
        assert secret not in everything
    assert not {"password", "token_digest"} & {
        column["name"] for table in json.loads((exported / "schema.json").read_text()) for column in table["columns"]
    }


def test_tables_stand_in_an_order_in_which_they_can_be_read_in(exported: Path) -> None:
    seen: set[str] = set()
    for table in json.loads((exported / "schema.json").read_text()):
        seen.add(table["table"])
        assert {column["refers_to"] for column in table["columns"] if "refers_to" in column} <= seen
        columns = [column["name"] for column in table["columns"]]
        assert all(list(row) == columns for row in rows_of(exported, table["table"]))
    assert seen == {path.stem for path in (exported / "tables").iterdir()}


def test_every_row_that_is_referred_to_is_there(exported: Path) -> None:
    tables = json.loads((exported / "schema.json").read_text())
    rows = {table["table"]: rows_of(exported, table["table"]) for table in tables}
    keys = {name: {row.get("id", row.get("partnership_id")) for row in found} for name, found in rows.items()}
    for table in tables:
        for column in table["columns"]:
            if "refers_to" in column:
                named = {row[column["name"]] for row in rows[table["table"]]} - {None}
                assert named <= keys[column["refers_to"]], (table["table"], column["name"])


def bytes_below(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_releases_come_with_it_byte_for_byte(exported: Path, shelf: Path) -> None:
    assert bytes_below(exported / "releases") == bytes_below(shelf / "tithingham") != {}


def test_the_log_can_be_checked_again_from_what_was_taken(exported: Path, town: Universe) -> None:

    previous = ""
    for row in sorted(rows_of(exported, "eventlog.event"), key=lambda row: row["number"]):
        parts = {key: row[key] for key in row if key not in ("id", "digest")}
        assert row["previous"] == previous
        assert row["digest"] == digest_of(**parts | {"at": datetime.fromisoformat(row["at"])})
        previous = row["digest"]
    about = json.loads((exported / "about.json").read_text())
    assert about["log"] == {"entries": Event.objects.filter(partnership=town.partnership).count(), "head": previous}


def test_a_log_that_does_not_hold_together_is_not_given_away(town: Universe, tmp_path: Path) -> None:
    Chain.objects.filter(pk=town.partnership.pk).update(length=1)
    with pytest.raises(Refused, match="does not hold together"):
        export_partnership(town.partnership, tmp_path / "export", at=AT)
    assert list(tmp_path.glob("*export*")) == []


def test_an_unknown_partnership_is_refused_naming_the_known_ones(town: Universe, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There are: tithingham"):
        call_command("export_partnership", "nowhere", str(tmp_path / "export"))


def test_every_table_of_ours_has_a_way_to_its_partnership() -> None:
    for model in copied_models():
        if is_ours(model) and name_of(model) not in ("accounts.agency", "accounts.person"):
            path = owner_path(model)
            assert path == "" if model is Partnership else path.endswith("partnership")


def test_whoever_acted_in_the_log_is_among_the_people(exported: Path, town: Universe) -> None:
    acted = {row["actor_id"] for row in rows_of(exported, "eventlog.event")} - {None}
    assert acted <= {row["id"] for row in rows_of(exported, "accounts.person")}
    assert town.people[Role.COORDINATOR].pk in acted
