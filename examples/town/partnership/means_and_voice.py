"""What agencies brought, what members said, what was passed down and raised up."""

from __future__ import annotations

from decimal import Decimal

from examples.town.partnership.business import BOARD, CENTRE
from examples.town.partnership.cast import (
    COUNCIL,
    FIRE,
    HEALTH,
    HOMES,
    POLICE,
    PROBATION,
    TRADERS,
    VICTIMS,
    WATCH,
    Town,
)
from frankpledge.stages.partnership.models import Group
from frankpledge.stages.partnership.services import (
    briefings,
    contributions,
    issues,
    leads,
    objections,
    resources,
    risks,
)
from frankpledge.stages.partnership.services.decisions import log_decision
from frankpledge.stages.partnership.services.member_briefings import record_member_briefing

BROUGHT = (
    # days ago, agency, kind, what, amount, unit
    (600, COUNCIL, "money", "The co-ordinator's post", 31_000, "pounds"),
    (590, POLICE, "time", "An analyst one day a week", 350, "hours"),
    (420, COUNCIL, "money", "Street wardens", 18_000, "pounds"),
    (300, VICTIMS, "knowledge", "What victims say of the night bus", None, ""),
    (280, WATCH, "volunteers", "Leaflets in nine wards", 60, "hours"),
    (200, HOMES, "money", "Locks in sixty homes", 9_500, "pounds"),
    (150, FIRE, "time", "Home visits with the wardens", 40, "hours"),
    (90, TRADERS, "venue", "A room in the Market Place", 6, "meetings"),
    (30, POLICE, "data", "Recorded crime for 2025", 12, "months"),
)  # fmt: skip


def build(town: Town, made: dict[str, Group]) -> None:
    """Record it all, each by whoever would."""
    for days, agency, kind, what, amount, unit in BROUGHT:
        contributions.record_contribution(
            agency=town.agencies[agency], kind=kind, what=what, amount=None if amount is None else Decimal(amount),
            unit=unit, on=town.days_ago(days), **town.acting("coordinator", days),
        )  # fmt: skip
    _leads(town)
    _means(town)
    _voice(town, made)


def _leads(town: Town) -> None:
    wardens = leads.ask_lead(agency=town.agencies[POLICE], what="Violence at night", **town.acting("coordinator", 170))
    leads.accept_lead(lead=wardens, **town.acting("police", 160))
    drugs = leads.ask_lead(agency=town.agencies[HEALTH], what="Drink and drugs", **town.acting("coordinator", 170))
    leads.decline_lead(lead=drugs, reason="No officer to spare before April.", **town.acting("health", 150))
    leads.ask_lead(agency=town.agencies[PROBATION], what="People who offend again", **town.acting("coordinator", 25))


def _means(town: Town) -> None:
    for agency, minutes in ((PROBATION, 55), (HEALTH, 70), (VICTIMS, 10), (FIRE, 20)):
        resources.tell_journey(
            agency=town.agencies[agency], venue="Guildhall", minutes=minutes, **town.acting("coordinator", 500)
        )
    cut = resources.record_resource_change(
        agency=town.agencies[COUNCIL], kind="budget", on=town.days_ago(140), change=Decimal(-8), unit="per cent",
        where="Streets and housing", **town.acting("coordinator", 140),
    )  # fmt: skip
    resources.record_staffing(
        agency=town.agencies[PROBATION], on=town.days_ago(100), established=Decimal(12), filled=Decimal(9),
        **town.acting("coordinator", 100),
    )  # fmt: skip
    risks.raise_risk(
        what="The wardens end in March, when the council's cut falls due.", likelihood=3, impact=3, arises_from=cut,
        owner=town.posts["chief executive"], **town.acting("coordinator", 130),
    )  # fmt: skip


def _voice(town: Town, made: dict[str, Group]) -> None:
    late = objections.raise_objection(
        agency=town.agencies[VICTIMS], about="Papers came the day before", **town.acting("victims", 425),
        text="Volunteers cannot read sixty pages overnight. Either we are equal partners or we are not.",
    )  # fmt: skip
    objections.answer_objection(
        objection=late, answer="Papers go out ten days before from now on.", **town.acting("coordinator", 415)
    )
    objections.raise_objection(
        agency=town.agencies[WATCH], about="Meetings in working hours", **town.acting("watch", 18),
        text="Nobody who works can come at two in the afternoon.",
    )  # fmt: skip
    told = briefings.send_briefing(
        topic="What the plan asks of beat officers and wardens", on=town.days_ago(160), by_group=made[CENTRE],
        agencies=[town.agencies[POLICE], town.agencies[FIRE]], levels=["operational"],
        **town.acting("coordinator", 160),
    )  # fmt: skip
    police = told.audiences.get(agency=town.agencies[POLICE])
    briefings.acknowledge_briefing(audience=police, people=26, **town.acting("police", 155))
    street = issues.raise_issue(
        agency=town.agencies[POLICE], about="Nowhere to take people who are drunk but not under arrest",
        text="Officers wait three hours at the hospital on a Saturday.", **town.acting("liaison", 70),
    )  # fmt: skip
    issues.reply_to_issue(
        issue=street, reply="The hospital and the council are looking for a room.", **town.acting("chair", 55)
    )
    issues.raise_issue(
        agency=town.agencies[HOMES], about="Tenants ask who to ring about needles", level="operational",
        text="The number on the leaflet is not answered.", **town.acting("homes", 14),
    )  # fmt: skip
    record_member_briefing(
        committee="Communities committee", on=town.days_ago(110), topic="Half a year of the plan",
        **town.acting("coordinator", 110),
    )  # fmt: skip
    log_decision(
        what="Move the wardens to Thursdays for a month.", on=town.days_ago(22), post=town.posts["chief executive"],
        authority="The chair's action between meetings.", group=made[BOARD], **town.acting("coordinator", 21),
    )  # fmt: skip
