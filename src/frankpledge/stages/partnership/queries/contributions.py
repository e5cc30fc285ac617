"""What agencies brought besides attending: each contribution, and the year's by agency and by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import ContributionKind
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Contribution
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.lookback import year_began


def contributions(
    standing: Standing, *, agency: Agency | None = None, kind: str = "", step: str = ""
) -> QuerySet[Contribution]:
    """Return contributions, newest first."""
    check_may_read_business(standing)
    chosen = Q(partnership=standing.partnership)
    chosen &= Q(agency=agency) if agency else Q()
    chosen &= Q(kind=kind) if kind else Q()
    chosen &= Q(step=step) if step else Q()
    return Contribution.objects.filter(chosen).select_related("agency")


def find_contribution(standing: Standing, pk: int) -> Contribution:
    """Return one contribution, or answer that it is not there."""
    return get_object_or_404(contributions(standing), pk=pk)


@dataclass(frozen=True)
class Heap:
    """Contributions of one agency, of one kind, to one step: how many, and what they come to."""

    agency_id: int
    step: str
    kind: str
    count: int
    counted: int
    """How many of them say how much."""
    amount: Decimal | None


@dataclass
class Brought:
    """What an agency brought in a year."""

    place: PartnershipAgency
    kinds: Counter[str] = field(default_factory=Counter)
    pounds: Decimal = Decimal(0)
    hours: Decimal = Decimal(0)
    without_amount: int = 0
    """How many of money or time do not say how much."""

    @property
    def count(self) -> int:
        """How many contributions."""
        return self.kinds.total()

    def add(self, heap: Heap) -> None:
        """Add what lies in a heap."""
        self.kinds[heap.kind] += heap.count
        amount = heap.amount or Decimal(0)
        if heap.kind == ContributionKind.MONEY:
            self.pounds += amount
        elif heap.kind == ContributionKind.TIME:
            self.hours += amount
        if heap.kind in (ContributionKind.MONEY, ContributionKind.TIME):
            self.without_amount += heap.count - heap.counted


def year_of_contributions(standing: Standing) -> list[Heap]:
    """Return the last twelve months' contributions, heaped by agency, step and kind."""
    check_may_read_business(standing)
    found = Contribution.objects.filter(partnership=standing.partnership, on__gte=year_began(standing))
    heaps = found.order_by().values_list("agency_id", "step", "kind")
    return [Heap(*row) for row in heaps.annotate(Count("pk"), Count("amount"), Sum("amount"))]


def by_agency(heaps: Iterable[Heap], places: Iterable[PartnershipAgency]) -> list[Brought]:
    """Return what each agency that takes part brought, those that brought most often first, then by name."""
    brought = {place.agency_id: Brought(place) for place in places}
    for heap in heaps:
        if heap.agency_id in brought:
            brought[heap.agency_id].add(heap)
    return sorted(brought.values(), key=lambda one: (-one.count, str(one.place)))
