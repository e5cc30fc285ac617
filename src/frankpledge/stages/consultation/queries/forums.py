"""The directory of forums and panels, and which of them no exercise of the cycle uses (R176, R212, R213)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, Forum
from frankpledge.stages.consultation.permissions import check_may_read_consultation, may_run_consultation


def forums(standing: Standing, *, agency: object = None, kind: str = "") -> QuerySet[Forum]:
    """Return the directory, of one agency or one kind; what no longer meets stands last."""
    check_may_read_consultation(standing)
    chosen = (Q(agency=agency) if agency else Q()) & (Q(kind=kind) if kind else Q())
    found = Forum.objects.filter(chosen, partnership=standing.partnership).select_related("agency")
    return found.prefetch_related("reaches").order_by("ended_on", "name", "pk")


def with_use(found: QuerySet[Forum]) -> QuerySet[Forum]:
    """Return forums with the exercises of the cycle under way that go through each, as ``used_by``."""
    open_now = Exercise.objects.filter(cycle__closed_on=None, called_off_on=None)
    return found.prefetch_related(Prefetch("exercises", queryset=open_now, to_attr="used_by"))


def open_forums(standing: Standing) -> QuerySet[Forum]:
    """Return those that meet today."""
    return forums(standing).filter(ended_on=None)


def unused(standing: Standing) -> QuerySet[Forum]:
    """Return those that meet today and that no exercise of the cycle under way uses."""
    through = Exercise.forums.through.objects.filter(
        forum=OuterRef("pk"), exercise__cycle__closed_on=None, exercise__called_off_on=None
    )
    return open_forums(standing).filter(~Exists(through))


def find_forum(standing: Standing, pk: int) -> Forum:
    """Return one entry, or answer that it is not there."""
    return get_object_or_404(forums(standing), pk=pk)


def agencies_for_forum(standing: Standing) -> QuerySet[Agency]:
    """Return the agencies whose forums the person may enter."""
    if may_run_consultation(standing):
        return agencies(standing)
    return agencies(standing).filter(pk__in=standing.represented)
