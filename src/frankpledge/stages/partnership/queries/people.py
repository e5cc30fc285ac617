"""People of the partnership, their posts and roles."""

from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Agency, Invitation, Person, Post, PostHolding, RoleGrant
from frankpledge.foundation.accounts.permissions import check_may_manage_people
from frankpledge.foundation.accounts.queries import grants, invitations
from frankpledge.foundation.accounts.services import check_can_be_erased
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.permissions import check_may_read_structure


def posts(standing: Standing) -> QuerySet[Post]:
    """Return every post, with its agency and its holders past and present."""
    check_may_read_structure(standing)
    found = Post.objects.filter(partnership=standing.partnership).select_related("agency")
    return found.prefetch_related(holdings_beside())


def holdings_beside(which: Q | None = None, of: str = "") -> Prefetch[str]:
    """Read who held posts beside them, as a list of each post's own: a query a post would cost as much as its page."""
    found = PostHolding.objects.filter(which or Q()).select_related("person")
    return Prefetch(f"{of}holdings", found, to_attr="held")


def find_post(standing: Standing, pk: int) -> Post:
    """Return one post, or answer that it is not there."""
    return get_object_or_404(posts(standing), pk=pk)


def posts_held(standing: Standing) -> QuerySet[PostHolding, int]:
    """Return the numbers of the posts the person holds today here; inside another query it costs none of its own."""
    held = PostHolding.objects.filter(
        open_on(standing.today), person=standing.person, post__partnership=standing.partnership
    )
    return held.values_list("post_id", flat=True)


def find_holding(standing: Standing, pk: int) -> PostHolding:
    """Return one holding of a post, or answer that it is not there."""
    check_may_manage_people(standing)
    return get_object_or_404(PostHolding.objects.select_related("post"), pk=pk, post__partnership=standing.partnership)


def roles_today(standing: Standing, *, role: str = "", agency: Agency | None = None) -> QuerySet[RoleGrant]:
    """Return the roles held today, with whose they are: all, or one role, or those for one agency."""
    chosen = (Q(role=role) if role else Q()) & (Q(agency=agency) if agency else Q())
    return grants(standing).filter(open_on(standing.today)).filter(chosen)


def roles_ended(standing: Standing) -> QuerySet[RoleGrant]:
    """Return the roles that have ended, the latest first."""
    return grants(standing).filter(until__lt=standing.today).order_by("-until", "person__name", "pk")


def find_person(standing: Standing, pk: int) -> Person:
    """Return somebody who works or worked in this partnership, or answer that they are not there."""
    check_may_manage_people(standing)
    here = RoleGrant.objects.filter(partnership=standing.partnership).values("person")
    return get_object_or_404(Person, pk=pk, pk__in=here)


def roles_of(standing: Standing, person: Person) -> QuerySet[RoleGrant]:
    """Return every role somebody held in this partnership, the latest first."""
    return grants(standing).filter(person=person).order_by("-since", "-pk")


def posts_of(standing: Standing, person: Person) -> QuerySet[PostHolding]:
    """Return every post somebody held in this partnership, the latest first."""
    check_may_manage_people(standing)
    held = PostHolding.objects.filter(person=person, post__partnership=standing.partnership)
    return held.select_related("post__agency").order_by("-since", "-pk")


def invitations_of(standing: Standing, person: Person) -> QuerySet[Invitation]:
    """Return every invitation somebody had from this partnership, the latest first."""
    check_may_manage_people(standing)
    sent = Invitation.objects.filter(partnership=standing.partnership)
    return sent.filter(Q(accepted_by=person) | Q(email__iexact=person.email)).select_related("agency", "invited_by")


def may_be_erased(standing: Standing, person: Person) -> bool:
    """Say whether nothing stands in the way of erasing somebody's name."""
    try:
        check_can_be_erased(person, standing)
    except Refused:
        return False
    return True


def find_role(standing: Standing, pk: int) -> RoleGrant:
    """Return one role, or answer that it is not there."""
    return get_object_or_404(grants(standing), pk=pk)


def find_waiting_invitation(standing: Standing, pk: int) -> Invitation:
    """Return one invitation that may still be accepted, or answer that it is not there."""
    return get_object_or_404(invitations(standing), pk=pk)
