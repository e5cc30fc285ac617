"""The SQL that reads a date in any of several ways of writing, trying only those that can fit.

A way of writing that does not fit costs far more than one that does, and most files use one out of a dozen. A text
with a stroke fits only ways with a stroke, and so for each mark that parts numbers: ways are tried by the marks they
hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frankpledge.adapters.engine.quoting import quoted

MARKS = "/:.-"
PLAIN = set("dmYyHMSbBjIpaA")
"""Parts of a date that are read from digits and letters alone, never from one of the marks."""


def read_date(text: str, formats: Sequence[str]) -> str:
    """Return the expression that reads a moment from the SQL expression ``text``, or NULL; the first that fits counts.

    Examples
    --------
    >>> read_date("c0", ["%Y-%m"])
    "try_strptime(c0, ['%Y-%m'])"
    >>> print(read_date("c0", ["%d/%m/%Y", "%d.%m.%Y"]))
    CASE WHEN contains(c0, '/') AND NOT contains(c0, '.') THEN try_strptime(c0, ['%d/%m/%Y'])
    WHEN NOT contains(c0, '/') AND contains(c0, '.') THEN try_strptime(c0, ['%d.%m.%Y']) END
    """
    if not all(map(_is_plain, formats)):
        return _tried(text, formats)
    marks = [mark for mark in MARKS if any(mark in form for form in formats)]
    groups: dict[str, list[str]] = {}
    for form in formats:
        fits = " AND ".join(f"{'' if mark in form else 'NOT '}contains({text}, '{mark}')" for mark in marks)
        groups.setdefault(fits, []).append(form)
    if len(groups) == 1:
        return _tried(text, formats)
    return f"CASE {' '.join(f'WHEN {fits} THEN {_tried(text, group)}' for fits, group in groups.items())} END"


def _is_plain(form: str) -> bool:
    return set(re.findall("%(.)", form)) <= PLAIN


def _tried(text: str, formats: Sequence[str]) -> str:
    return f"try_strptime({text}, [{', '.join(map(quoted, formats))}])"
