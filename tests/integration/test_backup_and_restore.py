"""A whole site is copied while it runs, restored elsewhere on either database, served and signed in to."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.functional.serving import ROOT, manage, run_script, serve_site
from tests.integration.sites import BEGIN, VENDORS, Browser, Site, migrated_site, new_site


@dataclass(frozen=True)
class Source:
    """A site, a backup of it, and what the site held."""

    site: Site
    backup: Path
    held: dict[str, Any]


BUILD = """
from tests.universe import questionnaires, thread
from tests.universe.partnership import found
town = found()
waiting = questionnaires.answered(town)
questionnaires.send(waiting, {"core-problem": 3}, "not taken in yet".ljust(22, "x"))
found("Hundredbury Partnership", "hundredbury")
thread.released(town)
thread.supplied(town)
"""

SUMMARY = """
import json
from django.apps import apps
from frankpledge.foundation.eventlog.models import Chain
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.site.backup.tables import copied_models, name_of
def plain(value): return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
def as_text(row): return json.dumps(row, default=plain, sort_keys=True)  # PostgreSQL keeps no order of keys
print(json.dumps({
    "rows": {name_of(model): sorted(map(as_text, model._base_manager.values_list())) for model in copied_models()},
    "whole": [verify(chain.pk).is_whole for chain in Chain.objects.all()],
}))
"""

TAKE_IN = """
from datetime import UTC, datetime
from frankpledge.stages.consultation.services.collecting import collect_due
collect_due(at=datetime(2026, 3, 3, tzinfo=UTC))
"""

GO_ON = """
from frankpledge.foundation.accounts.services import found_partnership
from datetime import UTC, date, datetime
found_partnership(name="Later", slug="later", regime="england", tier="unitary", started=date(2026, 1, 1),
                  at=datetime(2026, 3, 3, tzinfo=UTC))
"""


def refused(site: Site, *words: str) -> str:
    command = [sys.executable, "-m", "frankpledge.site.manage", *words]
    done = subprocess.run(command, env=site.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def held_by(site: Site) -> dict[str, Any]:
    return dict(json.loads(run_script(site, SUMMARY))) | {"files": kept_files(site)}


def kept_files(site: Site) -> dict[str, bytes]:
    kinds = ("snapshots", "open-data", "bundles", "documents", "releases")
    paths = [path for kind in kinds for path in (site.folder / kind).rglob("*") if path.is_file()]
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, postgres: str) -> dict[str, Source]:
    """A working site on each database, with two partnerships and a release, and a backup of it."""
    folder = tmp_path_factory.mktemp("made")
    found = {}
    for vendor in VENDORS:
        site, backup = migrated_site(folder / vendor, postgres, vendor), folder / f"{vendor}-backup"
        run_script(site, BUILD)
        manage(site, "backup", str(backup))
        found[vendor] = Source(site, backup, held_by(site))
    return found


@pytest.fixture
def elsewhere(tmp_path: Path, postgres: str) -> Callable[[str], Site]:
    """Another place, with nothing there."""
    return lambda vendor: new_site(tmp_path / vendor, postgres, vendor)


@pytest.mark.parametrize(("source", "target"), list(product(VENDORS, VENDORS)))
def test_a_site_restored_elsewhere_is_the_same_site_and_goes_on(
    made: dict[str, Source], elsewhere: Callable[[str], Site], source: str, target: str
) -> None:
    before, after = made[source], elsewhere(target)
    manage(after, "restore", str(before.backup))
    assert held_by(after) == before.held
    assert before.held["whole"] == [True, True]
    assert any(name.startswith("releases/tithingham/1/") for name in before.held["files"])
    with serve_site(after) as address:
        browser = Browser(address)
        assert "Tithingham Community Safety Partnership" in browser.sign_in("coordinator@tithingham.example")
        assert "published" in browser.open("/p/tithingham/log/").lower()
    run_script(after, GO_ON)  # new rows get numbers that are not taken
    assert held_by(after)["whole"] == [True, True, True]


@pytest.mark.parametrize("vendor", VENDORS)
def test_what_was_thanked_for_and_not_taken_in_yet_is_taken_in_after_a_restore(
    made: dict[str, Source], elsewhere: Callable[[str], Site], vendor: str
) -> None:
    site = elsewhere(vendor)
    manage(site, "restore", str(made[vendor].backup))
    before = len(held_by(site)["rows"]["consultation.response"])
    run_script(site, TAKE_IN)
    assert len(held_by(site)["rows"]["consultation.response"]) == before + 1 == 15
    assert (site.folder / "inbox" / "inbox.sqlite3").stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("kind", ["tables/accounts.person.jsonl", "snapshots", "releases", "manifest.json"])
def test_a_damaged_backup_is_refused_naming_the_file(
    made: dict[str, Source], elsewhere: Callable[[str], Site], tmp_path: Path, kind: str
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(made["sqlite"].backup, backup)
    damaged = backup / kind if (backup / kind).is_file() else next(p for p in (backup / kind).rglob("*") if p.is_file())
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    site = elsewhere("sqlite")
    assert f"{damaged.relative_to(backup).as_posix()}: damaged" in refused(site, "restore", str(backup))
    assert kept_files(site) == {}
    assert not (site.folder / "frankpledge.sqlite3").exists()


def test_files_that_are_lacking_or_too_many_are_all_named(
    made: dict[str, Source], elsewhere: Callable[[str], Site], tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(made["sqlite"].backup, backup)
    (backup / "tables" / "eventlog.event.jsonl").unlink()
    (backup / "snapshots" / "planted.csv").write_text("a row\n")
    said = refused(elsewhere("sqlite"), "restore", str(backup))
    assert "tables/eventlog.event.jsonl: lacking" in said
    assert "snapshots/planted.csv: not on the list" in said


@pytest.mark.parametrize("target", VENDORS)
def test_nothing_is_restored_over_what_is_there(made: dict[str, Source], target: str) -> None:
    site, backup = made[target].site, made[target].backup
    said = refused(site, "restore", str(backup))
    assert "rows already: accounts.partnership" in said
    assert f"{site.folder / 'snapshots'} is not empty" in said
    assert held_by(site) == made[target].held


def test_a_backup_of_other_tables_is_refused_naming_its_version(
    made: dict[str, Source], elsewhere: Callable[[str], Site], tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(made["sqlite"].backup, backup)
    manifest = json.loads((backup / "manifest.json").read_text())
    manifest |= {"program": "9.9", "migrations": [*manifest["migrations"], "accounts.9999_later"]}
    (backup / "manifest.json").write_text(json.dumps(manifest))
    digest = subprocess.run(["sha256sum", "manifest.json"], cwd=backup, capture_output=True, text=True, check=True)
    (backup / "manifest.json.sha256").write_text(digest.stdout)
    assert "made by version 9.9" in refused(elsewhere("sqlite"), "restore", str(backup))


def test_a_log_that_does_not_hold_together_is_not_restored(
    made: dict[str, Source], elsewhere: Callable[[str], Site], tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(made["sqlite"].backup, backup)
    events = backup / "tables" / "eventlog.event.jsonl"
    events.write_text(events.read_text().replace('"kind": "release.signed-off"', '"kind": "release.returned"', 1))
    resign = """
