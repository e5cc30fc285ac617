"""How files come onto the public shelf: written alike each time, and there whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
"""What a partnership's folder on the shelf may be called."""


def as_json(words: Mapping[str, Any]) -> str:
    """Write words alike each time.

    >>> as_json({"b": 1, "a": 2}) == as_json({"a": 2, "b": 1})
    True
    """
    return json.dumps(dict(words), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to fill, and put it in its place when the block ends; it fails where there is one already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".", dir=target.parent))
    try:
        yield stage
        stage.chmod(0o755)
        os.rename(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def replace_file(there: Path, text: str) -> None:
    """Put a text where another may stand: whoever reads meanwhile reads the old one or the new one."""
    handle, stage = tempfile.mkstemp(prefix=".", dir=there.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(stage).chmod(0o644)
    os.replace(stage, there)
