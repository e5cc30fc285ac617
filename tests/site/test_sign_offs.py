"""What each agency signed off, agency by agency and part by part."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import end_place, fill_post
from frankpledge.site.sign_offs.queries import NOT_KNOWN, SignOffs, sign_offs
from frankpledge.stages.partnership.services.leads import accept_lead
from frankpledge.stages.partnership.services.tiers import agree_rows, mark_of_row
from tests.universe import authority, means_and_voice, thread, tiers
from tests.universe.partnership import AT, Universe

POLICE = "Tithingham Police"


def counted(found: SignOffs, kind: str, universe: Universe, agency: str = POLICE) -> int:
    return found.counts[kind, universe.agency(agency).pk]


def test_what_an_agency_signed_for_itself_is_counted_for_it_and_for_nobody_else(town: Universe) -> None:
    thread.signed(town)
    thread.drafted(town, "One that nobody signed")
    accept_lead(lead=means_and_voice.lead(town), by=means_and_voice.police(town), at=AT)
    authority.agreed(authority.a_card(town), town)
    found = sign_offs(town.coordinator)
    assert [counted(found, kind, town) for kind in ("protocols", "leads", "role-cards")] == [1, 1, 1]
    others = [name for name in town.places if name != POLICE]
    assert not any(counted(found, kind, town, name) for kind in ("protocols", "leads", "role-cards") for name in others)


def test_a_release_counts_for_the_agency_whose_post_its_checker_held_on_the_day(town: Universe) -> None:
    thread.signed_off(town)
    assert sign_offs(town.coordinator).counts["releases", NOT_KNOWN] == 1
    post = town.post("Tithingham Probation", "Head of quality")
    fill_post(post=post, person=town.people[Role.OUTPUT_CHECKER], since=AT.date(), by=town.coordinator, at=AT)
    found = sign_offs(town.coordinator)
    assert counted(found, "releases", town, "Tithingham Probation") == 1
    assert found.counts["releases", NOT_KNOWN] == 0
    assert found.total("releases") == 1


def test_a_post_taken_up_later_does_not_make_an_earlier_signature_its_agencys(town: Universe) -> None:
    thread.signed_off(town)
    post, later = town.post("Tithingham Probation", "Head of quality"), AT + timedelta(days=1)
    fill_post(post=post, person=town.people[Role.OUTPUT_CHECKER], since=later.date(), by=town.coordinator, at=later)
    assert sign_offs(town.coordinator).counts["releases", NOT_KNOWN] == 1


def test_what_two_councils_agree_is_counted_for_each(town: Universe) -> None:
    row = tiers.a_row(town)
    for tier in ("district", "county"):
        seen = {row.pk: mark_of_row(row)}
        agree_rows(seen=seen, tier=tier, by=tiers.speaking_for(town, tier), at=AT)
    found = sign_offs(town.coordinator)
    assert [counted(found, "tiers", town, tier) for tier in ("district", "county")] == [1, 1]


def test_an_agency_that_left_keeps_what_it_signed(town: Universe) -> None:
    thread.signed(town)
    left = AT + timedelta(days=30)
    end_place(place=town.places[POLICE], until=left.date(), by=town.as_(Role.COORDINATOR, left), at=left)
    found = sign_offs(town.as_(Role.COORDINATOR, left + timedelta(days=1)))
    assert found.agencies[-1] == (town.agency(POLICE).pk, f"{POLICE} (left)")


def test_the_page_shows_it_and_asks_no_more_where_there_is_more(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    thread.signed(town)
    for number in range(6):
        accept_lead(lead=means_and_voice.lead(town, what=f"Lead {number}"), by=means_and_voice.police(town), at=AT)
    with django_assert_max_num_queries(8):
        page = coordinator_client.get(reverse("sign-offs", args=[town.partnership.slug])).content.decode()
    row = page[page.index(f">{POLICE}<") :].split("</tr>")[0]
    assert [int(number) for number in re.findall(r">\s*(\d+)\s*<", row)] == [0, 0, 6, 1, 0, 0, 0]
