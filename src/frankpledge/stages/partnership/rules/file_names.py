"""What is kept of the name of a file that somebody sent."""

from __future__ import annotations

import re

ENDING = re.compile(r"[^/\\]+(\.[a-z0-9]{1,8})")


def ending_of(name: str) -> str:
    """Return the ending of a file's name where it is a plain one; of the rest of the name nothing is kept.

    >>> ending_of("Plan.PDF"), ending_of("../../etc/passwd"), ending_of("a.p<f"), ending_of("..")
    ('.pdf', '', '', '')
    """
    last = name.lower().replace("\\", "/").rpartition("/")[2]
    found = ENDING.fullmatch(last)
    return found[1] if found else ""
