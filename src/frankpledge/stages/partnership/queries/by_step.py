"""What each agency brought to each step of the cycle, and which leads it accepted for it (R327)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Contribution, Lead
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.cycle_steps import label_of, step_labels


@dataclass(frozen=True)
class ByStep:
    """Contributions, and leads accepted, counted by step and agency; steps in the order of the cycle."""

    steps: tuple[tuple[str, str], ...]
    places: tuple[PartnershipAgency, ...]
    brought: Counter[tuple[str, int]]
    accepted: Counter[tuple[str, int]]

    def cell(self, step: str, agency_id: int) -> tuple[int, int]:
        """Return how many contributions an agency made to a step, and how many leads it accepted for it."""
        return self.brought[step, agency_id], self.accepted[step, agency_id]

    def agencies_in(self, step: str) -> int:
        """Return how many agencies had any part in a step."""
        return sum(any(self.cell(step, place.agency_id)) for place in self.places)


def parts_by_step(standing: Standing, places: Iterable[PartnershipAgency]) -> ByStep:
    """Return every agency's recorded part in every step, of whatever date."""
    check_may_read_business(standing)
    own = {"partnership": standing.partnership}
    brought = _count(Contribution.objects.filter(**own).exclude(step=""))
    accepted = _count(Lead.objects.filter(**own, accepted_on__isnull=False).exclude(step=""))
    labels = step_labels(standing)
    others = sorted({step for step, _ in brought + accepted} - set(labels))
    steps = tuple((step, label_of(step, labels)) for step in (*labels, *others))
    return ByStep(steps, tuple(places), brought, accepted)


def _count(found: QuerySet[Contribution] | QuerySet[Lead]) -> Counter[tuple[str, int]]:
    rows = found.order_by().values_list("step", "agency_id").annotate(Count("pk"))
    return Counter({(step, agency): count for step, agency, count in rows})
