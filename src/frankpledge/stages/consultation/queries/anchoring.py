"""Whether people raise what the audit did not: of all who raised anything, and by when they were asked (R007)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from frankpledge.core.opinion import rake
from frankpledge.core.opinion.anchoring import share_beyond, share_beyond_by_group
from frankpledge.core.opinion.shares import WeightedShare
from frankpledge.core.quantities import Interval, Share
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Remark, Theme
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.themes import OWN
from frankpledge.stages.consultation.rules.coding import InAudit
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.partnership.models import Cycle


@dataclass(frozen=True)
class Beyond:
    """How many raised something that the audit did not, of those who raised anything; and how sure that is."""

    part: int
    base: int
    interval: Interval | None


@dataclass(frozen=True)
class Anchoring:
    """Of all, and of those asked in each phase. ``unjudged`` themes are left out: nobody has said whose they are."""

    all: Beyond
    by_phase: dict[Phase, Beyond]
    unjudged: int


def anchoring(standing: Standing, cycle: Cycle | None) -> Anchoring | None:
    """Return what people raised beyond the audit; nothing where no theme was judged. Two queries."""
    check_may_read_consultation(standing)
    known = dict(Theme.objects.filter(cycle=cycle, partnership=standing.partnership, merged_into=None).values_list(
        "pk", "in_audit"))  # fmt: skip
    judged = {pk for pk, in_audit in known.items() if in_audit}
    if not judged:
        return None
    said: dict[int, set[str]] = defaultdict(set)
    phases: dict[int, str] = {}
    found = Remark.objects.filter(OWN, exercise__cycle=cycle).order_by("answer__response")
    for response, phase, theme in found.values_list("answer__response", "exercise__phase", "themes"):
        said[response] |= {str(theme)} if theme in judged else set()
        phases[response] = phase
    raised = list(said.values())
    audit = {str(pk) for pk in judged if known[pk] == InAudit.YES}
    even = rake({}, [], base=[1.0] * len(raised)) if raised else None
    if even is None:
        return Anchoring(Beyond(0, 0, None), {}, len(known) - len(judged))
    groups = share_beyond_by_group(even, raised, audit, [phases[each] for each in said])
    return Anchoring(
        _beyond(share_beyond(even, raised, audit)),
        {phase: _beyond(groups[phase]) for phase in Phase if phase in groups}, len(known) - len(judged),
    )  # fmt: skip


def _beyond(found: WeightedShare) -> Beyond:
    counted = found.unweighted if isinstance(found.unweighted, Share) else Share(0, 0)
    return Beyond(counted.part, counted.whole, found.interval if isinstance(found.interval, Interval) else None)
