"""How many staff hours data requests take an agency: estimated, and recorded (R110)."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, Sum

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import DataRequest
from frankpledge.foundation.sharing.queries.requests import instalments


def burden_of(standing: Standing, agency: Agency) -> list[tuple[str, Any]]:
    """Return what is to come by the agency's own estimates, and what it has recorded, a pair a line."""
    own = instalments(standing).filter(request__agency=agency)
    to_come = Q(due_by__gte=standing.today, refused_on=None, request__withdrawn_on=None)
    told = own.aggregate(
        taken=Sum("hours"),
        to_come=Sum(F("request__estimated_hours"), filter=to_come),
        unknown=Count("pk", filter=to_come & Q(request__estimated_hours=None)),
    )
    return [
        ("Staff hours recorded so far", told["taken"]),
        ("Staff hours estimated for what is to come", told["to_come"]),
        ("Still to come without an estimate", told["unknown"] or None),
    ]


def hours_taken(request: DataRequest) -> Any:
    """Return the staff hours recorded for a request, or nothing where none were."""
    return request.instalments.aggregate(taken=Sum("hours"))["taken"]
