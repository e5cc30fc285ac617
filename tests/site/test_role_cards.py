"""Role cards, and what a post may commit (R051, R074, R269)."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import RoleCard
from frankpledge.stages.partnership.queries import role_cards as queries
from frankpledge.stages.partnership.queries.authority_work import authority_work
from frankpledge.stages.partnership.services import role_cards as services
from frankpledge.stages.partnership.services.groups import end_group
from tests.universe.authority import a_card, agreed, filled
from tests.universe.groups import a_group
from tests.universe.partnership import AT, Universe

TODAY = AT.date()


def page(name: str, universe: Universe, *arguments: Any) -> str:
    return reverse(f"partnership:{name}", args=[universe.partnership.slug, *arguments])


def sent_with(answer: Any) -> str:
    """The mark that a page's form carries."""
    found = re.search(r'name="seen"[^>]*value="([^"]*)"', answer.content.decode())
    assert found
    return html.unescape(found[1])


def again(card: RoleCard) -> RoleCard:
    return RoleCard.objects.get(pk=card.pk)


# --- Writing and agreeing ---------------------------------------------------------------------------------


def test_a_card_says_authority_line_time_and_means_and_is_agreed_by_its_agency(town: Universe) -> None:
    card = a_card(town, reports_to="Chief constable", hours_a_month=6, resources="An analyst for a week")
    assert card.agreed_on is None
    assert agreed(card, town).agreed_on == TODAY
    assert verify(town.partnership.pk).is_whole


def test_nobody_but_the_agencys_own_representative_agrees_its_card(town: Universe) -> None:
    card = a_card(town, town.post("Tithingham Probation", "Manager"))
    for role in Role:
        with pytest.raises(NotPermitted):
            services.agree_card(card=card, seen=services.mark_of_card(card), by=town.as_(role), at=AT)
    assert again(card).agreed_on is None


