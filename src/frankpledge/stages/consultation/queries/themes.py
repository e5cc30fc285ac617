"""The book of themes, how often each was raised, and how far two coders agree on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.opinion.coders import Agreement, agreement_by_theme
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.models import Item, Version
from frankpledge.stages.consultation.models import Coding, Remark, Theme
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.coding import CodingState, Source
from frankpledge.stages.partnership.models import Cycle
from frankpledge.stages.partnership.queries.cycle import cycles

OWN = Q(source=Source.COMMENT, speaks_for=None, state=CodingState.CODED)
"""Comments of people who answer for themselves, whose coding stands."""
OTHERS = Q(state=CodingState.CODED) & ~OWN
"""What was said at sittings, written, or returned for a group: counted apart, as pieces and not as people."""


@dataclass(frozen=True)
class Raised:
    """A theme: how many people raised it of all whose comments are coded, and in how many other remarks it is."""

    theme: Theme
    people: int
    all_people: int
    elsewhere: int
    all_elsewhere: int
    agreement: Agreement | None


def cycles_and(standing: Standing, wanted: str | None) -> tuple[list[Cycle], Cycle | None]:
    """Return every cycle, and the one whose key an address asks for: else the one under way, or the last. One query."""
    check_may_read_consultation(standing)
    known = list(cycles(standing))
    asked = next((each for each in known if str(each.pk) == wanted), None)
    under_way = next((each for each in known if each.closed_on is None), None)
    return known, asked or under_way or next(iter(known), None)


def themes(standing: Standing, cycle: Cycle | None) -> QuerySet[Theme]:
    """Return the book of a cycle, the themes that go on first."""
    check_may_read_consultation(standing)
    found = Theme.objects.filter(partnership=standing.partnership, cycle=cycle)
    return found.order_by("ended_on", "name", "pk").select_related("merged_into", "finding")


def open_themes(standing: Standing, cycle: Cycle | None) -> QuerySet[Theme]:
    """Return the themes with which may be coded."""
    return themes(standing, cycle).filter(ended_on=None).order_by("name", "pk")


def find_theme(standing: Standing, pk: int) -> Theme:
    """Return one theme, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Theme.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("cycle", "merged_into", "finding"), pk=pk)


def raised(standing: Standing, cycle: Cycle | None, wanted: Iterable[Theme] | None = None) -> list[Raised]:
    """Return each theme with how often it was raised. Four queries."""
    known = list(themes(standing, cycle) if wanted is None else wanted)
    if cycle is None:
        return []
    people, pieces, *totals = _counts(cycle)
    agreed = agreements(standing, cycle)
    return [
        Raised(each, people.get(each.pk, 0), totals[0], pieces.get(each.pk, 0), totals[1], agreed.get(each.pk))
        for each in known
    ]


def _counts(cycle: Cycle) -> tuple[dict[int, int], dict[int, int], int, int]:
    here = Remark.objects.filter(exercise__cycle=cycle).order_by()
    each = here.values("themes").annotate(
        people=Count("answer__response", filter=OWN, distinct=True), pieces=Count("pk", filter=OTHERS)
    )
    rows = list(each.values_list("themes", "people", "pieces"))
    totals = here.aggregate(
        people=Count("answer__response", filter=OWN, distinct=True), pieces=Count("pk", filter=OTHERS)
    )
    return {k: n for k, n, _ in rows if k}, {k: n for k, _, n in rows if k}, totals["people"], totals["pieces"]


def agreements(standing: Standing, cycle: Cycle) -> dict[int, Agreement]:
    """Return how far two coders agree on each theme, over what both have coded; nothing where none was."""
    check_may_read_consultation(standing)
    both = Coding.objects.filter(
        partnership=standing.partnership, remark__exercise__cycle=cycle, remark__is_double=True,
        remark__codings__turn=2,
    )  # fmt: skip
    by_turn: dict[int, dict[int, set[str]]] = {1: {}, 2: {}}
    for remark, turn, theme in both.order_by().values_list("remark", "turn", "themes"):
        given = by_turn[turn].setdefault(remark, set())
        if theme is not None:
            given.add(str(theme))
    order = sorted(by_turn[1].keys() & by_turn[2].keys())
    if not order:
        return {}
    first, second = ([by_turn[turn][each] for each in order] for turn in (1, 2))
    known = [str(pk) for pk in Theme.objects.filter(cycle=cycle).order_by("pk").values_list("pk", flat=True)]
    return {int(each.theme): each.agreement for each in agreement_by_theme(first, second, known)}


def findings_of_the_audit(standing: Standing) -> list[tuple[int, str]]:
    """Return what the audit says, as it stands in the ledger: key and title, the latest first."""
    check_may_read_consultation(standing)
    said = Version.objects.filter(item__partnership=standing.partnership, item__key__startswith="conclusion:")
    latest = {number: (pk, title) for number, pk, title in said.order_by("item__number", "number").values_list(
        "item__number", "item", "title")}  # fmt: skip
    return [(pk, f"E-{number} {title}") for number, (pk, title) in sorted(latest.items(), reverse=True)]


def findings(standing: Standing) -> QuerySet[Item]:
    """Return the items of the ledger to which a theme may be linked."""
    check_may_read_consultation(standing)
    return Item.objects.filter(partnership=standing.partnership, key__startswith="conclusion:")
