"""How near a survey can come, at best, by the number of its answers alone."""

from __future__ import annotations

from frankpledge.core.cycle import Mark, Source
from frankpledge.core.opinion.sample_size import margin_for_answers
from frankpledge.core.quantities import FEW

LEVEL = 0.95
SOURCE = Source(
    "ONS Methodology Working Paper 9, Guide to calculating standard errors for ONS social surveys, section 2.1",
    Mark.PARTIAL,
)
FORMULA = "1.96 × √(0.5 × 0.5 ÷ answers)"
"""The formula as it is told on a page, for a share of one half at 95 %."""


def margin_of_error(answers: int) -> float | None:
    """Return the margin of error of a share near one half, at 95 %, under simple random sampling.

    z × √(p(1 - p)/n) with p = 1/2, where the product is largest, and z = 1.959964. It is a best case: it knows
    nothing of those who do not answer, of people sampled in clusters, of questions misunderstood, and of who chose
    themselves. No correction is made for a small population.

    Parameters
    ----------
    answers : int
        People who answer.

    Returns
    -------
    float or None
        Percentage points to either side; None below ten answers, where a percentage says more than it knows.

    References
    ----------
    Office for National Statistics, Methodology Working Paper 9, section 2.1 (the standard error of a share under
    simple random sampling). That surveys as they are really sampled come less near: Department for Work and
    Pensions, Family Resources Survey 2000-01, Reliability of estimates.

    Examples
    --------
    >>> round(margin_of_error(400), 1), round(margin_of_error(1600), 2), margin_of_error(9)
    (4.9, 2.45, None)
    """
    if answers < FEW:
        return None
    return 100 * margin_for_answers(answers, level=LEVEL)
