"""The field's words from the core, as a model's or a form's choices."""

from __future__ import annotations

from enum import StrEnum


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Return each code with how it reads.

    >>> from frankpledge.core.readiness.case import CouncilTier
    >>> choices_of(CouncilTier)[1]
    ('unitary', 'Unitary')
    """
    return [(str(word), reading_of(word)) for word in words]


def reading_of(code: str) -> str:
    """Return how a code reads on a page.

    >>> reading_of("co-operating"), reading_of("action-plan")
    ('Co-operating', 'Action plan')
    """
    text = code if code.startswith("co-") else code.replace("-", " ")
    return text[:1].upper() + text[1:]
