"""The sheets of the workbook and their columns: the one description from which it is written and read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.core.cycle import SECTORS
from frankpledge.core.readiness.case import CouncilTier, Level, Seniority, Standing


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    WORD = "word"
    """One of a list of words."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, what its cells hold, whether one may be empty, and what to say of it."""

    heading: str
    kind: Kind
    hint: str
    is_needed: bool = False
    words: tuple[str, ...] = ()
    longest: int = 5000


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, what a row of it is, and its columns."""

    name: str
    hint: str
    columns: tuple[Column, ...]

    def column(self, heading: str) -> Column:
        """Return a column by its heading; ``KeyError`` where there is none."""
        return {column.heading: column for column in self.columns}[heading]


def _words(choices: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(choice) for choice in choices)


def _text(heading: str, hint: str, longest: int, *, needed: bool = True) -> Column:
    return Column(heading, Kind.TEXT, hint, needed, longest=longest)


def _word(heading: str, hint: str, words: tuple[str, ...], *, needed: bool = True) -> Column:
    return Column(heading, Kind.WORD, hint, needed, words)


def _day(heading: str, hint: str, *, needed: bool = True) -> Column:
    return Column(heading, Kind.DAY, hint, needed)


MEMBERS = Sheet(
    "Members",
    "A row for each agency that takes part.",
    (
        _text("Agency", "Its name, as it is to stand everywhere.", 120),
        _word("Sector", "The part of public life it comes from.", SECTORS),
        _text("Body", "The body of the law that it is, by its name or key; empty where the law names none.", 120,
              needed=False),
        _word("Standing", "How it takes part; “member” where the law does not name it.", _words(Standing)),
        _word("Council", "Which council it is, where it is one.", _words(CouncilTier), needed=False),
        _day("Since", "The day on which it joined."),
        _text("Reason", "Why it belongs and what it brings; needed for a “member”.", 5000, needed=False),
    ),
)  # fmt: skip
GROUPS = Sheet(
    "Groups",
    "A row for each board, steering group, working group or team.",
    (
        _text("Group", "Its name.", 120),
        _word("Level", "The height at which it works.", _words(Level)),
        _day("Since", "The day on which it began."),
        _text("Remit", "What it is for.", 5000, needed=False),
    ),
)
POSTS = Sheet(
    "Posts",
    "A row for each post that takes part. No names of people: they are invited by mail.",
    (
        _text("Agency", "The agency, as it stands on the sheet Members or in the program.", 120),
        _text("Post", "The title of the post.", 120),
        _word("Level", "The height at which it works.", _words(Level)),
        _word("Seniority", "How high in its agency it stands; “middle” where empty.", _words(Seniority), needed=False),
        _day("Since", "Since when the post has existed."),
        _text("Groups", "The groups in which it has a seat, separated by semicolons.", 1000, needed=False),
    ),
)
STRATEGY = Sheet(
    "Last strategy",
    "A row for each target, or for each objective or priority that has none.",
    (
        _text("Priority", "The priority, as it was published.", 1000),
        _text("Objective", "The objective under it.", 1000, needed=False),
        _text("Target", "The target under that.", 1000, needed=False),
        _text("Audit finding", "The finding of the audit the priority rests on.", 1000, needed=False),
        _text("Consultation result", "What people said of it when they were consulted.", 1000, needed=False),
    ),
)
BASELINES = Sheet(
    "Baselines",
    "A row for each figure from which change is to be measured.",
    (
        _text("Measure", "What was measured.", 200),
        Column("Value", Kind.NUMBER, "The figure.", is_needed=True),
        _text("Unit", "Of what: offences, per cent, pounds.", 40),
        _day("Date", "The day, or the last day of the period, it is for."),
    ),
)
STEPS = Sheet(
    "Steps",
    "The steps of the cycle. Fill in what has happened; leave the rest empty.",
    (
        _text("Step", "As the program names it.", 200),
        _day("Begun", "The day on which it was begun.", needed=False),
        _day("Ended", "The day on which it ended.", needed=False),
    ),
)

SHEETS = (MEMBERS, GROUPS, POSTS, STRATEGY, BASELINES, STEPS)
