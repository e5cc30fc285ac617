"""Figures a partnership already has, and the rewrites of a vague target that they allow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.core.targets.general import GENERAL_WORDS
from frankpledge.core.targets.subjects import CRIMES
from frankpledge.core.targets.verdicts import Kind, Wording

BLANK = "…"
"""Where a person must choose: no figure and no day is ever made up."""
MOST_REWRITES = 3


@dataclass(frozen=True)
class Indicator:
    """A figure that is kept: its name, its unit, the latest value as it is written, and the period of that value."""

    name: str
    unit: str
    latest: str
    period: str

    @property
    def reading(self) -> str:
        """Return the latest value with its unit and period.

        >>> Indicator("Recorded burglary", "", "412", "year to March 2026").reading
        '412 (year to March 2026)'
        """
        unit = self.unit if self.unit == "%" or not self.unit else f" {self.unit}"
        return f"{self.latest}{unit} ({self.period})"


_WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
_VERBS = re.compile(
    r"^(?:tackl|reduc|increas|improv|support|encourag|promot|address|prevent|work|cut|rais|help|ensur)", re.I
)


def offer_rewrites(wording: Wording, indicators: Iterable[Indicator] = ()) -> tuple[str, ...]:
    """Return ways to write a target that can be checked, with blanks where a person must choose.

    Figures come from the indicators alone. A text that passes is offered nothing, and so is one whose subject nobody
    can tell.

    >>> from frankpledge.core.targets.wording import judge_wording
    >>> burglary = Indicator("Recorded burglary", "", "412", "year to March 2026")
    >>> offer_rewrites(judge_wording("Reduce burglary"), [burglary])
    ('Reduce recorded burglary from 412 (year to March 2026) to … by …',)
    >>> offer_rewrites(judge_wording("Reduce burglary by 2028"))
    ('Reduce burglary from … (in the year to …) to … by 2028',)
    """
    if wording.passes and wording.kind in (Kind.OUTCOME, Kind.OUTPUT):
        return ()
    when = wording.when or f"by {BLANK}"
    verb = _verb(wording)
    fitting = [indicator for indicator in indicators if fits(wording.text, indicator)][:MOST_REWRITES]
    if fitting:
        return tuple(f"{verb} {_lower(each.name)} from {each.reading} to {BLANK} {when}" for each in fitting)
    return _without_figures(wording, verb, when)


def _without_figures(wording: Wording, verb: str, when: str) -> tuple[str, ...]:
    text = wording.text.strip().rstrip(".")
    if wording.kind is Kind.OUTPUT or (wording.measurable and wording.specific):
        return (text if wording.time_scaled else f"{text} by {BLANK}",) if not wording.time_scaled else ()
    if wording.subject is None or verb == BLANK:
        return ()
    return (f"{verb} {_lower(wording.subject)} from {BLANK} (in the year to {BLANK}) to {BLANK} {when}",)


def _verb(wording: Wording) -> str:
    """Return the direction as a verb: the text's own, or down for a crime; otherwise a person must say."""
    if wording.direction:
        return wording.direction.value.capitalize()
    return "Reduce" if wording.subject and CRIMES.search(wording.subject) else BLANK


def fits(text: str, indicator: Indicator) -> bool:
    """Say whether an indicator's name shares a word with the text that is not general.

    >>> fits("Tackle burglaries", Indicator("Recorded burglary", "", "412", "2025"))
    True
    >>> fits("Reduce crime", Indicator("Recorded crime", "", "9,000", "2025"))
    False
    """
    return bool(_stems(text) & _stems(indicator.name))


def _stems(text: str) -> set[str]:
    words = (found[0].lower() for found in _WORD.finditer(text))
    return {_stem(word) for word in words if word not in GENERAL_WORDS and not _VERBS.match(word)}


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("ings", "ing"), ("'s", ""), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
