"""Whether people only say back what the audit put before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from frankpledge.core.disclosure import Policy
from frankpledge.core.opinion.raking import Raked
from frankpledge.core.opinion.shares import OPEN, WeightedShare, shares_by_group, shares_of_choice
from frankpledge.core.quantities import Withheld

BEYOND, WITHIN = "beyond the audit", "within the audit"


def reach_of(raised: Collection[str], audit: Collection[str]) -> str | None:
    """Say whether a response raised an issue that the audit did not; None where it raised none at all.

    >>> reach_of(["burglary", "dogs"], {"burglary"}), reach_of(["burglary"], {"burglary"}), reach_of([], {"burglary"})
    ('beyond the audit', 'within the audit', None)
    """
    if not raised:
        return None
    return BEYOND if set(raised) - set(audit) else WITHIN


def share_beyond(
    raked: Raked,
    raised: Sequence[Collection[str]],
    audit: Collection[str],
    *,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> WeightedShare:
    """Return the share of responses, of those that raised any issue, which raised one that the audit did not.

    A low share may mean that the audit named what matters, or that people answered what they were shown. Only
    a comparison tells: with those who were asked openly, before they saw it (`share_beyond_by_group`).

    Parameters
    ----------
    raised : the issues each response was coded to, in order of respondent.
    audit : the issues the audit put before them.

    Examples
    --------
    >>> from frankpledge.core.opinion import rake
    >>> raised = [["burglary"], ["burglary", "dogs"], [], ["drugs"]] * 10
    >>> share_beyond(rake({}, [], base=[1.0] * 40), raised, {"burglary", "drugs"}).words
    '33% (18% to 53%); 10 of 30 (33%) before weighting'
    """
    reached = [reach_of(one, audit) for one in raised]
    return shares_of_choice(raked, reached, (BEYOND, WITHIN), policy=policy, level=level)[0]


def share_beyond_by_group(
    raked: Raked,
    raised: Sequence[Collection[str]],
    audit: Collection[str],
    groups: Sequence[str | None],
    *,
    policy: Policy = OPEN,
    level: float = 0.95,
) -> dict[str, WeightedShare]:
    """Return the same share within each group, such as an area, or those asked before and after seeing the audit.

    >>> from frankpledge.core.opinion import rake
    >>> raised, groups = [["dogs"], ["burglary"]] * 20, ["asked openly", "shown the audit"] * 20
    >>> found = share_beyond_by_group(rake({}, [], base=[1.0] * 40), raised, {"burglary"}, groups)
    >>> {group: share.weighted for group, share in found.items()}
    {'asked openly': 1.0, 'shown the audit': 0.0}
    """
    reached = [reach_of(one, audit) for one in raised]
    found = shares_by_group(raked, reached, (BEYOND, WITHIN), groups, policy=policy, level=level)
    return {group: shares[0] for group, shares in found.items()}


def issues_beyond(
    raised: Sequence[Collection[str]], audit: Collection[str], *, policy: Policy = OPEN
) -> dict[str, int | Withheld]:
    """Return how many responses raised each issue that the audit did not: most first, then by name.

    Small counts are withheld and stand last, by name, so that their order tells nothing.

    >>> issues_beyond([["dogs", "parking"], ["dogs", "dogs"], ["burglary"]], {"burglary"})
    {'dogs': 2, 'parking': 1}
    """
    counts = Counter(issue for one in raised for issue in set(one) - set(audit))
    small = {issue for issue, count in counts.items() if policy.method != "none" and count < policy.threshold}
    shown: list[tuple[str, int | Withheld]] = [
        (issue, counts[issue]) for issue in sorted(counts.keys() - small, key=lambda issue: (-counts[issue], issue))
    ]
    return dict([*shown, *((issue, Withheld()) for issue in sorted(small))])
