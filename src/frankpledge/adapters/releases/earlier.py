"""Read what earlier releases published, for a new one to be protected beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from frankpledge.adapters.releases.attack.folder import read_folder
from frankpledge.adapters.releases.attack.published import Published, publish
from frankpledge.adapters.releases.shelf import bundle_digest
from frankpledge.core.disclosure.earlier import Bounds, EarlierRelease
from frankpledge.core.disclosure.keys import Key
from frankpledge.core.disclosure.withhold import KNOWN_FLOOR
from frankpledge.core.faults import BadInput, Fault


def read_earlier(folders: Sequence[Path]) -> tuple[EarlierRelease, ...]:
    """Read the tables of earlier releases, oldest first.

    Raises
    ------
    BadInput
        With every folder that is no release.
    """
    found: list[EarlierRelease] = []
    faults: list[Fault] = []
    for folder in folders:
        try:
            found.append(_told(publish(read_folder(folder)), bundle_digest(folder)))
        except BadInput as error:
            faults.extend(error.faults)
    if faults:
        raise BadInput(faults)
    return tuple(found)


def _told(published: Published, digest: str) -> EarlierRelease:
    folder = published.folder
    return EarlierRelease(
        name=folder.name,
        sha256=digest,
        partnership=folder.policy.partnership,
        counts={key: _bounds(published, key, count) for key, count in published.counts.items()},
        withheld={key: _left(published, key) for key in published.withheld},
    )


def _bounds(published: Published, key: Key, count: int) -> Bounds:
    return published.folder.policy.of(key.source).bounds(count)


def _left(published: Published, key: Key) -> tuple[int, int]:
    policy = published.folder.policy.of(key.source)
    return (KNOWN_FLOOR if policy.method == "suppress" else 0, policy.threshold)
