"""Where extracts stand."""

from __future__ import annotations

from django.conf import settings

from frankpledge.adapters.store import FolderStore


def extracts() -> FolderStore:
    """Return the store of extracts."""
    return FolderStore(settings.HOME / "extracts")
