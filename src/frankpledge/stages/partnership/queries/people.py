"""People of the partnership, their posts and roles."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Invitation, Post, PostHolding, RoleGrant
from frankpledge.foundation.accounts.permissions import check_may_manage_people
from frankpledge.foundation.accounts.queries import grants, invitations
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.permissions import check_may_read_structure


def posts(standing: Standing) -> QuerySet[Post]:
    """Return every post, with its agency and its holders past and present."""
    check_may_read_structure(standing)
    found = Post.objects.filter(partnership=standing.partnership).select_related("agency")
    return found.prefetch_related("holdings__person")


def find_post(standing: Standing, pk: int) -> Post:
    """Return one post, or answer that it is not there."""
    return get_object_or_404(posts(standing), pk=pk)


def posts_held(standing: Standing) -> list[int]:
    """Return the posts that the person holds today in this partnership."""
    held = PostHolding.objects.filter(
        open_on(standing.today), person=standing.person, post__partnership=standing.partnership
    )
    return list(held.values_list("post_id", flat=True))


def find_holding(standing: Standing, pk: int) -> PostHolding:
    """Return one holding of a post, or answer that it is not there."""
    check_may_manage_people(standing)
    return get_object_or_404(PostHolding.objects.select_related("post"), pk=pk, post__partnership=standing.partnership)


def roles_today(standing: Standing) -> QuerySet[RoleGrant]:
    """Return the roles held today, with whose they are."""
    return grants(standing).filter(open_on(standing.today))


def find_role(standing: Standing, pk: int) -> RoleGrant:
    """Return one role, or answer that it is not there."""
    return get_object_or_404(grants(standing), pk=pk)


def find_waiting_invitation(standing: Standing, pk: int) -> Invitation:
    """Return one invitation that may still be accepted, or answer that it is not there."""
    return get_object_or_404(invitations(standing), pk=pk)
