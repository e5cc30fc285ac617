"""Weighting the respondents of a questionnaire to the people of the area, and saying what that could not do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frankpledge.core.faults import BadInput
from frankpledge.core.opinion import Bounds, JoinedMargin, Raked, joined_margin, rake
from frankpledge.core.opinion.joining import LEAST
from frankpledge.core.opinion.margins import AGREE_WITHIN
from frankpledge.core.quantities import FEW
from frankpledge.core.questionnaires import Kind, Question
from frankpledge.core.questionnaires.bank import MATCHES_AUDIT, SUPPORTS_PLAN
from frankpledge.stages.consultation.rules.heard import Characteristic

MOST = 5.0
"""No respondent counts for more than so many."""
A_FEW = 5
CAUTION = (
    "Weights mend that some groups answered less than others. They do not mend that those of a group who answered "
    "may differ from those who did not. Who answers a questionnaire is not drawn by lot, so the intervals tell only "
    "how far chance would carry a sample of this size."
)
"""What no weights can do."""
APART = frozenset({MATCHES_AUDIT, SUPPORTS_PLAN})
"""Shown by group instead: weighted shares beside shares by group could give a small number away."""


@dataclass(frozen=True)
class Weighed:
    """Respondents with their weights, the questions they were weighted by, and what it could not do."""

    raked: Raked
    by: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def is_weighted(self) -> bool:
        """Whether there was anything to weight by."""
        return bool(self.by)

    @property
    def worth(self) -> int:
        """How many answers weighted alike would tell as much, to the nearest ten."""
        return 10 * round(self.raked.effective_number / 10)

    @property
    def sentences(self) -> list[str]:
        """Say in plain words what the weights did to the answers."""
        effect, number = self.raked.design_effect, len(self.raked.weights)
        as_much = f"The {number:,} answers tell about as much as {self.worth:,} would"
        said = [
            f"Weighted by: {'; '.join(self.by)}.",
            f"{as_much} from people made up as the area is (design effect {effect:.1f}).",
        ]
        if not self.raked.trimmed:
            said.append(f"No answer counts for more than {MOST:.0f} times the average, so none had to be trimmed.")
        else:
            many = f"{self.raked.trimmed:,}" if self.raked.trimmed >= A_FEW else "A few"
            said.append(f"{many} answers are held at {MOST:.0f} times the average, so that no one speaks for too many.")
        if not self.raked.converged:
            off = f"the furthest is off by {self.raked.gap:.1%}"
            said.append(f"Held so, they do not meet the people of the area exactly: {off}.")
        return said


def weigh(
    characteristics: Sequence[Characteristic], said: Mapping[str, Sequence[str | None]], number: int
) -> Weighed | None:
    """Weight respondents by every characteristic that can serve; None where a few answered, or nothing is asked.

    Parameters
    ----------
    said : by question, each respondent's answer.
    number : how many respondents there are.
    """
    if number < FEW:
        return None
    joined: list[tuple[Characteristic, JoinedMargin]] = []
    limits: list[str] = []
    for one in characteristics:
        if not one.people:
            continue
        found = joined_margin(one.key, one.people, one.counts, one.hidden)
        first = joined[0][1].margin.total if joined else None
        if found is None:
            limits.append(f"‘{one.text}’ is left out: fewer than {LEAST} answered in all but one of its answers.")
        elif first and abs(found.margin.total - first) > AGREE_WITHIN * first:
            limits.append(
                f"‘{one.text}’ is left out: its census counts {found.margin.total:,.0f} people and that of "
                f"‘{joined[0][0].text}’ {first:,.0f}. Take both from the same people."
            )
        else:
            joined.append((one, found))
            limits += _limits(one, found)
    return _raked(joined, said, number, limits)


def _limits(one: Characteristic, found: JoinedMargin) -> list[str]:
    """Say which answers are weighted together, and which have no number of people."""
    said = [
        f"‘{one.text}’: {_quoted(one, run)} are weighted together, since too few of one of them answered."
        for run in found.together
    ]
    without = [code for code in one.words if code not in one.people]
    if without:
        many = "has" if len(without) == 1 else "have"
        unsaid = f"{_quoted(one, without)} {many} no number of people"
        said.append(f"‘{one.text}’: {unsaid}: whoever said so counts as not having said.")
    return said


def _quoted(one: Characteristic, codes: Sequence[str]) -> str:
    return " and ".join(f"‘{one.words[code]}’" for code in codes)


def _raked(
    joined: Sequence[tuple[Characteristic, JoinedMargin]], said: Mapping[str, Sequence[str | None]], number: int,
    limits: list[str],
) -> Weighed:  # fmt: skip
    given = {one.key: [found.category_of.get(answer or "") for answer in said[one.key]] for one, found in joined}
    try:
        raked = rake(given, [found.margin for _, found in joined], base=[1.0] * number, bounds=Bounds(most=MOST))
    except BadInput as bad:
        limits += [fault.mend for fault in bad.faults]
        raked, joined = rake({}, [], base=[1.0] * number), ()
    return Weighed(raked, tuple(one.text for one, _ in joined), tuple(limits))


def is_weighted(question: Question) -> bool:
    """Say whether the answers to a question are weighted.

    Not where it is about the person, since weights come from those; nor where it is asked only after some answer,
    since who was asked it would tell who gave that.
    """
    kinds = (Kind.CHOICE, Kind.MANY, Kind.SCALE, Kind.RANK)
    return (
        question.kind in kinds and not question.is_about_you and question.only_if is None and question.key not in APART
    )
