"""What every change of a group must hold to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Function
from frankpledge.foundation.accounts.models import PostHolding
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.notifications.services import tell
from frankpledge.stages.partnership.models import Group, Seat
from frankpledge.stages.partnership.permissions import check_may_coordinate


def check_may_change(by: Standing, group: Group) -> None:
    """Refuse whoever may not, a group of another partnership, and one that has ended."""
    check_may_coordinate(by)
    by.check_owns(group)
    if has_ended(group, by.today):
        raise Refused("This group has ended. What it was stays as it was recorded.")


def has_ended(group: Group, day: date) -> bool:
    """Say whether a group's last day is past, or the group went into another."""
    return group.merged_into_id is not None or (group.ended is not None and group.ended < day)


def sits_after(day: date) -> Q:
    """Return the condition that a seat is held beyond a day."""
    return Q(until=None) | Q(until__gt=day)


def functions_from(codes: Iterable[str]) -> list[str]:
    """Return functions in the order of the list they are chosen from, each once; refuse what is none of them."""
    chosen = set(codes)
    if chosen - set(Function):
        raise Refused({"functions": ["Select functions from the list."]})
    return [str(function) for function in Function if function in chosen]


def tell_members(group: Group, *, subject: str, text: str, by: Standing) -> None:
    """Tell everybody who sits in a group today, except whoever did it."""
    tell_holders(Seat.objects.filter(open_on(by.today), group=group), group, subject=subject, text=text, by=by)


def tell_holders(seats: Iterable[Seat], group: Group, *, subject: str, text: str, by: Standing) -> None:
    """Tell whoever holds the posts of some seats today, except whoever did it."""
    path = reverse("partnership:group", args=[by.partnership.slug, group.pk])
    held = PostHolding.objects.filter(open_on(by.today), post__in=[seat.post_id for seat in seats])
    people = {holding.person for holding in held.select_related("person")} - {by.person}
    for person in sorted(people, key=lambda person: person.pk):
        tell(person, subject=subject, text=text, path=path, partnership=by.partnership, at=by.at)
