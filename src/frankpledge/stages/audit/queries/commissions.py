"""Commissions, and what each owes."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.models import Person, RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.audit.models import Audit, Commission, Conclusion, Option, Owed
from frankpledge.stages.audit.permissions import check_may_read_commission, check_may_read_scope, may_read_audit


def commissions(standing: Standing, audit: Audit) -> QuerySet[Commission]:
    """Return an audit's commissions: all of them for members, their own for contractors."""
    check_may_read_scope(standing)
    own = Q() if may_read_audit(standing) else Q(person=standing.person)
    found = Commission.objects.filter(own, partnership=standing.partnership, audit=audit)
    return found.select_related("manager__agency")


def with_what_is_owed(found: QuerySet[Commission], standing: Standing) -> QuerySet[Commission]:
    """Count what each commission owes, and what of it is late."""
    late = Q(owed__done_on=None, owed__due__lt=standing.today)
    return found.annotate(open=Count("owed", filter=Q(owed__done_on=None)), late=Count("owed", filter=late)).order_by(
        "-starts", "-pk"
    )


def find_commission(standing: Standing, pk: int) -> Commission:
    """Return one commission, or answer that it is not there, or is somebody else's."""
    check_may_read_scope(standing)
    found = Commission.objects.filter(partnership=standing.partnership)
    commission = get_object_or_404(
        found.select_related("audit", "manager__agency", "data_contact__agency", "person"), pk=pk
    )
    check_may_read_commission(standing, commission.person_id)
    return commission


def find_owed(standing: Standing, pk: int) -> Owed:
    """Return one thing owed, or answer that it is not there."""
    check_may_read_scope(standing)
    found = Owed.objects.filter(partnership=standing.partnership)
    return get_object_or_404(found.select_related("commission"), pk=pk)


def options(commission: Commission) -> QuerySet[Option]:
    """Return the ways of getting the work done, the chosen one first."""
    return commission.options.all()


def contractors(standing: Standing) -> QuerySet[Person]:
    """Return the people with a contractor's role here today."""
    check_may_read_scope(standing)
    held = RoleGrant.objects.filter(open_on(standing.today), partnership=standing.partnership, role=Role.CONTRACTOR)
    return Person.objects.filter(pk__in=held.values("person"))


def drafted_under(commission: Commission) -> QuerySet[Conclusion]:
    """Return what the contractor drafted, with what each rests on and by how many agencies it was changed (R115)."""
    found = Conclusion.objects.filter(commission=commission, withdrawn_on=None)
    changes = Count("wordings", distinct=True)
    agencies = Count("wordings__wished_by", distinct=True)
    counted = found.annotate(changes=changes, changed_by=agencies, said=Count("comments", distinct=True))
    return counted.order_by("theme", "pk").prefetch_related("findings", "knowledge", "rests_on")
