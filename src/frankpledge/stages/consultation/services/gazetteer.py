"""Write the partnership's gazetteer: the areas and places by the names that people use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.events import themes as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Place
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.rules.gazetteer import read_gazetteer


@transaction.atomic
def write_places(*, places: str, by: Standing, at: datetime) -> int:
    """Write the whole list anew; return how many places it has. One that is left out keeps what was coded to it."""
    check_may_run_consultation(by)
    wanted = read_gazetteer(places)
    known = list(Place.objects.select_for_update().filter(partnership=by.partnership, ended_on=None))
    areas = {each.name: each for each in known if each.area_id is None}
    _rename(areas, wanted)
    kept: set[int] = set()
    for name, within in wanted.items():
        area = areas.get(name) or _made(by, name, None)
        there = {each.name: each for each in known if each.area_id == area.pk}
        kept |= {area.pk, *(each.pk for each in there.values() if each.name in within)}
        Place.objects.bulk_create(
            Place(partnership=by.partnership, name=each, area=area) for each in within if each not in there
        )
    gone = [each for each in known if each.pk not in kept]
    Place.objects.filter(pk__in=[each.pk for each in gone]).update(ended_on=by.today)
    count = sum(1 + len(within) for within in wanted.values())
    record("gazetteer.written", subject=by.partnership, by=by, at=at, facts={"places": count, "ended": len(gone)})
    return count


def _rename(areas: dict[str, Place], wanted: Iterable[str]) -> None:
    """Let an area whose name is now written otherwise, in capitals or not, be the same area."""
    for name in wanted:
        for old in [each for each in areas if each.casefold() == name.casefold() and each != name]:
            area = areas[name] = areas.pop(old)
            area.name = name
            save_checked(area)


def _made(by: Standing, name: str, area: Place | None) -> Place:
    made = Place(partnership=by.partnership, name=name, area=area)
    save_checked(made)
    return made
