"""What data requests ask of a person: to supply what is due, or to ask after what has not come."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.outcomes import awaited
from frankpledge.foundation.sharing.models import Instalment
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.stages.partnership.work import WorkItem
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import period_text

LOOK_AHEAD = timedelta(days=28)
MOST = 50


def data_work(standing: Standing) -> list[WorkItem]:
    """Return what agencies the person acts for are to supply soon, and for planners what is missing (R153, R161)."""
    own = Q(request__agency__in=standing.agency_ids, due_by__lte=standing.today + LOOK_AHEAD)
    late = Q(due_by__lt=standing.today)
    plans = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    if not (standing.agency_ids or plans):
        return []
    found = Instalment.objects.filter(own | late if plans else own, partnership=standing.partnership)
    waiting = awaited(found).select_related("request__agency").order_by("due_by", "pk")[:MOST]
    return [_item(each, standing) for each in waiting]


def _item(each: Instalment, standing: Standing) -> WorkItem:
    is_own = each.request.agency_id in standing.agency_ids
    text = f"{'Supply' if is_own else 'Ask after'}: {each.request}"
    href = reverse("partnership:instalment", args=[standing.partnership.slug, each.pk])
    period = period_text(each.period_from, each.period_to)
    return WorkItem(text, href, each.due_by, due_state(each.due_by, standing.today), period)