import sys; from pathlib import Path
from frankpledge.site.backup.manifest import Manifest, MANIFEST, DIGEST
from frankpledge.site.backup.places import sha256_of
import json
folder = Path({!r}); (folder / DIGEST).unlink()
manifest = Manifest(**json.loads((folder / MANIFEST).read_text()))
manifest.files["tables/eventlog.event.jsonl"] = sha256_of(folder / "tables" / "eventlog.event.jsonl")
manifest.write(folder)
"""
    site = elsewhere("sqlite")
    run_script(site, resign.format(str(backup)))
    assert "The log of tithingham does not hold together" in refused(site, "restore", str(backup))
    assert kept_files(site) == {}
    assert held_by(site)["rows"]["accounts.person"] == []


def test_a_backup_never_replaces_another(made: dict[str, Source]) -> None:
    site, backup = made["sqlite"].site, made["sqlite"].backup
    before = sorted(path.name for path in backup.iterdir())
    assert "is there already" in refused(site, "backup", str(backup))
    assert sorted(path.name for path in backup.iterdir()) == before
    assert (backup.stat().st_mode & 0o077) == 0


WRITE_ON = """
import sys, time
from datetime import UTC, date, datetime
from frankpledge.foundation.accounts.models import Agency, Partnership, Person, PartnershipAgency
from frankpledge.foundation.accounts.services import register_agency
from frankpledge.foundation.accounts.standing import find_standing
partnership = Partnership.objects.get(slug="tithingham")
at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
by = find_standing(partnership, Person.objects.get(email="coordinator@tithingham.example"), at)
number = 0
while True:
    number += 1
    register_agency(name=f"Body {number}", sector="voluntary", standing="participating", council_tier="none",
                    since=date(2025, 4, 1), by=by, at=at)
    if number == 1:
        print("writing", flush=True)
"""
"""Each round writes an agency, its place and an event that covers the one before, in one transaction."""


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_backup_taken_while_people_write_is_of_one_moment(
    made: dict[str, Source], elsewhere: Callable[[str], Site], tmp_path: Path, vendor: str
) -> None:
    busy = elsewhere(vendor)
    manage(busy, "restore", str(made[vendor].backup))
    with running(busy, WRITE_ON) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "writing\n"
        manage(busy, "backup", str(tmp_path / "backup"))
        assert writer.poll() is None, "the backup kept the writer from writing"
    rows = {path.stem: path.read_text().splitlines() for path in (tmp_path / "backup" / "tables").iterdir()}
    registered = [row for row in rows["eventlog.event"] if '"agency.registered"' in row]
    assert len(rows["accounts.agency"]) == len(rows["accounts.partnershipagency"]) == len(registered) > 8
    chains = {row["partnership_id"]: row["length"] for row in map(json.loads, rows["eventlog.chain"])}
    assert sum(chains.values()) == len(rows["eventlog.event"])


@contextmanager
def running(site: Site, script: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN + script], env=site.environment(), cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()
