"""How leads, actions, decisions and contributions are spread over the agencies (R053)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from frankpledge.core.quantities import Concentration, concentration
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Action, Decision, Lead
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.queries.contributions import Heap
from frankpledge.stages.partnership.queries.lookback import year_began


@dataclass(frozen=True)
class Spread:
    """How one kind of thing is spread over the agencies that take part today."""

    name: str
    counts: dict[int, int]
    """By agency, those with none too."""
    of_nobody: int
    """How many belong to no agency that takes part today: it was not recorded, or it has left."""
    concentration: Concentration | None


def spreads(standing: Standing, places: Sequence[PartnershipAgency], heaps: Iterable[Heap]) -> list[Spread]:
    """Return the spread of leads accepted, and of the year's actions, decisions and contributions."""
    check_may_read_business(standing)
    own, began = {"partnership": standing.partnership}, year_began(standing)
    brought: Counter[int | None] = Counter()
    for heap in heaps:
        brought[heap.agency_id] += heap.count
    counted = {
        "Leads accepted": _by_agency(Lead.objects.filter(**own, accepted_on__isnull=False)),
        "Actions set": _by_agency(Action.objects.filter(**own, set_on__gte=began, dropped_on=None)),
        "Decisions proposed": _by_agency(Decision.objects.filter(**own, on__gte=began)),
        "Contributions": brought,
    }
    return [_spread(name, counts, places) for name, counts in counted.items()]


def _by_agency(found: QuerySet[Lead] | QuerySet[Action] | QuerySet[Decision]) -> Counter[int | None]:
    return Counter(dict(found.order_by().values_list("agency_id").annotate(Count("pk"))))


def _spread(name: str, counted: Counter[int | None], places: Sequence[PartnershipAgency]) -> Spread:
    counts = {place.agency_id: counted[place.agency_id] for place in places}
    bearers = Counter(str(place.agency) for place in places)
    named = {_name(place, bearers): counts[place.agency_id] for place in places}
    return Spread(name, counts, counted.total() - sum(counts.values()), concentration(named))


def _name(place: PartnershipAgency, bearers: Counter[str]) -> str:
    """Return an agency's name, told apart from others of the same name."""
    name = str(place.agency)
    return f"{name} ({place.pk})" if bearers[name] > 1 else name
