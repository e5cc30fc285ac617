"""Run the audit's own functions over one extract. Nothing here writes to the database."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.adapters.audit.load import load_recipe
from frankpledge.adapters.audit.reading import reading
from frankpledge.adapters.store import FolderStore
from frankpledge.core.faults import Fault, group_faults
from frankpledge.core.provenance import Audit
from frankpledge.stages.audit.models import Counting, Ground
from frankpledge.stages.audit.recipe import lay_out
from frankpledge.stages.publication.earlier import what_was_released


@dataclass(frozen=True)
class Counted:
    """What a counting yields: the protected audit, how many rows were read and counted, and what was wrong."""

    audit: Audit
    rows_read: int
    rows_counted: int
    faults: tuple[Fault, ...]


def open_data() -> FolderStore:
    """Return the store of boundaries and populations."""
    return FolderStore(settings.HOME / "open-data")


def count(counting: Counting, ground: Ground, extract: Path) -> Counted:
    """Count an extract on the ground.

    Raises
    ------
    BadInput
        With every fault that stops it.
    """
    scratch_root = settings.HOME / "scratch"
    scratch_root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch_root) as folder:
        recipe = load_recipe(lay_out(Path(folder), counting, ground, _stored(ground), extract))
        scratch = Path(folder) / "scratch"
        scratch.mkdir()
        with reading(recipe, scratch) as reads:
            from frankpledge.adapters.audit.run import run_audit

            done = run_audit(recipe, reads, scratch, earlier=what_was_released(counting.partnership))
    read = sum(int(reasons.sum()) for one in done.counted for _, reasons in one.reconciliation)
    counted = sum(_counted_rows(one) for one in done.counted)
    return Counted(done.audit, read, counted, group_faults(f for one in done.counted for f in one.faults))


def _counted_rows(one: object) -> int:
    from frankpledge.adapters.audit.counting import reconciliation_rows

    return sum(rows for _, _, reason, rows in reconciliation_rows(one) if reason == "counted")  # type: ignore[arg-type]


def _stored(ground: Ground) -> dict[str, Path]:
    store = open_data()
    digests = {"outline": ground.outline_sha256, "areas": ground.areas_sha256, "population": ground.population_sha256}
    return {part: store.path(digest).resolve() for part, digest in digests.items() if digest}
