"""The only writer of what county and district each do (R049-R052, R084)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.core.readiness.case import CouncilTier
from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import tiers as _words  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Responsibility, TierStatement
from frankpledge.stages.partnership.permissions import check_may_agree_for_tier, check_may_coordinate
from frankpledge.stages.partnership.queries.councils import council_that_agrees, councils_today
from frankpledge.stages.partnership.rules.seen import CHANGED, mark_of
from frankpledge.stages.partnership.rules.tiers import TIERS
from frankpledge.stages.partnership.services.membership import check_took_part
from frankpledge.stages.partnership.services.telling import tell_representatives

AGREED = {CouncilTier.DISTRICT: "district_agreed_on", CouncilTier.COUNTY: "county_agreed_on"}


def mark_of_row(row: Responsibility) -> str:
    """Return the mark of what a row says, apart from who agreed it."""
    return mark_of(*_contents(row))


def mark_of_statement(statement: TierStatement) -> str:
    """Return the mark of what a tier's statement says."""
    return mark_of(statement.role, statement.statement)


def _contents(row: Responsibility) -> tuple[object, ...]:
    supports = sorted(agency.pk for agency in row.supports.all())
    informed = sorted(agency.pk for agency in row.informed.all())
    return (row.function, row.leads_id, supports, informed, row.contact_id, row.escalation)


@transaction.atomic
def arrange_tiers(*, tier: str, by: Standing, at: datetime) -> None:
    """Record how local government stands in the area, where it was reorganised or was entered wrongly."""
    check_may_coordinate(by)
    partnership = by.partnership
    if tier not in {str(each) for each in read_regime(partnership.regime).tiers}:
        raise Refused({"tier": ["Select an arrangement that exists under the law as it stands for this partnership."]})
    partnership.tier = tier
    save_checked(partnership)
    record("tier.structure-changed", subject=partnership, by=by, at=at, facts={"tier": tier})


@transaction.atomic
def add_row(
    *,
    function: str,
    leads: Agency,
    by: Standing,
    at: datetime,
    supports: Iterable[Agency] = (),
    informed: Iterable[Agency] = (),
    contact: Post | None = None,
    escalation: str = "",
) -> Responsibility:
    """Place a function in the matrix: who leads, supports and is informed, who is asked, where a difference goes."""
    check_may_coordinate(by)
    row = Responsibility(partnership=by.partnership)
    _set(row, by, function=function, leads=leads, supports=list(supports), informed=list(informed), contact=contact,
         escalation=escalation)  # fmt: skip
    record("tier.row-added", subject=row, by=by, at=at, facts={"function": function, "leads": leads.pk})
    _ask_councils(by, at)
    return row


@transaction.atomic
def change_row(
    *,
    row: Responsibility,
    function: str,
    leads: Agency,
    supports: Iterable[Agency],
    informed: Iterable[Agency],
    contact: Post | None,
    escalation: str,
    by: Standing,
    at: datetime,
) -> None:
    """Change a row; whatever was agreed before, both tiers must agree it again."""
    check_may_coordinate(by)
    by.check_owns(row)
    before = _contents(row)
    _set(row, by, function=function, leads=leads, supports=list(supports), informed=list(informed), contact=contact,
         escalation=escalation)  # fmt: skip
    if _contents(row) == before:
        return
    row.district_agreed_on = row.county_agreed_on = None
    save_checked(row)
    record("tier.row-changed", subject=row, by=by, at=at, facts={"function": function, "leads": leads.pk})
    _ask_councils(by, at)


@transaction.atomic
def agree_rows(*, seen: Mapping[int, str], tier: str, by: Standing, at: datetime) -> int:
    """Agree rows for one tier, each as it stood when it was read; return how many. ``seen`` holds marks by row."""
    council = council_of(by, tier)
    check_may_agree_for_tier(by, council)
    rows = list(Responsibility.objects.select_for_update().filter(partnership=by.partnership, pk__in=seen))
    if len(rows) != len(seen) or any(seen[row.pk] != mark_of_row(row) for row in rows):
        raise Refused(CHANGED)
    waiting = [row for row in rows if getattr(row, AGREED[CouncilTier(tier)]) is None]
    if not waiting:
        raise Refused("Nothing here waits for your council's agreement any more.")
    for row in waiting:
        setattr(row, AGREED[CouncilTier(tier)], by.today)
        save_checked(row)
        facts = {"function": row.function, "tier": tier, "agency": council.pk, "on": by.today}
        record("tier.row-agreed", subject=row, by=by, at=at, facts=facts)
    return len(waiting)


