"""Who was heard, from figures that are shown anyway: nothing here tells more than the counts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frankpledge.core.opinion import Group, Heard, heard
from frankpledge.core.opinion.heard import AS_MANY, OVER, TOO_EARLY, UNDER, UNKNOWN
from frankpledge.core.quantities import FEW, Withheld
from frankpledge.stages.consultation.rules.bases import SMALL_BASE, SMALL_COUNT, shown_counts

WORDS = {UNDER: "heard too little", OVER: "heard more than its share", AS_MANY: "about its share",
         TOO_EARLY: "too early to tell", UNKNOWN: "nobody knows how many there are"}  # fmt: skip

NOT_SAY = "not-say"
"""The bank's code of the answer that tells nothing."""


@dataclass(frozen=True)
class Characteristic:
    """A question on people: its answers' words, how often each was given, and how many people there are of each."""

    key: str
    text: str
    words: Mapping[str, str]
    counts: Mapping[str, int]
    people: Mapping[str, int]
    source: str = ""

    @property
    def base(self) -> int:
        """How many answered it."""
        return sum(self.counts.values())

    @property
    def shown(self) -> dict[str, int | Withheld]:
        """The counts as Results shows them."""
        return shown_counts({code: self.counts.get(code, 0) for code in self.words}, self.base)

    @property
    def groups(self) -> dict[str, str]:
        """The words of the answers that tell what somebody is like: not that they would rather not say."""
        return {code: words for code, words in self.words.items() if code != NOT_SAY}

    @property
    def hidden(self) -> frozenset[str]:
        """The answers whose counts are not shown."""
        return frozenset(code for code, count in self.shown.items() if isinstance(count, Withheld))


@dataclass(frozen=True)
class Line:
    """How far those of some answers were heard. ``verdict`` is None where it would tell a small number."""

    words: str
    codes: tuple[str, ...]
    found: Heard | None
    respondents: int | Withheld
    population_share: float | None
    verdict: str | Withheld | None

    @property
    def status(self) -> str:
        """The verdict in words."""
        return WORDS[self.verdict] if isinstance(self.verdict, str) else "not told: small number"

    @property
    def is_gap(self) -> bool:
        """Whether they were heard too little."""
        return self.verdict == UNDER

    @property
    def sentence(self) -> str:
        """Say the gap in plain words."""
        share = f"{self.population_share or 0:.0%} of people here"
        if self.found is None or isinstance(self.found.share, Withheld) or self.found.share is None:
            return f"{self.words}: {share}, and far fewer of those who answered."
        more = f" {self.found.wanted:,} more answers from them would bring them near it." if self.found.wanted else ""
        return f"{self.words}: {share}, and {self.found.share:.0%} of those who answered.{more}"


def lines_of(one: Characteristic) -> list[Line]:
    """Return a line an answer that the census counts, in the order of the answers; none where a few answered."""
    shown, total = one.shown, sum(one.people.values())
    if one.base < FEW:
        return []
    return [
        _line(one, shown, one.words[code], (code,), one.people.get(code), total)
        for code in one.groups
        if code in one.people or not one.people
    ]


def group_line(one: Characteristic, name: str, codes: Sequence[str]) -> Line | None:
    """Return how far a group is heard of which some answers tell; None where a few answered the question at all."""
    if one.base < FEW:
        return None
    known = [code for code in codes if code in one.people]
    people = sum(one.people[code] for code in known) if known else None
    return _line(one, one.shown, name, tuple(known or codes), people, sum(one.people.values()))


def _line(
    one: Characteristic, shown: Mapping[str, int | Withheld], words: str, codes: tuple[str, ...], people: int | None,
    total: int,
) -> Line:  # fmt: skip
    hidden = one.hidden
    answered = one.base - _left_out(one, shown)
    of = total if people is not None and 0 < people < total else None
    people = people if of else None
    due = people / of if people is not None and of else None
    apart = [one.counts.get(code, 0) for code in codes if code not in hidden]
    inside = hidden & set(codes)
    if not inside or inside == hidden:
        count = sum(one.counts.get(code, 0) for code in codes)
        found = _heard(words, min(count, answered), answered, people, of)
        return Line(words, codes, found, count, due, found.verdict)
    least, most = sum(apart) + len(inside), sum(apart) + sum(one.counts.get(code, 0) for code in hidden)
    most = min(most - len(hidden - inside), answered)
    ends = {_heard(words, end, answered, people, of).verdict for end in (least, max(most, least))}
    small = SMALL_COUNT if one.base >= FEW else SMALL_BASE
    return Line(words, codes, None, small, due, ends.pop() if len(ends) == 1 else None)


def _left_out(one: Characteristic, shown: Mapping[str, int | Withheld]) -> int:
    """Return how many gave an answer that the census does not count, such as rather not saying, where that is shown."""
    if not one.people:
        return 0
    others = [count for code, count in shown.items() if code not in one.people]
    return sum(count for count in others if not isinstance(count, Withheld))


def _heard(words: str, count: int, answered: int, people: int | None, of: int | None) -> Heard:
    return heard([Group(words, count, answered, people, of)])[0]


def pooled_lines(rounds: Sequence[Characteristic]) -> list[Line]:
    """Return a line an answer over several rounds, of the counts that each round shows: so it tells no more than they.

    The census is that of the last round. An answer whose count no round shows has the verdict that all rounds give it.
    """
    given = [one for one in rounds if one.base >= FEW]
    if not given or not given[-1].people:
        return []
    last, total = given[-1], sum(given[-1].people.values())
    return [_pooled(given, code, last, total) for code in last.words if code in last.people]


def _pooled(rounds: Sequence[Characteristic], code: str, last: Characteristic, total: int) -> Line:
    told = [one for one in rounds if code in one.words and code not in one.hidden]
    people = last.people[code] if 0 < last.people[code] < total else None
    of, due = (total, last.people[code] / total) if people else (None, None)
    if not told:
        verdicts = {line.verdict for one in rounds for line in lines_of(one) if line.codes == (code,)}
        verdict = verdicts.pop() if len(verdicts) == 1 else None
        return Line(last.words[code], (code,), None, SMALL_COUNT, due, verdict)
    count = sum(one.counts.get(code, 0) for one in told)
    answered = sum(one.base - _left_out(one, one.shown) for one in told)
    found = _heard(last.words[code], count, answered, people, of)
    return Line(last.words[code], (code,), found, count, due, found.verdict)


def times_under(rounds: Iterable[Characteristic], code: str) -> tuple[int, int]:
    """Return in how many rounds people of one answer were heard too little, and in how many that could be told."""
    verdicts = [line.verdict for one in rounds for line in lines_of(one) if line.codes == (code,)]
    told = [verdict for verdict in verdicts if verdict in (UNDER, OVER, AS_MANY)]
    return told.count(UNDER), len(told)