def test_a_card_that_changed_while_it_was_read_is_not_agreed(town: Universe) -> None:
    card = a_card(town)
    seen = services.mark_of_card(card)
    a_card(town, card.post, authority_pounds=50_000)
    with pytest.raises(Refused):
        services.agree_card(card=card, seen=seen, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    assert again(card).agreed_on is None


def test_changing_an_agreed_card_clears_the_agreement_and_saving_it_unchanged_does_not(town: Universe) -> None:
    card = agreed(a_card(town), town)
    a_card(town, card.post)
    assert again(card).agreed_on == TODAY
    a_card(town, card.post, authority_pounds=501)
    assert again(card).agreed_on is None


def test_the_agencys_representative_is_told_and_no_figure_is_in_the_mail(town: Universe) -> None:
    card = a_card(town, authority_pounds=98765)
    told = Message.objects.get(to=town.people[Role.AGENCY_REPRESENTATIVE])
    assert "98765" not in told.subject + told.text
    assert told.path == page("role-card", town, card.post_id)


def test_a_sum_below_nothing_or_beyond_reason_is_refused(town: Universe) -> None:
    for pounds in (-1, services.MOST_POUNDS + 1):
        with pytest.raises(Refused) as refusal:
            a_card(town, authority_pounds=pounds)
        assert list(refusal.value.reasons) == ["authority_pounds"]


def test_a_post_of_another_partnership_gets_no_card_here(town: Universe, neighbour: Universe) -> None:
    with pytest.raises(Refused):
        a_card(town, neighbour.post())


# --- May this post commit it? -----------------------------------------------------------------------------


def test_a_larger_commitment_goes_to_the_agencys_own_posts_nearest_first_and_then_to_the_group(town: Universe) -> None:
    asking = agreed(a_card(town, authority_pounds=500), town).post
    chief = agreed(a_card(town, town.post(title="Chief constable"), authority_pounds=100_000), town).post
    commander = agreed(a_card(town, town.post(title="Commander"), authority_pounds=5_000), town).post
    a_card(town, town.post(title="Inspector"), authority_pounds=9_000)  # never agreed
    a_card(town, town.post("Tithingham Probation", "Director"), authority_pounds=9_000)  # another agency's money
    a_group(town, "Board")
    funding = a_group(town, "Funding group", functions=["resource-allocation"], level="operational")
    answer = queries.may_commit(town.coordinator, asking, 501)
    assert answer.outcome == "beyond its authority"
    assert answer.posts == (commander, chief)
    assert answer.groups == (funding,)
    assert queries.may_commit(town.coordinator, asking, 500).outcome == "within its authority"


def test_authority_that_is_not_agreed_or_not_stated_is_none_yet(town: Universe) -> None:
    waiting, silent, without = (a_card(town), a_card(town, authority_pounds=None), town.post())
    assert queries.may_commit(town.coordinator, waiting.post, 10).outcome == "not agreed"
    assert queries.may_commit(town.coordinator, silent.post, 10).outcome == "not stated"
    assert queries.may_commit(town.coordinator, without, 10).outcome == "not stated"


def test_a_group_that_has_ended_approves_nothing(town: Universe) -> None:
    end_group(group=a_group(town, "Old board"), until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert queries.may_commit(town.coordinator, town.post(), 10).groups == ()


def test_the_page_answers_and_says_who_approves(town: Universe, coordinator_client: Client) -> None:
    post = agreed(a_card(town, authority_pounds=0), town).post
    a_group(town, "Strategy board")
    asked = page("role-card-commit", town)
    assert b"Who can approve" not in coordinator_client.get(asked, {"post": post.pk}).content
    shown = coordinator_client.get(asked, {"post": post.pk, "pounds": "£1,200"}).content.decode()
    assert "may not commit £1,200: its authority is none" in shown
    assert "Strategy board" in shown
    for wrong in ({"post": post.pk, "pounds": ""}, {"post": "x", "pounds": "1"}, {"post": post.pk, "pounds": "1.50"}):
        assert b"There is a problem" in coordinator_client.get(asked, wrong).content


# --- Pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("authority", "pounds", "kept"),
    [("none", "", 0), ("up-to", "£2,500", 2500), ("not-stated", "", None)],
)
def test_the_form_keeps_none_and_not_stated_apart(
    authority: str, pounds: str, kept: int | None, town: Universe, coordinator_client: Client
) -> None:
    post = town.post()
    sent = {"role": "Chairs", "authority": authority, "authority_pounds": pounds}
    coordinator_client.post(page("role-card-write", town, post.pk), sent)
    assert RoleCard.objects.get(post=post).authority_pounds == kept
    shown = coordinator_client.get(page("role-card-write", town, post.pk)).content.decode()
    assert f'value="{authority}" checked' in " ".join(shown.split())


@pytest.mark.parametrize(("authority", "pounds"), [("none", "5"), ("up-to", ""), ("up-to", "5.50"), ("up-to", "0")])
def test_an_authority_that_contradicts_itself_is_told(
    authority: str, pounds: str, town: Universe, coordinator_client: Client
) -> None:
    post = town.post()
    sent = {"role": "Chairs", "authority": authority, "authority_pounds": pounds}
    answer = coordinator_client.post(page("role-card-write", town, post.pk), sent)
    assert b"There is a problem" in answer.content
    assert not RoleCard.objects.exists()


def test_before_an_agreed_card_is_changed_the_page_says_what_that_does(
    town: Universe, coordinator_client: Client
) -> None:
    card = agreed(a_card(town), town)
    assert b"must agree it again" in coordinator_client.get(page("role-card-write", town, card.post_id)).content


def test_a_representative_reads_and_agrees_a_card_on_one_page(town: Universe, client: Client) -> None:
    card = a_card(town)
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    address = page("role-card-agree", town, card.post_id)
    shown = client.get(address)
    assert b"Speaks for the force" in shown.content
    seen = sent_with(shown)
    a_card(town, card.post, role="Signs everything")
    refused = client.post(address, {"seen": seen})
    assert b"It has changed since you opened the page" in refused.content
    assert b"Signs everything" in refused.content
    client.post(address, {"seen": sent_with(refused)})  # pressing again agrees what is shown now
    assert again(card).agreed_on == TODAY


def test_posts_are_listed_by_seniority_authority_and_card_and_summed_by_agency(
    town: Universe, coordinator_client: Client
) -> None:
    agreed(a_card(town, town.post(title="Commander", seniority="chief-officer"), authority_pounds=7_000), town)
    town.post(title="Beat officer", seniority="practitioner")
    (police,) = queries.cards_by_agency(town.coordinator)
    assert (police.posts, police.carded, police.agreed, police.most_pounds) == (2, 1, 1, 7_000)
    assert police.seniorities == ("chief-officer", "practitioner")
    shown = coordinator_client.get(page("role-cards", town)).content.decode()
    assert "up to £7,000" in shown
    assert "Chief officer, Practitioner" in shown
    only = coordinator_client.get(page("role-cards", town), {"state": "missing"}).content.decode()
    assert ">Beat officer<" in only
    assert ">Commander<" not in only


def test_the_card_is_reached_from_the_post_and_can_be_printed_without_the_navigation(
    town: Universe, coordinator_client: Client
) -> None:
    card = agreed(a_card(town), town)
    assert (
        page("role-card", town, card.post_id)
        in coordinator_client.get(page("post", town, card.post_id)).content.decode()
    )
    printed = coordinator_client.get(page("role-card-print", town, card.post_id)).content.decode()
    assert "Signed" in printed
    assert "govuk-service-navigation" not in printed


def test_a_contractor_sees_a_post_without_the_way_to_its_card(town: Universe, client: Client) -> None:
    card = a_card(town)
    client.force_login(town.people[Role.CONTRACTOR])
    assert page("role-card", town, card.post_id) not in client.get(page("post", town, card.post_id)).content.decode()


def test_a_card_waits_in_the_work_list_of_whoever_holds_the_post(town: Universe) -> None:
    card = a_card(town)
    filled(card.post, town.people[Role.AGENCY_REPRESENTATIVE], town)
    (item,) = authority_work(town.as_(Role.AGENCY_REPRESENTATIVE))
    assert item.href == page("role-card", town, card.post_id)
    assert item.text.startswith("Read and agree")
    assert authority_work(town.as_(Role.CHAIR)) == []
    agreed(card, town)
    assert authority_work(town.as_(Role.AGENCY_REPRESENTATIVE)) == []


def test_an_observer_has_no_such_work_and_is_refused_nothing(town: Universe) -> None:
    assert authority_work(town.as_(Role.OBSERVER)) == []


def test_many_posts_are_shown_in_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        post = town.post(title=f"Post {number}")
        filled(post, town.people[Role.CHAIR], town)
        agreed(a_card(town, post), town)
    asked = page("role-card-commit", town) + f"?post={post.pk}&pounds=501"
    for address in (page("role-cards", town), page("role-card", town, post.pk), asked):
        with django_assert_max_num_queries(25):
            assert coordinator_client.get(address).status_code == 200
