"""What a supplied file is called here."""

from __future__ import annotations

import re
from pathlib import PurePath

ODD = re.compile(r"[^\w.() -]+")


def safe_name(name: str) -> str:
    """Return a file's own name without its folders and odd characters.

    >>> safe_name("../../etc/2025-01 street;.csv")
    '2025-01 street_.csv'
    """
    return ODD.sub("_", PurePath(name.replace("\\", "/")).name)[-150:]
