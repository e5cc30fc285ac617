"""What was said, found again by its words, theme, phase, area and exercise; and what waits for a coder (R235)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Length
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Answer, Coding, Place, Referral, Remark, Sitting, Theme
from frankpledge.stages.consultation.permissions import check_may_read_consultation, check_may_run_consultation
from frankpledge.stages.consultation.queries.gazetteer import within
from frankpledge.stages.consultation.rules.coding import CodingState
from frankpledge.stages.partnership.models import Cycle

FIELDS = {
    "theme": "themes", "phase": "exercise__phase", "exercise": "exercise", "state": "state", "source": "source"
}  # fmt: skip
JOINED = ("exercise", "answer__question", "sitting", "place__area")


def remarks(
    standing: Standing, cycle: Cycle | None, *, words: str = "", area: Place | None = None, **plain: Any
) -> QuerySet[Remark]:
    """Return what was said in a cycle, narrowed as asked. Only themes that stand are looked for and told.

    ``plain``: a theme, a phase, an exercise, a state or a source.
    """
    check_may_read_consultation(standing)
    wanted = _saying(words) & (within(area) if area else Q())
    for name, value in plain.items():
        wanted &= Q(**{FIELDS[name]: value})
    found = Remark.objects.filter(wanted, partnership=standing.partnership, exercise__cycle=cycle)
    return _readable(found).order_by("-pk")


def _readable(found: QuerySet[Remark]) -> QuerySet[Remark]:
    """Leave out comments whose words were taken away since; read with each what every list of them tells."""
    there = found.exclude(Q(answer__isnull=False) & Q(answer__text=""))
    return there.select_related(*JOINED).prefetch_related(Prefetch("themes", Theme.objects.order_by("name")))


def _saying(words: str) -> Q:
    """Return the condition that some words stand in what was said, however their accents are written."""
    found = Q()
    typed = words.strip()
    for form in {typed, *(unicodedata.normalize(each, typed) for each in ("NFC", "NFD"))} - {""}:
        found |= Q(typed__icontains=form) | Q(answer__text__icontains=form)
    return found


def find_remark(standing: Standing, pk: int) -> Remark:
    """Return one remark, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = _readable(Remark.objects.filter(partnership=standing.partnership))
    return get_object_or_404(found.select_related("exercise__cycle", "settled_by", *JOINED), pk=pk)


def referrals_of(standing: Standing, remark: Remark) -> QuerySet[Referral]:
    """Return to which agencies a comment was sent, and what they answered."""
    check_may_read_consultation(standing)
    return Referral.objects.filter(remark=remark, partnership=standing.partnership).select_related("agency")


def not_sent(standing: Standing) -> QuerySet[Remark]:
    """Return what is about a place in the cycle under way and was sent to no agency, the latest first."""
    check_may_run_consultation(standing)
    found = Remark.objects.filter(
        partnership=standing.partnership, exercise__cycle__closed_on=None, state=CodingState.CODED,
        place__isnull=False, referrals=None,
    )  # fmt: skip
    return _readable(found).order_by("-heard_on", "-pk")


def own_coding(standing: Standing, remark: Remark) -> Coding | None:
    """Return how the person coded it; nobody is told how somebody else did before both have."""
    check_may_run_consultation(standing)
    found = Coding.objects.filter(remark=remark, coder=standing.person, partnership=standing.partnership)
    return found.prefetch_related("themes").first()


def codings_of(standing: Standing, remark: Remark) -> list[Coding]:
    """Return how each of two coded it, once both have; before that, nothing."""
    check_may_run_consultation(standing)
    if not remark.is_double or remark.state in (CodingState.NEW, CodingState.ONE_OF_TWO):
        return []
    found = Coding.objects.filter(remark=remark, partnership=standing.partnership)
    return list(found.select_related("coder").prefetch_related("themes").order_by("turn"))


def to_code(standing: Standing, cycle: Cycle | None) -> QuerySet[Remark]:
    """Return what waits for the person as a coder: what nobody has coded, and what a second is to code."""
    check_may_run_consultation(standing)
    own = Coding.objects.filter(remark=OuterRef("pk"), coder=standing.person)
    waits = Q(state=CodingState.NEW) | (Q(state=CodingState.ONE_OF_TWO) & ~Exists(own))
    found = Remark.objects.filter(waits, partnership=standing.partnership, exercise__cycle=cycle)
    return found.exclude(Q(answer__isnull=False) & Q(answer__text="")).order_by("pk")


def next_to_code(standing: Standing, cycle: Cycle | None, after: int = 0) -> int | None:
    """Return the key of the next that waits for the person: after one, or else the first."""
    waiting = to_code(standing, cycle)
    later = waiting.filter(pk__gt=after).values_list("pk", flat=True).first()
    return later or waiting.values_list("pk", flat=True).first()


def differing(standing: Standing, cycle: Cycle | None) -> QuerySet[Remark]:
    """Return what two coders coded otherwise and nobody has settled, the oldest first."""
    check_may_run_consultation(standing)
    found = Remark.objects.filter(partnership=standing.partnership, exercise__cycle=cycle, state=CodingState.DIFFERS)
    codings = Coding.objects.select_related("coder").prefetch_related("themes").order_by("turn")
    return _readable(found).prefetch_related(Prefetch("codings", codings)).order_by("pk")


def new_comments(cycle: Cycle) -> QuerySet[Answer]:
    """Return the comments of a cycle that are not taken up yet: words as they were screened, and no empty ones."""
    found = Answer.objects.filter(response__questionnaire__exercise__cycle=cycle, remark=None).exclude(text="")
    return found.order_by("pk")


@dataclass(frozen=True)
class Progress:
    """How much was taken up, how far it is coded, and how much could still be taken up."""

    by_state: dict[str, int]
    double: int
    new: int
    at_limit: int
    """Comments as long as their question allows: they may have been cut."""

    @property
    def all(self) -> int:
        """How much was taken up."""
        return sum(self.by_state.values())


def progress(standing: Standing, cycle: Cycle | None) -> Progress:
    """Return how far coding has come. Three queries."""
    check_may_read_consultation(standing)
    if cycle is None:
        return Progress({}, 0, 0, 0)
    here = Remark.objects.filter(partnership=standing.partnership, exercise__cycle=cycle).order_by()
    rows = list(here.values_list("state", "is_double").annotate(Count("pk")))
    by_state: dict[str, int] = {}
    for state, _, number in rows:
        by_state[state] = by_state.get(state, 0) + number
    double = sum(number for _, is_double, number in rows if is_double)
    return Progress(by_state, double, new_comments(cycle).count(), at_limit(cycle))


def at_limit(cycle: Cycle) -> int:
    """Return how many comments are as long as their question allows."""
    found = Remark.objects.filter(exercise__cycle=cycle, answer__isnull=False)
    return found.annotate(long=Length("answer__text")).filter(long__gte=F("answer__question__limit")).count()


def sittings(standing: Standing, cycle: Cycle | None) -> QuerySet[Sitting]:
    """Return the sittings of a cycle's exercises, the latest first."""
    check_may_read_consultation(standing)
    found = Sitting.objects.filter(partnership=standing.partnership, exercise__cycle=cycle)
    return found.select_related("exercise").order_by("-on", "-pk")


def theme_names(remark: Remark) -> str:
    """Return the themes that stand for a remark, by name."""
    return ", ".join(each.name for each in remark.themes.all())
