"""How versions of a document follow and replace one another."""

from __future__ import annotations

from collections.abc import Mapping

RANKS = {"draft": 0, "agreed": 1, "published": 2}
"""How far a version has come; one that was superseded has no rank."""


def replaces(newer: str, older: str) -> bool:
    """Say whether a newer version of one status puts an older one of another status out of use.

    A draft leaves the published version in use; the published one replaces it.

    >>> replaces("draft", "published"), replaces("published", "agreed"), replaces("draft", "superseded")
    (False, True, False)
    """
    return older in RANKS and RANKS.get(newer, -1) >= RANKS[older]


def lineage(document: int, earlier: Mapping[int, int | None]) -> list[int]:
    """Return the versions of a document, the newest first, from what each version came after.

    >>> lineage(2, {1: None, 2: 1, 3: 2, 9: None})
    [3, 2, 1]
    """
    later = {before: version for version, before in earlier.items() if before is not None}
    return [*reversed(_follow(document, later)), document, *_follow(document, earlier)]


def _follow(start: int, steps: Mapping[int, int | None]) -> list[int]:
    found: list[int] = []
    step = steps.get(start)
    while step is not None and step != start and step not in found:
        found.append(step)
        step = steps.get(step)
    return found
