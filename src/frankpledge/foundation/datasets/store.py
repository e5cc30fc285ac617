"""Where snapshots and sealed files stand."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from frankpledge.adapters.store import FolderStore


def snapshots() -> FolderStore:
    """Return the store of snapshots: what protocols cover of agencies' files."""
    return FolderStore(settings.HOME / "snapshots")


def spool_folder() -> Path:
    """Return the folder of sealed files that wait to be taken in. No backup copies it."""
    folder: Path = settings.HOME / "spool"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
