"""Run a bundle's recipe again and compare. Nothing here writes to the database."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from frankpledge.adapters.audit.reading import reading
from frankpledge.adapters.handover import RELEASE, Difference, Wanted, differences, lay_out, unpack
from frankpledge.stages.publication.trial import read_releases, write_trial


def rerun(archive: Path, find: Callable[[Wanted], Path | None]) -> list[Difference]:
    """Return what differs between the release in an archive and the one that its recipe makes here.

    Raises
    ------
    BadInput
        With every fault that keeps it from being run.
    Refused
        What it makes here would give away what it withholds.
    """
    scratch_root = settings.HOME / "scratch"
    scratch_root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=scratch_root) as place:
        folder, made = Path(place) / "bundle", Path(place) / "made"
        folder.mkdir()
        unpack(archive, folder)
        recipe = lay_out(folder, find)
        scratch = Path(place) / "scratch"
        scratch.mkdir()
        earlier = read_releases(recipe.earlier_releases)
        with reading(recipe, scratch) as reads:
            from frankpledge.adapters.audit.run import run_audit

            done = run_audit(recipe, reads, scratch, earlier=earlier)
            write_trial(made, done.audit, earlier=recipe.earlier_releases)
        return differences(folder / RELEASE, made)
