"""What only the first page asks for."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import TruncDate

from frankpledge.foundation.accounts.models import RoleGrant
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.foundation.registers import read_registers, register
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.permissions import check_may_read_overview
from frankpledge.stages.publication.published import published

Public = tuple[str, str, date, str]
"""What it is, its address if it has one here, when it was published, and where the public can have it."""


def what_is_public(standing: Standing) -> list[Public]:
    """Return what the public can have, the latest first, for whoever has any standing. One query."""
    check_may_read_overview(standing)
    here = Q(partnership=standing.partnership, status=Document.Status.PUBLISHED)
    releases = published(standing).filter(withdrawn_at=None).annotate(day=TruncDate("public_from"))
    rows = read_registers(
        [
            register("documents", Document.objects.filter(here), "title", on="published_on", where="published_at"),
            register("releases", releases, "title", "number", on="day"),
        ]
    )
    shelf = f"{settings.PUBLIC_ADDRESS}/{standing.partnership.slug}"
    found = [(row["title"], "", date.fromisoformat(row["on"]), row["where"]) for row in rows.get("documents", ())]
    found += [
        (row["title"], f"{shelf}/{row['number']}/", date.fromisoformat(row["on"]), "the public site")
        for row in rows.get("releases", ())
    ]
    return sorted(found, key=lambda each: (each[2], each[0]), reverse=True)


def last_day_of(standing: Standing) -> date | None:
    """Return the last day of a contractor's access."""
    own = RoleGrant.objects.filter(open_on(standing.today), partnership=standing.partnership, person=standing.person)
    return own.filter(role=Role.CONTRACTOR).order_by("-until").values_list("until", flat=True).first()
