"""The five phases of consultation in a cycle, and the ways in which people are asked."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """When in the cycle people are asked (Home Office study of the first round, Box 3)."""

    PLANNING = "planning"
    AUDIT = "audit"
    POST_AUDIT = "post-audit"
    ACTION = "action"
    REVIEW = "review"

    @property
    def words(self) -> str:
        """How it reads on a page."""
        return PHASES[self]


PHASES = {
    Phase.PLANNING: "Before the audit",
    Phase.AUDIT: "During the audit",
    Phase.POST_AUDIT: "On the published audit",
    Phase.ACTION: "While action is planned and taken",
    Phase.REVIEW: "At the review, for the next round",
}


REVIEWS = {Phase.PLANNING: "review", Phase.AUDIT: "review", Phase.REVIEW: "keep-under-review"}
"""The step of a regime in which something is reviewed, by the phase of consultation that is part of it (R210)."""


class Method(StrEnum):
    """How people are asked."""

    QUESTIONNAIRE = "questionnaire"
    MEETING = "meeting"
    FOCUS_GROUP = "focus-group"
    INTERVIEW = "interview"
    FORUM = "forum"
    LETTERS = "letters"
    STANDING = "standing"

    @property
    def words(self) -> str:
        """How it reads on a page."""
        return METHODS[self]


METHODS = {
    Method.QUESTIONNAIRE: "Questionnaire: online, in kiosks, on paper",
    Method.MEETING: "Public meeting",
    Method.FOCUS_GROUP: "Focus group",
    Method.INTERVIEW: "Interviews",
    Method.FORUM: "Return of a forum or panel",
    Method.LETTERS: "E-mails and letters",
    Method.STANDING: "Standing channel, open throughout",
}
