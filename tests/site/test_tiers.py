"""District and county: who does what, agreed by each for itself (R031, R049-R052, R084)."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.cycle import Tier
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts import services as accounts
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Responsibility, TierStatement
from frankpledge.stages.partnership.queries import tiers as queries
from frankpledge.stages.partnership.queries.authority_work import authority_work
from frankpledge.stages.partnership.rules.tiers import reasons_not_to_start_audit
from frankpledge.stages.partnership.services import tiers as services
from tests.universe.partnership import AT, Universe
from tests.universe.tiers import a_row, a_statement, council, representative, speaking_for, two_tier

TODAY = AT.date()


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


def again(row: Responsibility) -> Responsibility:
    return Responsibility.objects.get(pk=row.pk)


def agree(row: Responsibility, tier: str, by: Standing) -> int:
    return services.agree_rows(seen={row.pk: services.mark_of_row(again(row))}, tier=tier, by=by, at=AT)


def agree_role(statement: TierStatement, by: Standing) -> None:
    services.agree_statement(statement=statement, seen=services.mark_of_statement(statement), by=by, at=AT)


def sent_with(answer: Any) -> str:
    found = re.search(r'name="seen"[^>]*value="([^"]*)"', answer.content.decode())
    assert found
    return html.unescape(found[1])


# --- Agreement --------------------------------------------------------------------------------------------


def test_each_tier_agrees_a_row_through_its_own_council_on_a_day(town: Universe) -> None:
    row = a_row(town)
    agree(row, "district", speaking_for(town, "district"))
    assert (again(row).district_agreed_on, again(row).county_agreed_on) == (TODAY, None)
    agree(row, "county", speaking_for(town, "county"))
    assert (again(row).district_agreed_on, again(row).county_agreed_on) == (TODAY, TODAY)
    assert verify(town.partnership.pk).is_whole


def test_nobody_agrees_for_another_council_not_even_the_coordinator(town: Universe) -> None:
    row, statement = a_row(town), a_statement(town, "county")
    others = [town.as_(role) for role in Role] + [speaking_for(town, "district")]
    for by in others:
        with pytest.raises(NotPermitted):
            agree(row, "county", by)
        with pytest.raises(NotPermitted):
            agree_role(statement, by)
    assert again(row).county_agreed_on is None
    assert TierStatement.objects.get().agreed_on is None


def test_a_representative_of_a_council_that_has_left_agrees_nothing(town: Universe) -> None:
    row, by = a_row(town), speaking_for(town, "county")
    accounts.end_place(place=town.places["county"], until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    with pytest.raises(Refused):
        agree(row, "county", by)


def test_a_council_elsewhere_does_not_agree_here(town: Universe, neighbour: Universe) -> None:
    row = a_row(town)
    council(neighbour, "county")
    accounts.grant_role(
        person=town.people[Role.CHAIR], role=Role.AGENCY_REPRESENTATIVE, agency=council(neighbour, "county"),
        by=neighbour.coordinator, at=AT,
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        agree(row, "county", town.as_(Role.CHAIR))
    theirs = find_standing(neighbour.partnership, town.people[Role.CHAIR], AT)
    assert theirs is not None
    with pytest.raises(Refused):
        agree(row, "county", theirs)


@pytest.mark.parametrize(
    "change",
    [
        {"function": "monitoring"}, {"leads": "county", "supports": ["district"]}, {"supports": []},
        {"informed": []}, {"escalation": "The minister"}, {"contact": "Superintendent"},
    ],
    ids="-".join,
)  # fmt: skip
def test_any_change_to_an_agreed_row_clears_both_agreements(change: dict[str, Any], town: Universe) -> None:
    row = a_row(town)
    for tier in ("district", "county"):
        agree(row, tier, speaking_for(town, tier))
    alter(row, town)
    assert again(row).district_agreed_on == TODAY  # saved as it was: nothing to agree anew
    alter(row, town, **change)
    assert (again(row).district_agreed_on, again(row).county_agreed_on) == (None, None)


def alter(row: Responsibility, town: Universe, **change: Any) -> None:
    row = again(row)
    now = {name: getattr(row, name) for name in ("function", "leads", "contact", "escalation")}
    now |= {name: list(getattr(row, name).all()) for name in ("supports", "informed")} | change
    if isinstance(now["leads"], str):
        now["leads"] = council(town, now["leads"])
    now["supports"] = [council(town, each) if isinstance(each, str) else each for each in now["supports"]]
    if isinstance(now["contact"], str):
        now["contact"] = town.post(title=now["contact"])
    services.change_row(row=row, by=town.coordinator, at=AT, **now)


def test_a_row_that_changed_while_it_was_read_is_not_agreed(town: Universe) -> None:
    row, by = a_row(town), speaking_for(town, "county")
    seen = {row.pk: services.mark_of_row(row)}
    alter(row, town, escalation="Nobody")
    with pytest.raises(Refused):
        services.agree_rows(seen=seen, tier="county", by=by, at=AT)
    assert again(row).county_agreed_on is None


def test_rows_are_agreed_all_together_or_not_at_all(town: Universe) -> None:
    first, second, by = a_row(town), a_row(town), speaking_for(town, "county")
    seen = {first.pk: services.mark_of_row(first), second.pk: "something else"}
    with pytest.raises(Refused):
        services.agree_rows(seen=seen, tier="county", by=by, at=AT)
    assert again(first).county_agreed_on is None


def test_a_changed_statement_is_to_be_agreed_again(town: Universe) -> None:
    statement = a_statement(town)
    agree_role(statement, speaking_for(town, "county"))
    a_statement(town)
    assert TierStatement.objects.get().agreed_on == TODAY
    a_statement(town, statement="Lends nobody.")
    assert TierStatement.objects.get().agreed_on is None
    with pytest.raises(Refused):
        services.agree_statement(
            statement=statement, seen=services.mark_of_statement(statement), by=find_rep(town), at=AT
        )


def find_rep(town: Universe) -> Standing:
    from frankpledge.foundation.accounts.models import Person

    standing = find_standing(town.partnership, Person.objects.get(email="county@tithingham.example"), AT)
    assert standing is not None
    return standing


# --- Rows -------------------------------------------------------------------------------------------------


def test_an_agency_has_one_place_in_a_row(town: Universe) -> None:
    district, county = council(town, "district"), council(town, "county")
    for wrong, field in (
        ({"supports": [district]}, "supports"), ({"informed": [district]}, "informed"),
        ({"supports": [county], "informed": [county]}, "informed"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            a_row(town, **wrong)
        assert list(refusal.value.reasons) == [field]


def test_a_function_has_one_row(town: Universe) -> None:
    a_row(town, "audit")
    with pytest.raises(Refused) as refusal:
        a_row(town, "audit")
    assert list(refusal.value.reasons) == ["function"]


def test_agencies_and_posts_of_another_partnership_have_no_place(town: Universe, neighbour: Universe) -> None:
    stranger = neighbour.agency("Tithingham Probation")
    for field, wrong in (("leads", stranger), ("supports", [stranger]), ("informed", [stranger])):
        with pytest.raises(Refused) as refusal:
            a_row(town, **{field: wrong})
        assert list(refusal.value.reasons) == [field]
    with pytest.raises(Refused):
        a_row(town, contact=neighbour.post())


def test_where_there_is_one_tier_nothing_is_shared_out(town: Universe, coordinator_client: Client) -> None:
    with pytest.raises(Refused):
        services.state_role(tier="county", role="facilitates", statement="x", by=town.coordinator, at=AT)
    shown = coordinator_client.get(page("tiers", town)).content.decode()
    assert "There is one tier" in shown
    for name, *arguments in (
        ("tier-sheet",), ("tier-row-add",), ("tier-rows-agree", "county"), ("tier-statement-write", "county")
    ):  # fmt: skip
        assert coordinator_client.get(page(name, town, *arguments)).status_code == 404


def test_an_arrangement_the_law_does_not_know_here_is_refused(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        services.arrange_tiers(tier="wales", by=town.coordinator, at=AT)
    assert list(refusal.value.reasons) == ["tier"]


# --- What the tiers decide --------------------------------------------------------------------------------


def test_the_audit_may_start_when_both_tiers_have_agreed_their_roles(town: Universe) -> None:
    assert reasons_not_to_start_audit(Tier(town.partnership.tier), queries.agreed_on(town.coordinator)) == ()
    two_tier(town)
    assert len(queries.checks(town.coordinator).audit) == 2
    for tier, left in (("district", 1), ("county", 0)):
        agree_role(a_statement(town, tier), speaking_for(town, tier))
        assert len(queries.checks(town.coordinator).audit) == left
    assert reasons_not_to_start_audit(Tier(town.partnership.tier), queries.agreed_on(town.coordinator)) == ()
    a_statement(town, "county", statement="Changed its mind.")
    assert len(queries.checks(town.coordinator).audit) == 1


def test_the_strategy_is_checked_to_be_the_districts_with_the_county_facilitating(town: Universe) -> None:
    two_tier(town)
    assert len(queries.checks(town.coordinator).strategy) == 2
    row = a_row(town, "strategy", leads=council(town, "county"), supports=[council(town, "district")])
    a_statement(town, "county", role="determines")
    assert queries.checks(town.coordinator).strategy == (
        "The county states that it determines the strategy.",
        "The county council is recorded as leading the strategy.",
    )
    alter(row, town, leads="district", supports=["county"])
    a_statement(town, "county", role="facilitates")
    assert queries.checks(town.coordinator).strategy == ()


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_matrix_shows_the_split_with_contact_and_escalation(town: Universe, coordinator_client: Client) -> None:
    a_row(town, "audit", contact=town.post(title="Analyst"), informed=[town.agency("Tithingham Probation")])
    shown = " ".join(re.sub(r"<[^>]+>", " ", coordinator_client.get(page("tiers", town)).content.decode()).split())
    assert (
        "Audit Not placed Leads Supports Tithingham Probation informed Analyst, Tithingham Police Both chief" in shown
    )
    assert "Not yet in the matrix: consultation, strategy" in shown


def test_the_county_officer_agrees_every_row_at_once_and_is_shown_what_changed(town: Universe, client: Client) -> None:
    first, second = a_row(town, "audit"), a_row(town, "strategy")
    client.force_login(representative(town, "county"))
    address = page("tier-rows-agree", town, "county")
    assert page("tier-rows-agree", town, "county") in client.get(page("tiers", town)).content.decode()
    shown = client.get(address)
    alter(first, town, escalation="The regional office")
    refused = client.post(address, {"seen": sent_with(shown)})
    assert b"It has changed since you opened the page" in refused.content
    assert b"The regional office" in refused.content
    client.post(address, {"seen": sent_with(refused)})
    assert [again(row).county_agreed_on for row in (first, second)] == [TODAY, TODAY]
    assert b"Nothing waits" in client.get(address).content
    assert client.post(address, {"seen": "[nonsense"}).status_code == 404
    assert client.get(page("tier-rows-agree", town, "district")).status_code == 403
    assert client.get(page("tier-rows-agree", town, "parish")).status_code == 404


def test_one_row_and_a_statement_are_agreed_on_their_own_pages(town: Universe, client: Client) -> None:
    row = a_row(town)
    a_statement(town, "district")
    client.force_login(representative(town, "district"))
    assert "Agree it for the district" in client.get(page("tier-row", town, row.pk)).content.decode()
    for address in (page("tier-row-agree", town, row.pk, "district"), page("tier-statement-agree", town, "district")):
        client.post(address, {"seen": sent_with(client.get(address))})
    assert again(row).district_agreed_on == TODAY
    assert TierStatement.objects.get().agreed_on == TODAY


def test_the_page_says_before_saving_that_a_change_clears_both_agreements(
    town: Universe, coordinator_client: Client
) -> None:
    row = a_row(town)
    address = page("tier-row-change", town, row.pk)
    assert b"agreement of both councils is cleared" not in coordinator_client.get(address).content
    agree(row, "county", speaking_for(town, "county"))
    assert b"agreement of both councils is cleared" in coordinator_client.get(address).content


def test_arrangement_rows_and_roles_are_written_on_the_pages(town: Universe, coordinator_client: Client) -> None:
    district = council(town, "district")
    coordinator_client.post(page("tier-structure", town), {"tier": "unitary"})
    assert b"There is one tier" in coordinator_client.get(page("tiers", town)).content
    coordinator_client.post(page("tier-structure", town), {"tier": "two-tier"})
    sent = {"function": "audit", "leads": district.pk, "supports": [council(town, "county").pk], "escalation": "Both"}
    coordinator_client.post(page("tier-row-add", town), sent)
    row = Responsibility.objects.get()
    coordinator_client.post(page("tier-row-change", town, row.pk), sent | {"escalation": "Neither"})
    assert "Neither" in coordinator_client.get(page("tier-row", town, row.pk)).content.decode()
    role = {"role": "facilitates", "statement": "Lends an analyst for a month"}
    coordinator_client.post(page("tier-statement-write", town, "county"), role)
    sheet = coordinator_client.get(page("tier-sheet", town)).content.decode()
    assert "Lends an analyst for a month" in sheet
    assert "govuk-service-navigation" not in sheet


def test_what_waits_for_a_council_is_in_its_representatives_work(town: Universe) -> None:
    a_row(town)
    a_row(town)
    statement = a_statement(town, "county")
    by = speaking_for(town, "county")
    assert {item.href for item in authority_work(by)} == {
        page("tier-rows-agree", town, "county"), page("tier-statement-agree", town, "county")
    }  # fmt: skip
    agree_role(statement, by)
    seen = {row.pk: services.mark_of_row(row) for row in Responsibility.objects.all()}
    services.agree_rows(seen=seen, tier="county", by=by, at=AT)
    assert authority_work(by) == []
    assert authority_work(town.coordinator) == []


def test_a_councils_representative_is_told_once_a_change_and_nothing_of_it(town: Universe) -> None:
    person = representative(town, "county")
    a_row(town, "audit", escalation="The Secretary of State")
    told = Message.objects.get(to=person)
    assert "Secretary" not in told.subject + told.text
    assert told.path == page("tiers", town)


def test_a_full_matrix_is_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    contact = town.post()
    for _ in range(11):
        a_row(town, contact=contact)
    for tier in ("district", "county"):
        a_statement(town, tier)
    for address in (page("tiers", town), page("tier-sheet", town)):
        with django_assert_max_num_queries(25):
            assert coordinator_client.get(address).status_code == 200
    client = Client()
    client.force_login(representative(town, "county"))
    with django_assert_max_num_queries(25):
        assert client.get(page("tier-rows-agree", town, "county")).status_code == 200
