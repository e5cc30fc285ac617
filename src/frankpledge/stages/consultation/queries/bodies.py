"""Who must be asked for their views by the partnership's regime, and whether each was asked in this cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Body, Regime, Tier
from frankpledge.foundation.accounts.models import PartnershipAgency
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.consultation.models import Consultee
from frankpledge.stages.consultation.permissions import check_may_read_consultation
from frankpledge.stages.consultation.rules.bodies import bodies_to_ask
from frankpledge.stages.consultation.rules.in_hand import report_step
from frankpledge.stages.consultation.rules.phases import Phase


@dataclass(frozen=True)
class Asked:
    """A description of bodies in the law: who stands for it here, who was asked, and how that stands in a word."""

    body: Body
    agencies: tuple[str, ...]
    consultees: tuple[Consultee, ...]
    status: str


def bodies_of(standing: Standing) -> tuple[Body, ...]:
    """Return the descriptions of bodies whose views are wanted, in the regime's order."""
    return bodies_to_ask(_regime(standing), standing.today, Tier(standing.partnership.tier))


def _regime(standing: Standing) -> Regime:
    return read_regime(standing.partnership.regime)


def body_keys(standing: Standing) -> frozenset[str]:
    """Return their keys."""
    return frozenset(body.key for body in bodies_of(standing))


def asked_by_body(standing: Standing) -> list[Asked]:
    """Return each description with who was asked in the cycle under way: on the published audit, where that counts.

    Two queries.
    """
    check_may_read_consultation(standing)
    here = Q(partnership=standing.partnership)
    agencies: defaultdict[str, list[str]] = defaultdict(list)
    for place in PartnershipAgency.objects.filter(here, open_on(standing.today)).select_related("agency"):
        agencies[place.body].append(str(place.agency))
    found: defaultdict[str, list[Consultee]] = defaultdict(list)
    wanted = Q(exercise__phase=Phase.POST_AUDIT) if report_step(_regime(standing)) else Q()
    counting = Consultee.objects.filter(here, wanted, exercise__cycle__closed_on=None, exercise__called_off_on=None)
    for consultee in counting.select_related("agency", "exercise"):
        found[consultee.body].append(consultee)
    return [
        Asked(body, tuple(agencies[body.key]), tuple(found[body.key]), _status(found[body.key], standing.today))
        for body in bodies_of(standing)
    ]


def _status(found: Iterable[Consultee], today: date) -> str:
    states = {state_of(each, today) for each in found}
    for state in ("replied", "overdue", "waiting", "no reply"):
        if state in states:
            return state
    return "not asked"


def state_of(consultee: Consultee, today: date) -> str:
    """Say in a word how it stands with a body that was asked."""
    if consultee.replied_on:
        return "replied"
    if consultee.no_reply_on:
        return "no reply"
    return "overdue" if consultee.reply_by < today else "waiting"
