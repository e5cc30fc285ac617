"""What was counted once is not counted again: countings and bundles of the same bytes, kept while the tests run.

The real work is done the first time, for each recipe, extract and set of earlier releases; after that its result is
what the same work would give again, which tests of determinism prove elsewhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from frankpledge.adapters.releases.shelf import bundle_digest
from frankpledge.core.provenance import Audit
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.stages.audit.counting import Counted
from frankpledge.stages.audit.models import Counting, Ground
from frankpledge.stages.audit.recipe import recipe_text
from frankpledge.stages.publication.earlier import released_folders
from frankpledge.stages.publication.queries import bundles

Key = tuple[Any, ...]


class Memory:
    """Remembers countings and bundles."""

    def __init__(self, count: Callable[..., Counted], write_bundle: Callable[..., str]) -> None:
        self._count, self._write_bundle = count, write_bundle
        self._counted: dict[Key, Counted] = {}
        self._written: dict[Key, str] = {}

    def count(self, counting: Counting, ground: Ground, extract: Path) -> Counted:
        """Count, unless the same was counted before."""
        recipe = recipe_text(counting, ground, Path(extract.name))
        key = (recipe, _sha256(extract), _ground(ground), *_earlier(counting.partnership))
        if key not in self._counted:
            self._counted[key] = self._count(counting, ground, extract)
        return self._counted[key]

    def write_bundle(self, content: Audit, *, of: Partnership) -> str:
        """Write the bundle, unless it was written before and still stands as it was."""
        key = (id(content), *_earlier(of))
        known = self._written.get(key)
        if known is None or not _stands(known):
            self._written[key] = self._write_bundle(content, of=of)
        return self._written[key]


def _earlier(partnership: Partnership) -> list[str]:
    return [folder.name for folder in released_folders(partnership)]


def _ground(ground: Ground) -> Key:
    return (ground.outline_sha256, ground.areas_sha256, ground.population_sha256)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _stands(digest: str) -> bool:
    folder = bundles() / digest
    return folder.is_dir() and bundle_digest(folder) == digest
