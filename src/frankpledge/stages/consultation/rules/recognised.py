"""Whether the audit matches what people live with: by group, so that no small number can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.core.opinion import hidden_groups
from frankpledge.core.opinion.intervals import score_interval
from frankpledge.core.quantities import Interval, Withheld
from frankpledge.core.questionnaires.bank import AGREE, DISAGREE
from frankpledge.stages.consultation.rules.bases import SMALL_COUNT
from frankpledge.stages.consultation.rules.heard import Characteristic


@dataclass(frozen=True)
class Agreed:
    """The share of one group, of those who can tell, that say the audit matches."""

    group: str
    share: float | Withheld
    interval: Interval | Withheld

    @property
    def words(self) -> str | Withheld:
        """Say it in whole per cents."""
        if isinstance(self.share, Withheld) or isinstance(self.interval, Withheld):
            return SMALL_COUNT
        return f"{self.share:.0%} ({self.interval.low:.0%} to {self.interval.high:.0%})"


def agreed_by_group(
    answers: Sequence[str | None], said: Sequence[str | None], characteristic: Characteristic
) -> list[Agreed]:
    """Return what each group says, in the order of the answers to the question that tells of it.

    Parameters
    ----------
    answers : each respondent's, on whether the audit matches.
    said : the same respondents', on the characteristic.
    """
    bases = dict.fromkeys(characteristic.words, 0)
    counts = dict.fromkeys(characteristic.words, 0)
    for answer, group in zip(answers, said, strict=True):
        if group in bases and answer in (*AGREE, *DISAGREE):
            bases[group] += 1
            counts[group] += answer in AGREE
    asked = {group: base for group, base in bases.items() if base}
    hidden = hidden_groups({group: counts[group] for group in asked}, asked) | (characteristic.hidden & asked.keys())
    return [
        _agreed(characteristic.words[group], counts[group], base, group in hidden)
        for group, base in asked.items()
        if group in characteristic.groups
    ]


def _agreed(words: str, count: int, base: int, is_hidden: bool) -> Agreed:
    if is_hidden:
        return Agreed(words, SMALL_COUNT, SMALL_COUNT)
    return Agreed(words, count / base, score_interval(count, base))
