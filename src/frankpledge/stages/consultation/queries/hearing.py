"""The groups that are to be heard: which exercises reach each, and which forums could where none does (R212, R216)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Forum, GroupToHear
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.queries.exercises import in_cycle
from frankpledge.stages.consultation.rules.balance import met_without_the_audit
from frankpledge.stages.consultation.rules.in_hand import report_step
from frankpledge.stages.partnership.queries.agencies import regime_of
from frankpledge.stages.partnership.queries.cycle import open_cycle


@dataclass(frozen=True)
class Heard:
    """A group, the exercises of the cycle that reach it, and the forums through which it could be asked."""

    group: GroupToHear
    exercises: tuple[Exercise, ...]
    forums: tuple[Forum, ...]
    wants_the_audit: bool = False
    """Whether the law wants views on a published report."""

    @property
    def is_met_without_the_audit(self) -> bool:
        """Whether it was met before the audit was out, and nobody puts the audit to it (R204)."""
        found = {self.group: [each.phase for each in self.exercises]}
        return self.wants_the_audit and bool(met_without_the_audit(found))

    @property
    def status(self) -> str:
        """How it stands in a word."""
        if self.is_met_without_the_audit:
            return "reached, not on the audit"
        return "reached" if self.exercises else "not reached"


def groups(standing: Standing) -> QuerySet[GroupToHear]:
    """Return the groups that are to be heard today, by name."""
    return every_group(standing).filter(ended_on=None)


def every_group(standing: Standing) -> QuerySet[GroupToHear]:
    """Return every group that was ever named, those named no longer last."""
    check_may_read_consultation(standing)
    return GroupToHear.objects.filter(partnership=standing.partnership).order_by("ended_on", "name", "pk")


def find_group(standing: Standing, pk: int) -> GroupToHear:
    """Return one group, or answer that it is not there."""
    return get_object_or_404(every_group(standing), pk=pk)


def heard(standing: Standing) -> list[Heard]:
    """Return each group of today with what reaches it in the cycle under way. Six queries at most."""
    named = groups(standing).prefetch_related("forums__agency")
    return heard_of(named, in_cycle(standing, open_cycle(standing)), wants_the_audit=wants_the_audit(standing))


def wants_the_audit(standing: Standing) -> bool:
    """Say whether the partnership's law wants views on a published report."""
    return report_step(regime_of(standing)) is not None


def heard_of(
    named: Iterable[GroupToHear], planned: Sequence[Exercise], *, wants_the_audit: bool = False
) -> list[Heard]:
    """Return each group with those of the exercises that reach it; the forums come with the groups."""
    by_group: defaultdict[int, list[Exercise]] = defaultdict(list)
    for exercise in planned:
        for group in exercise.reaches.all():
            by_group[group.pk].append(exercise)
    return [
        Heard(
            group, tuple(by_group[group.pk]), tuple(each for each in group.forums.all() if each.ended_on is None),
            wants_the_audit,
        )
        for group in named
    ]  # fmt: skip
