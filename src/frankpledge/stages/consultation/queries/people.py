"""Those who agreed to be asked again, for whoever runs exercises; and who designed and ran each exercise."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Exercise, GroupToHear, Hand, PersonToAsk, Sitting
from frankpledge.stages.consultation.permissions import check_may_read_consultation, check_may_read_people
from frankpledge.stages.partnership.queries.training import trained_posts
from frankpledge.stages.partnership.rules.training import last_completed


def people(standing: Standing) -> QuerySet[PersonToAsk]:
    """Return who agreed and whose day has not come, by that day: nobody else is ever shown."""
    check_may_read_people(standing)
    found = PersonToAsk.objects.filter(partnership=standing.partnership, delete_on__gt=standing.today)
    return found.select_related("group", "sitting__exercise")


def people_of(standing: Standing, *, group: GroupToHear | None = None) -> QuerySet[PersonToAsk]:
    """Return who agreed, those of one group where one is chosen (R224)."""
    return people(standing).filter(Q(group=group) if group else Q())


def find_person(standing: Standing, pk: int) -> PersonToAsk:
    """Return one who agreed, or answer that there is nobody."""
    return get_object_or_404(people(standing), pk=pk)


def who_agreed_at(standing: Standing, sitting: Sitting) -> QuerySet[PersonToAsk]:
    """Return who agreed at a sitting (R232)."""
    return people(standing).filter(sitting=sitting)


def groups_with_people(standing: Standing) -> QuerySet[GroupToHear]:
    """Return the groups to hear with how many of each can be asked again. One query."""
    check_may_read_people(standing)
    live = Count("to_ask", filter=Q(to_ask__delete_on__gt=standing.today))
    return GroupToHear.objects.filter(partnership=standing.partnership).annotate(can_be_asked=live)


@dataclass(frozen=True)
class HandTrained:
    """Who designed or ran an exercise, with the training that is known: of a post what the register of training has."""

    hand: Hand
    trained: tuple[tuple[Competency, str], ...]
    """Head of training and the day it was last completed; empty where none is completed or it is no post."""


def hands(standing: Standing, exercise: Exercise) -> list[HandTrained]:
    """Return who designed and ran an exercise, each post with its training. Two queries (R236)."""
    check_may_read_consultation(standing)
    found = list(
        Hand.objects.filter(exercise=exercise, partnership=standing.partnership).select_related("post__agency")
    )
    posts: list[Post] = [each.post for each in found if each.post]
    completed = {
        known.post.pk: tuple(
            (head, day.isoformat()) for head, trainings in known.by_head.items() if (day := last_completed(trainings))
        )
        for known in trained_posts(posts)
    }
    return [HandTrained(each, completed.get(each.post_id or 0, ())) for each in found]


def find_hand(standing: Standing, pk: int) -> Hand:
    """Return one who designed or ran an exercise, or answer that it is not there."""
    check_may_read_consultation(standing)
    found = Hand.objects.filter(partnership=standing.partnership).select_related("exercise", "post__agency")
    return get_object_or_404(found, pk=pk)
