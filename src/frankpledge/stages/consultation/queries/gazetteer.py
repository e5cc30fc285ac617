"""The places of a partnership: for those who write the list, for coders, and for whoever screens words."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q, QuerySet

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Place
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.gazetteer import named_in, write_gazetteer


def places(standing: Standing) -> QuerySet[Place]:
    """Return the places in the list today, by area."""
    check_may_read_consultation(standing)
    found = Place.objects.filter(partnership=standing.partnership, ended_on=None).select_related("area")
    return found.order_by("area__name", "name", "pk")


def areas(standing: Standing) -> QuerySet[Place]:
    """Return the areas in the list today, by name."""
    return places(standing).filter(area=None).order_by("name", "pk")


def as_typed(standing: Standing) -> str:
    """Return the list as it is typed."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in places(standing):
        found[each.area.name if each.area else each.name] += [each.name] if each.area else []
    return write_gazetteer(found)


def suggested(known: list[Place], words: str) -> list[Place]:
    """Return the places that somebody's words name; an area is left out where a place within it is named."""
    named = set(named_in(words, {each.name for each in known}))
    found = [each for each in known if each.name in named]
    within = {each.area_id for each in found}
    return [each for each in found if each.pk not in within]


def within(area: Place) -> Q:
    """Return the condition that a remark is about an area or a place in it."""
    return Q(place=area) | Q(place__area=area)


def known_names(partnership_id: int) -> list[str]:
    """Return the names that are places and nobody's: what screening leaves in."""
    found = Place.objects.filter(partnership=partnership_id, ended_on=None).order_by()
    return list(found.values_list("name", flat=True))
