"""Checks on what a service was given: that the agencies take part here, and the steps are the cycle's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency, PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on


def check_take_part(by: Standing, agencies: Iterable[Agency], field: str = "agency") -> None:
    """Refuse agencies that do not take part in the partnership today."""
    wanted = {agency.pk for agency in agencies}
    places = PartnershipAgency.objects.filter(open_on(by.today), partnership=by.partnership, agency__in=wanted)
    if wanted - set(places.values_list("agency_id", flat=True)):
        raise Refused({field: ["Choose among the agencies that take part in this partnership today."]})


def check_steps(by: Standing, steps: Iterable[str], field: str = "step") -> None:
    """Refuse a step that the partnership's cycle does not have."""
    refuse_if_any({field: unknown_steps(by, steps)})


def unknown_steps(by: Standing, steps: Iterable[str]) -> list[str]:
    """Return what to say of steps that the partnership's cycle does not have."""
    regime = read_regime(by.partnership.regime)
    known = {step.key for step in regime.steps_in(Tier(by.partnership.tier))}
    return ["Choose among the steps of the cycle."] if set(steps) - known - {""} else []


def check_not_after(by: Standing, day: date, field: str = "on") -> None:
    """Refuse a day that is still to come, of something that has happened."""
    refuse_if_any({field: still_to_come(by, day)})


def still_to_come(by: Standing, day: date) -> list[str]:
    """Return what to say of a day that has not come yet."""
    return ["The day must not be after today."] if day > by.today else []


def check_took_part(by: Standing, **given: Agency | Iterable[Agency] | None) -> None:
    """Refuse agencies that never took part in the partnership, by the field each was given in."""
    by_field = {field: _ids(value) for field, value in given.items()}
    wanted = {pk for ids in by_field.values() for pk in ids}
    places = PartnershipAgency.objects.filter(partnership=by.partnership, agency__in=wanted)
    here = set(places.values_list("agency_id", flat=True))
    sentence = "Choose among the agencies that take part in this partnership."
    refuse_if_any({field: [sentence] if ids - here else [] for field, ids in by_field.items()})


def _ids(value: Agency | Iterable[Agency] | None) -> set[int]:
    agencies = [] if value is None else [value] if isinstance(value, Agency) else value
    return {agency.pk for agency in agencies}
