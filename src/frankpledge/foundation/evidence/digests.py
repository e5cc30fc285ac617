"""The digest of a version: it covers what the version says and the digest of each that it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

Tie = tuple[str, bool, str]
"""How a version rests on another, whether only beside it, and the digest of the other."""


def digest_of(*, key: str, number: int, said: dict[str, Any], ties: Iterable[Tie]) -> str:
    """Return the digest of a version of an item.

    >>> plain = digest_of(key="finding:1", number=1, said={"text": "More."}, ties=[])
    >>> plain == digest_of(key="finding:1", number=1, said={"text": "More."}, ties=[("counted from", False, "ab")])
    False
    """
    parts = [key, number, said, sorted([list(tie) for tie in ties])]
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
