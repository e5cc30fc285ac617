"""Write a release to see what it would be: it goes nowhere, and is attacked as every other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frankpledge.adapters.releases.earlier import read_earlier
from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.adapters.releases.write import write_release
from frankpledge.core.disclosure.earlier import EarlierRelease
from frankpledge.core.faults import Refused
from frankpledge.core.provenance import Audit


def read_releases(folders: Sequence[Path]) -> tuple[EarlierRelease, ...]:
    """Read what releases published, from their folders."""
    return read_earlier(folders) if folders else ()


def write_trial(folder: Path, content: Audit, *, earlier: Sequence[Path]) -> None:
    """Write a release to a new folder, for a comparison and nothing else.

    Raises
    ------
    Refused
        A withheld figure could be worked out from what was written.
    """
    try:
        write_release(folder, content, tables_only=False, earlier=earlier)
    except ReleaseRefused as refused:
        raise Refused("Made again here, a figure that it withholds could be worked out from the rest.") from refused
