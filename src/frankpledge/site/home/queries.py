"""What only the first page asks for."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from frankpledge.foundation.accounts.models import RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.permissions import check_may_read_overview


def published_documents(standing: Standing) -> QuerySet[Document]:
    """Return the documents that the public can have, for whoever has any standing, the latest first."""
    check_may_read_overview(standing)
    found = Document.objects.filter(partnership=standing.partnership, status=Document.Status.PUBLISHED)
    return found.order_by("-published_on", "-pk")


def last_day_of(standing: Standing) -> date | None:
    """Return the last day of a contractor's access."""
    own = RoleGrant.objects.filter(open_on(standing.today), partnership=standing.partnership, person=standing.person)
    return own.filter(role=Role.CONTRACTOR).order_by("-until").values_list("until", flat=True).first()
