"""What a service checks of an agency it was given: that it takes part here."""

from __future__ import annotations

from collections.abc import Iterable

from frankpledge.core.faults import refuse_if_any
from frankpledge.foundation.accounts.models import Agency, Partnership, PartnershipAgency


def check_takes_part(partnership: Partnership, **given: Agency | Iterable[Agency] | None) -> None:
    """Refuse agencies that never took part in the partnership, by the field each was given in."""
    by_field = {field: _ids(value) for field, value in given.items()}
    wanted = {pk for ids in by_field.values() for pk in ids}
    here = set(
        PartnershipAgency.objects.filter(partnership=partnership, agency__in=wanted).values_list("agency", flat=True)
    )
    sentence = "Select an agency that takes part in this partnership."
    refuse_if_any({field: [sentence] if ids - here else [] for field, ids in by_field.items()})


def _ids(value: Agency | Iterable[Agency] | None) -> set[int]:
    agencies = [] if value is None else [value] if isinstance(value, Agency) else value
    return {agency.pk for agency in agencies}
