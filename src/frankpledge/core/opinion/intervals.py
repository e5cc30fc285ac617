"""The interval of a share."""

from __future__ import annotations

from math import exp, log, sqrt

from frankpledge.core.quantities import Interval
from frankpledge.core.rates.intervals import normal_quantile

LOGIT, EXACT, SCORE = "logit", "Clopper-Pearson", "Wilson"


def logit_interval(share: float, error: float, degrees: float, *, effective: float, level: float = 0.95) -> Interval:
    """Return the interval of a weighted share, from its standard error on the logit scale.

    A share near 0 or 1 is skewed, and p ± 1.96 se can leave the scale there; on the logit scale it cannot.
    The quantile is Student's. Where everybody or nobody answered so there is no standard error, and the
    interval is the exact one of that many equally weighted answers as the weighted ones are worth.

    Parameters
    ----------
    error : the standard error of the share.
    degrees : of freedom, of the standard error.
    effective : Kish's effective number of answers.

    References
    ----------
    Lumley T. survey, R package: svyciprop, method "xlogit". Korn EL, Graubard BI. Survey Methodology 1998; 24:
    193-201 (the exact interval on the effective number).

    Examples
    --------
    >>> found = logit_interval(0.04, 0.012, 400, effective=300)
    >>> round(found.low, 4), round(found.high, 4), found.method
    (0.022, 0.0715, 'logit')
    >>> found = logit_interval(0.0, 0.0, 50, effective=40.0)
    >>> found.low, round(found.high, 4), found.method
    (0.0, 0.0881, 'Clopper-Pearson')
    """
    if not 0 < share < 1:
        return exact_interval(effective if share >= 1 else 0.0, effective, level=level)
    middle, half = log(share / (1 - share)), student(degrees, level) * error / (share * (1 - share))
    return Interval(_from_logit(middle - half), _from_logit(middle + half), level, LOGIT)


def _from_logit(number: float) -> float:
    """Return the share of a logit; far enough out it is 0 or 1, and ``exp`` would run over.

    >>> _from_logit(0.0), _from_logit(-5_000.0), _from_logit(5_000.0)
    (0.5, 0.0, 1.0)
    """
    return 1 / (1 + exp(-number)) if abs(number) < 700 else float(number > 0)


def exact_interval(part: float, whole: float, *, level: float = 0.95) -> Interval:
    """Return the exact interval of a share of unweighted answers: it errs on the wide side.

    References
    ----------
    Clopper CJ, Pearson ES. Biometrika 1934; 26: 404-413.

    Examples
    --------
    >>> found = exact_interval(81, 263)                            # Newcombe 1998, table I: 0.2527 to 0.3676
    >>> round(found.low, 4), round(found.high, 4)
    (0.2527, 0.3676)
    """
    from scipy.special import betaincinv  # a fifth of a second to import

    tail = (1 - level) / 2
    low = float(betaincinv(part, whole - part + 1, tail)) if part > 0 else 0.0
    high = float(betaincinv(part + 1, whole - part, 1 - tail)) if part < whole else 1.0
    return Interval(low, high, level, EXACT)


def score_interval(part: float, whole: float, *, level: float = 0.95) -> Interval:
    """Return Wilson's score interval of a share of unweighted answers: right on average, and short.

    References
    ----------
    Wilson EB. J Am Stat Assoc 1927; 22: 209-212. Newcombe RG. Stat Med 1998; 17: 857-872.

    Examples
    --------
    >>> found = score_interval(81, 263)                            # Newcombe 1998, table I: 0.2553 to 0.3662
    >>> round(found.low, 4), round(found.high, 4)
    (0.2553, 0.3662)
    """
    z = normal_quantile(level)
    share, square = part / whole, z**2 / whole
    middle, half = share + square / 2, z * sqrt(share * (1 - share) / whole + square / whole / 4)
    return Interval(
        max((middle - half) / (1 + square), 0.0), min((middle + half) / (1 + square), 1.0), level, SCORE
    )  # fmt: skip


def student(degrees: float, level: float) -> float:
    """Return how many standard errors hold ``level`` of Student's distribution, both sides together.

    >>> round(student(10, 0.95), 4)
    2.2281
    """
    from scipy.special import stdtrit

    return float(stdtrit(degrees, (1 + level) / 2))
