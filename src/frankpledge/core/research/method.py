"""The ways in which people are asked something new."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    """How people are asked.

    >>> Method.POSTAL.is_survey, Method.GROUPS.is_in_groups, Method.INTERVIEWS.is_survey
    (True, True, False)
    """

    POSTAL = "postal-survey"
    TELEPHONE = "telephone-survey"
    FACE_TO_FACE = "face-to-face-survey"
    ONLINE = "online-survey"
    GROUPS = "focus-groups"
    INTERVIEWS = "interviews"

    @property
    def is_in_groups(self) -> bool:
        """Whether people are asked together, several at a time."""
        return self is Method.GROUPS

    @property
    def is_survey(self) -> bool:
        """Whether many are asked the same, so that a share of them can stand for a share of all."""
        return self not in (Method.GROUPS, Method.INTERVIEWS)


READINGS = {
    Method.POSTAL: "Survey by post",
    Method.TELEPHONE: "Survey by telephone",
    Method.FACE_TO_FACE: "Survey face to face",
    Method.ONLINE: "Survey online",
    Method.GROUPS: "Focus groups",
    Method.INTERVIEWS: "Interviews",
}


def reading_of_method(method: str) -> str:
    """Return how a method reads on a page.

    >>> reading_of_method("face-to-face-survey")
    'Survey face to face'
    """
    return READINGS[Method(method)]
