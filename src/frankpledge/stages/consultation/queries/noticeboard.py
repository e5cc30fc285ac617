"""What the partnership says of itself in public, and the sittings that can be announced."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import PublicContact, PublicSitting, Sitting
from frankpledge.stages.consultation.permissions import check_may_read_consultation


def find_contact(standing: Standing) -> PublicContact | None:
    """Return how the public reaches the partnership; nothing where it has not been said."""
    check_may_read_consultation(standing)
    return PublicContact.objects.filter(partnership=standing.partnership).select_related("controller").first()


def announced(standing: Standing) -> QuerySet[PublicSitting]:
    """Return the sittings announced to the public, the latest first."""
    check_may_read_consultation(standing)
    return PublicSitting.objects.filter(partnership=standing.partnership).select_related("sitting__exercise__cycle")


def find_announced(standing: Standing, pk: int) -> PublicSitting:
    """Return one sitting that was announced, or answer that it is not there."""
    return get_object_or_404(announced(standing), pk=pk)


def not_announced(standing: Standing) -> QuerySet[Sitting]:
    """Return the sittings to come that nothing is said of in public."""
    check_may_read_consultation(standing)
    found = Sitting.objects.filter(partnership=standing.partnership, on__gte=standing.today, announcement=None)
    return found.filter(exercise__called_off_on=None, exercise__cycle__closed_on=None).select_related("exercise")
