"""The chain of hashes: each event's digest covers the one before it, so that no past event can be altered unseen."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def digest_of(  # noqa: PLR0913 -- an event has as many parts
    *,
    partnership_id: int,
    number: int,
    at: datetime,
    kind: str,
    actor_id: int | None,
    subject_type: str,
    subject_id: int,
    facts: dict[str, Any],
    previous: str,
) -> str:
    """Return the digest of an event that follows the one whose digest is ``previous``."""
    parts = [
        partnership_id, number, at.astimezone(UTC).isoformat(timespec="microseconds"), kind, actor_id, subject_type,
        subject_id, facts, previous,
    ]  # fmt: skip
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
