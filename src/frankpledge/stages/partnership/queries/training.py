"""Training under the four heads, and skills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.readiness.case import Competency
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Skill, Training
from frankpledge.stages.partnership.permissions import check_may_read_business
from frankpledge.stages.partnership.rules.training import Trained


@dataclass(frozen=True)
class TrainedPost:
    """A post with its training under each head."""

    post: Post
    by_head: dict[Competency, tuple[Trained, ...]]


def posts_to_train(standing: Standing, *, every: bool = False) -> QuerySet[Post]:
    """Return the posts of today that co-ordinate the partnership, or every post."""
    check_may_read_business(standing)
    found = Post.objects.filter(open_on(standing.today), partnership=standing.partnership).select_related("agency")
    return found if every else found.filter(co_ordinates=True)


def trained_posts(posts: Iterable[Post]) -> list[TrainedPost]:
    """Return posts with their training under each of the four heads."""
    listed = list(posts)
    found: dict[tuple[int, str], list[Trained]] = {}
    for each in Training.objects.filter(post__in=listed):
        found.setdefault((each.post_id, each.competency), []).append(Trained(each.needed_on, each.completed_on))
    return [
        TrainedPost(post, {head: tuple(found.get((post.pk, head.value), ())) for head in Competency}) for post in listed
    ]


def trainings(standing: Standing) -> QuerySet[Training]:
    """Return all training, what is still needed first, the latest completed next."""
    check_may_read_business(standing)
    found = Training.objects.filter(partnership=standing.partnership).select_related("post__agency")
    return found.order_by("-needed_on", "-pk")


def find_training(standing: Standing, pk: int) -> Training:
    """Return one training, or answer that it is not there."""
    return get_object_or_404(trainings(standing), pk=pk)


def skills(standing: Standing) -> QuerySet[Skill]:
    """Return every skill with its post."""
    check_may_read_business(standing)
    found = Skill.objects.filter(partnership=standing.partnership).select_related("post__agency")
    return found.order_by("skill", "post__agency__name", "pk")


def skills_of_one_post(standing: Standing) -> frozenset[str]:
    """Return the skills that one post alone has."""
    counted = skills(standing).order_by().values("skill").annotate(posts=Count("post")).filter(posts=1)
    return frozenset(counted.values_list("skill", flat=True))


def find_skill(standing: Standing, pk: int) -> Skill:
    """Return one skill of a post, or answer that it is not there."""
    return get_object_or_404(skills(standing), pk=pk)
