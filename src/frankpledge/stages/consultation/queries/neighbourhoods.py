"""What people of each neighbourhood raised, what was sent to agencies, and what became of it (R220)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Place, Referral, Remark
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.gazetteer import within
from frankpledge.stages.consultation.rules.coding import CodingState
from frankpledge.stages.partnership.models import Cycle

MOST = 50
"""Words quoted and comments sent that one digest shows: a page to print, and no register."""


@dataclass(frozen=True)
class Digest:
    """One area: how much was said of it, by theme, in words fit to be quoted, and what became of it."""

    area: Place
    base: int
    themes: list[tuple[str, int]]
    quotes: list[str]
    referrals: list[Referral]


def neighbourhoods(standing: Standing) -> QuerySet[Place]:
    """Return the areas in the list today."""
    check_may_read_consultation(standing)
    here = Q(partnership=standing.partnership, area=None, ended_on=None)
    return Place.objects.filter(here).order_by("name", "pk")


def counts_by_area(standing: Standing, cycle: Cycle | None) -> dict[int, tuple[int, int, int]]:
    """Return by area how many remarks are about it, were sent to an agency, and are answered. Two queries."""
    check_may_read_consultation(standing)
    said: dict[int, list[int]] = {}
    coded = Remark.objects.filter(
        partnership=standing.partnership, exercise__cycle=cycle, state=CodingState.CODED, place__isnull=False
    )
    for place, area, number in coded.order_by().values_list("place", "place__area").annotate(Count("pk")):
        said.setdefault(area or place, [0, 0, 0])[0] += number
    sent = Referral.objects.filter(partnership=standing.partnership, remark__exercise__cycle=cycle)
    rows = (
        sent.order_by()
        .values_list("remark__place", "remark__place__area")
        .annotate(number=Count("pk"), answered=Count("pk", filter=~Q(outcome="")))
    )
    for place, area, number, answered in rows:
        row = said.setdefault(area or place, [0, 0, 0])
        row[1], row[2] = row[1] + number, row[2] + answered
    return {area: (each[0], each[1], each[2]) for area, each in said.items()}


def find_area(standing: Standing, pk: int) -> Place:
    """Return one area, or answer that it is not there."""
    check_may_read_consultation(standing)
    return get_object_or_404(Place.objects.filter(partnership=standing.partnership, area=None), pk=pk)


def digest(standing: Standing, area: Place, cycle: Cycle | None) -> Digest:
    """Return the digest of an area in a cycle. Four queries."""
    check_may_read_consultation(standing)
    standing.check_owns(area)
    about = Remark.objects.filter(within(area), exercise__cycle=cycle, state=CodingState.CODED)
    counted = about.order_by().exclude(themes=None).values_list("themes__name").annotate(number=Count("pk"))
    quoted = about.filter(is_quotable=True).select_related("answer").order_by("-heard_on", "pk")[:MOST]
    sent = Referral.objects.filter(remark__in=about).select_related("agency", "remark__place__area")
    return Digest(
        area, about.count(), sorted(counted, key=lambda row: (-row[1], row[0])),
        [each.words for each in quoted if each.words], list(sent.order_by("-referred_on", "-pk")[:MOST]),
    )  # fmt: skip