@transaction.atomic
def state_role(*, tier: str, role: str, statement: str, by: Standing, at: datetime) -> TierStatement:
    """Write what a tier's role is, or change it: the tier must then agree it again."""
    check_may_coordinate(by)
    _check_two_tier(by)
    made = TierStatement.objects.filter(partnership=by.partnership, tier=tier).first()
    if made is not None and (made.role, made.statement) == (role, statement):
        return made
    made = made or TierStatement(partnership=by.partnership, tier=tier)
    made.role, made.statement, made.agreed_on = role, statement, None
    save_checked(made)
    record("tier.role-stated", subject=made, by=by, at=at, facts={"tier": tier, "role": role})
    _ask_councils(by, at, tier)
    return made


@transaction.atomic
def agree_statement(*, statement: TierStatement, seen: str, by: Standing, at: datetime) -> None:
    """Agree a tier's statement for its council, as it stood when it was read."""
    by.check_owns(statement)
    council = council_of(by, statement.tier)
    check_may_agree_for_tier(by, council)
    statement = TierStatement.objects.select_for_update().get(pk=statement.pk)
    if statement.agreed_on:
        raise Refused("This statement has been agreed already.")
    if seen != mark_of_statement(statement):
        raise Refused(CHANGED)
    statement.agreed_on = by.today
    save_checked(statement)
    facts = {"tier": statement.tier, "agency": council.pk, "on": by.today}
    record("tier.role-agreed", subject=statement, by=by, at=at, facts=facts)


def council_of(by: Standing, tier: str) -> Agency:
    """Return the council of a tier for which somebody can agree, or refuse where none takes part."""
    _check_two_tier(by)
    council = council_that_agrees(by, tier)
    if council is None:
        raise Refused(f"No {tier} council takes part in the partnership. Register it under Agencies.")
    return council


def _set(row: Responsibility, by: Standing, *, supports: list[Agency], informed: list[Agency], **given: Any) -> None:
    _check_two_tier(by)
    by.check_owns(given["contact"])
    check_took_part(by, leads=given["leads"], supports=supports, informed=informed)
    _check_places(given["leads"], supports, informed)
    _check_is_new(row, given["function"])
    for name, value in given.items():
        setattr(row, name, value)
    save_checked(row)
    row.supports.set(supports)
    row.informed.set(informed)


def _check_two_tier(by: Standing) -> None:
    if by.partnership.tier != Tier.TWO_TIER:
        raise Refused("There is one tier of local government here, so there is nothing to share out between tiers.")


def _check_places(leads: Agency, supports: list[Agency], informed: list[Agency]) -> None:
    twice = {agency.pk for agency in informed} & {agency.pk for agency in supports}
    refuse_if_any(
        {
            "supports": ["Whoever leads need not be named as supporting."] if leads in supports else [],
            "informed": [
                *(["Whoever leads need not be named as informed."] if leads in informed else []),
                *(["Name each agency once: supporting, or informed."] if twice else []),
            ],
        }
    )


def _check_is_new(row: Responsibility, function: str) -> None:
    alike = Responsibility.objects.filter(partnership=row.partnership, function=function).exclude(pk=row.pk)
    if alike.exists():
        raise Refused({"function": ["That function has a row already. Change that row."]})


def _ask_councils(by: Standing, at: datetime, *tiers: str) -> None:
    wanted = tiers or TIERS
    tell_representatives(
        [council for council in councils_today(by.partnership, by.today) if council.council_tier in wanted],
        subject="What your council's part is waits for its agreement",
        text="What district and county each do was written or changed. Please read it and agree it for your council.",
        path=reverse("partnership:tiers", args=[by.partnership.slug]), by=by, at=at,
    )  # fmt: skip
