"""What agencies bring, what they are asked to lead, and how their means change."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import admit_agency, amend_place
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Contribution, Journey
from frankpledge.stages.partnership.queries.by_step import parts_by_step
from frankpledge.stages.partnership.queries.contributions import by_agency, year_of_contributions
from frankpledge.stages.partnership.queries.hours import promised_hours
from frankpledge.stages.partnership.queries.lookback import places_today, year_began
from frankpledge.stages.partnership.queries.spread import spreads
from frankpledge.stages.partnership.services.contributions import (
    amend_contribution,
    record_contribution,
    remove_contribution,
)
from frankpledge.stages.partnership.services.leads import accept_lead, ask_lead, decline_lead
from frankpledge.stages.partnership.services.resources import record_resource_change, tell_journey
from tests.universe import means_and_voice as made
from tests.universe.means_and_voice import CHARITY, COUNCIL, POLICE, police, speaker_for
from tests.universe.partnership import AT, Universe

DAY = timedelta(days=1)


def get(client: Client, town: Universe, name: str, *arguments: object, query: str = "") -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


# --- Contributions ----------------------------------------------------------------------------------------


def test_an_agencys_own_people_and_the_coordinator_record_what_it_brings(town: Universe) -> None:
    own = {"kind": "data", "what": "Calls for service", "on": AT.date(), "at": AT, "agency": town.agency(POLICE)}
    for by in (police(town), town.as_(Role.DATA_LIAISON), town.coordinator):
        assert record_contribution(by=by, **own).agency == town.agency(POLICE)


def test_nobody_records_for_an_agency_that_is_not_theirs(town: Universe) -> None:
    with pytest.raises(NotPermitted):
        record_contribution(
            agency=town.agency(COUNCIL), kind="data", what="Rents", on=AT.date(), by=police(town), at=AT
        )


def test_nothing_is_recorded_for_an_agency_that_takes_no_part_here(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused, match="take part"):
        record_contribution(
            agency=neighbour.agency(POLICE), kind="data", what="Calls", on=AT.date(), by=town.coordinator, at=AT
        )


def test_money_is_counted_in_pounds_and_time_in_hours_whatever_was_typed(town: Universe) -> None:
    assert made.contribution(town, kind="money", amount=Decimal(500), unit="pence").unit == "pounds"
    assert made.contribution(town, kind="time", amount=Decimal(7), unit="days").unit == "hours"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "venue", "amount": Decimal(3), "unit": ""}, "unit"),
        ({"on": AT.date() + DAY}, "on"),
        ({"step": "no-such-step"}, "step"),
        ({"amount": Decimal(-1)}, ""),
        ({"kind": "applause", "amount": None}, "kind"),
        ({"what": ""}, "what"),
    ],
)
def test_a_contribution_that_cannot_be_is_refused_beside_its_field(
    given: dict[str, object], field: str, town: Universe
) -> None:
    with pytest.raises(Refused) as refusal:
        made.contribution(town, **given)
    assert list(refusal.value.reasons) == [field]
    assert not Contribution.objects.exists()


def test_every_fault_of_a_contribution_is_told_at_once(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        made.contribution(town, kind="venue", on=AT.date() + DAY, step="no-such-step")
    assert set(refusal.value.reasons) == {"unit", "on", "step"}


def test_what_was_recorded_by_mistake_is_corrected_or_removed_and_the_log_keeps_both(town: Universe) -> None:
    found = made.contribution(town)
    amend_contribution(contribution=found, kind="venue", what="A hall", on=AT.date(), by=police(town), at=AT)
    found.refresh_from_db()
    assert (found.kind, found.amount, found.unit) == ("venue", None, "")
    remove_contribution(contribution=found, by=police(town), at=AT)
    assert not Contribution.objects.exists()
    kinds = Event.objects.filter(kind__startswith="contribution").order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["contribution.recorded", "contribution.amended", "contribution.removed"]


def test_each_agency_is_told_with_what_it_brought_and_those_that_brought_nothing_too(town: Universe) -> None:
    made.contribution(town, kind="money", amount=Decimal("250.50"))
    made.contribution(town, kind="money", amount=None)
    made.contribution(town, COUNCIL, kind="time", amount=Decimal(4))
    made.contribution(town, COUNCIL, kind="venue", amount=None, on=year_began(town.coordinator) - DAY)
    places = places_today(town.coordinator)
    found = {str(one.place): one for one in by_agency(year_of_contributions(town.coordinator), places)}
    assert (found[POLICE].pounds, found[POLICE].count, found[POLICE].without_amount) == (Decimal("250.50"), 2, 1)
    assert (found[COUNCIL].hours, found[COUNCIL].count) == (Decimal(4), 1)
    assert found[CHARITY].count == 0


def test_the_means_page_shows_the_agency_that_brought_nothing_besides_attending(
    town: Universe, coordinator_client: Client
) -> None:
    made.contribution(town, kind="money", amount=Decimal(1200))
    page = get(coordinator_client, town, "means")
    assert "£1,200" in page
    assert CHARITY in page


def test_contributions_are_narrowed_to_an_agency_a_kind_and_a_step(town: Universe, coordinator_client: Client) -> None:
    made.contribution(town, what="The seconded one", step="analysis")
    made.contribution(town, COUNCIL, kind="venue", what="The hall", amount=None)
    page = get(coordinator_client, town, "contributions", query=f"?agency={town.agency(COUNCIL).pk}&kind=venue")
    assert "The hall" in page
    assert "The seconded one" not in page
    page = get(coordinator_client, town, "contributions", query="?step=analysis")
    assert "The seconded one" in page
    assert "The hall" not in page


def test_a_representative_of_one_agency_is_offered_that_agency_alone(town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    page = get(client, town, "contribution-record")
    assert f"{POLICE}</option>" in page
    assert f"{COUNCIL}</option>" not in page


def test_a_contribution_is_recorded_by_the_form_and_shown_on_its_page(town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    sent = {
        "agency": town.agency(POLICE).pk, "kind": "volunteers", "what": "Street pastors", "amount": "6",
        "unit": "people", "on-day": "1", "on-month": "3", "on-year": "2026", "step": "consult",
    }  # fmt: skip
    answer = client.post(reverse("partnership:contribution-record", args=[town.partnership.slug]), sent)
    assert answer.status_code == 302
    page = get(client, town, "contribution", Contribution.objects.get().pk)
    assert "6 people" in page
    assert "Views of people and bodies" in page


# --- Leads ------------------------------------------------------------------------------------------------


def test_nobody_is_volunteered_only_the_agencys_own_representative_accepts_or_declines(town: Universe) -> None:
    asked = made.lead(town, CHARITY)
    for by in (town.coordinator, police(town), town.as_(Role.CHAIR), town.as_(Role.DATA_LIAISON)):
        with pytest.raises(NotPermitted):
            accept_lead(lead=asked, by=by, at=AT)
        with pytest.raises(NotPermitted):
            decline_lead(lead=asked, reason="No", by=by, at=AT)
    accept_lead(lead=asked, by=speaker_for(town, CHARITY), at=AT)
    asked.refresh_from_db()
    assert asked.accepted_on == AT.date()


def test_the_agencys_representatives_are_told_that_it_is_asked_and_the_coordinator_what_it_answered(
    town: Universe,
) -> None:
    asked = made.lead(town, what="The secret project")
    told = Message.objects.get(to=town.people[Role.AGENCY_REPRESENTATIVE])
    assert told.path == reverse("partnership:lead", args=[town.partnership.slug, asked.pk])
    assert "secret" not in told.subject + told.text
    decline_lead(lead=asked, reason="We have no staff.", by=police(town), at=AT)
    assert "declined" in Message.objects.get(to=town.people[Role.COORDINATOR]).text


def test_to_decline_one_says_why(town: Universe) -> None:
    with pytest.raises(Refused, match="Say why"):
        decline_lead(lead=made.lead(town), reason=" ", by=police(town), at=AT)


def test_a_lead_is_answered_once(town: Universe) -> None:
    asked = made.lead(town)
    accept_lead(lead=asked, by=police(town), at=AT)
    with pytest.raises(Refused, match="already"):
        decline_lead(lead=asked, reason="Changed our mind", by=police(town), at=AT)


def test_a_lead_of_an_agency_that_takes_no_part_is_not_asked_for(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused, match="take part"):
        ask_lead(agency=neighbour.agency(POLICE), what="x", by=town.coordinator, at=AT)


def test_the_page_of_a_lead_offers_its_answers_to_the_agencys_representative_alone(
    town: Universe, client: Client
) -> None:
    asked = made.lead(town)
    offer = reverse("partnership:lead-decline", args=[town.partnership.slug, asked.pk])
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    assert offer in get(client, town, "lead", asked.pk)
    client.force_login(town.people[Role.COORDINATOR])
    page = get(client, town, "lead", asked.pk)
    assert offer not in page
    assert f"Only a representative of {POLICE}" in page


def test_a_reason_for_declining_stands_on_the_leads_page(town: Universe, coordinator_client: Client) -> None:
    asked = made.lead(town)
    decline_lead(lead=asked, reason="Our analyst has left.", by=police(town), at=AT)
    page = get(coordinator_client, town, "lead", asked.pk)
    assert "Our analyst has left." in page
    assert "Declined" in page
    assert asked.what in get(coordinator_client, town, "leads", query="?state=declined")
    assert asked.what not in get(coordinator_client, town, "leads", query="?state=waiting")


# --- How the work is spread -------------------------------------------------------------------------------


def test_leads_count_for_an_agency_once_it_has_accepted(town: Universe) -> None:
    made.lead(town)
    accept_lead(lead=made.lead(town), by=police(town), at=AT)
    standing = town.coordinator
    places = places_today(standing)
    leads, *_ = spreads(standing, places, year_of_contributions(standing))
    assert leads.counts[town.agency(POLICE).pk] == 1
    assert leads.counts[town.agency(CHARITY).pk] == 0
    assert leads.concentration is not None
    assert (leads.concentration.index, leads.concentration.among) == (1, 4)


def test_the_spread_page_says_who_has_most_and_that_the_numbers_are_small(
    town: Universe, coordinator_client: Client
) -> None:
    for agency in (POLICE, POLICE, POLICE, COUNCIL):
        made.contribution(town, agency)
    page = get(coordinator_client, town, "spread")
    assert f"{POLICE} holds 3 of 4: as uneven as if 1.6 of 4 shared alike. Small numbers" in page
    assert "0.62" in page


def test_each_agencys_part_in_each_step_is_told_with_contributions_and_leads_it_accepted(
    town: Universe, coordinator_client: Client
) -> None:
    made.contribution(town, step="analysis")
    accept_lead(lead=made.lead(town, step="analysis"), by=police(town), at=AT)
    made.lead(town, CHARITY, step="analysis")
    found = parts_by_step(town.coordinator, places_today(town.coordinator))
    assert found.cell("analysis", town.agency(POLICE).pk) == (1, 1)
    assert found.cell("analysis", town.agency(CHARITY).pk) == (0, 0)
    assert (found.agencies_in("analysis"), found.agencies_in("consult")) == (1, 0)
    page = get(coordinator_client, town, "steps-by-agency")
    assert "1 contribution, 1 lead" in page
    assert "1 of 4" in page


# --- Means ------------------------------------------------------------------------------------------------


def test_less_is_recorded_as_negative_by_the_form(town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    sent = {
        "agency": town.agency(POLICE).pk, "kind": "budget", "direction": "less", "amount": "4000", "unit": "pounds",
        "on-day": "1", "on-month": "4", "on-year": "2026", "where": "Community team",
    }  # fmt: skip
    answer = client.post(reverse("partnership:resource-change-record", args=[town.partnership.slug]), sent)
    page = client.get(answer["Location"]).content.decode()
    assert "£4,000 less budget" in page
    assert "Put a risk that comes from it on the register" in page


def test_a_change_of_nothing_is_refused(town: Universe) -> None:
    with pytest.raises(Refused, match="how much"):
        made.change(town, change=Decimal(0))


def test_nobody_records_the_means_of_another_agency(town: Universe) -> None:
    with pytest.raises(NotPermitted):
        record_resource_change(
            agency=town.agency(COUNCIL), kind="staff", on=AT.date(), change=Decimal(-1), unit="posts", by=police(town),
            at=AT,
        )  # fmt: skip


def test_a_journey_told_again_takes_the_place_of_what_was_told(town: Universe, coordinator_client: Client) -> None:
    own = {"agency": town.agency(POLICE), "by": police(town), "at": AT}
    tell_journey(venue="Town Hall", minutes=90, **own)
    tell_journey(venue="town  hall", minutes=75, **own)
    assert [(each.venue, each.minutes) for each in Journey.objects.all()] == [("Town Hall", 75)]
    assert "75" in get(coordinator_client, town, "journeys")


def test_staffing_shows_what_each_agency_told_last(town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.DATA_LIAISON])
    for day, filled in (("1", "9.5"), ("2", "7")):
        sent = {
            "agency": town.agency(POLICE).pk, "on-day": day, "on-month": "3", "on-year": "2026", "established": "10",
            "filled": filled,
        }  # fmt: skip
        address = reverse("partnership:staffing-record", args=[town.partnership.slug])
        assert client.post(address, sent).status_code == 302
    page = get(client, town, "resources")
    assert ">7<" in page
    assert "9.5" not in page


def test_an_agencys_promises_over_all_partnerships_are_told_as_totals_alone(
    town: Universe, neighbour: Universe, coordinator_client: Client
) -> None:
    place = town.places[POLICE]
    amend_place(place=place, body="", standing="responsible", reason="", hours_a_month=30, by=town.coordinator, at=AT)
    admit_agency(
        agency=town.agency(POLICE), standing="responsible", since=AT.date(), hours_a_month=17, by=neighbour.coordinator,
        at=AT,
    )  # fmt: skip
    standing = town.coordinator
    (found,) = promised_hours(standing, places_today(standing))
    assert (str(found.place), found.partnerships, found.stated, found.hours) == (POLICE, 2, 2, 47)
    page = get(coordinator_client, town, "hours")
    assert "47" in page
    assert neighbour.partnership.name not in page


def test_an_agency_that_serves_this_partnership_alone_has_no_row_of_promises(town: Universe) -> None:
    assert promised_hours(town.coordinator, places_today(town.coordinator)) == []


@pytest.mark.parametrize(
    "name",
    ["means", "contributions", "leads", "spread", "steps-by-agency", "hours", "resources", "journeys", "risks"],
)
def test_with_nothing_recorded_each_page_opens_for_a_member(name: str, town: Universe, client: Client) -> None:
    client.force_login(town.people[Role.CHAIR])
    assert "<h1" in get(client, town, name)
    assert date(2025, 3, 2) == year_began(town.coordinator)
