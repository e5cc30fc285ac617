"""No page of groups asks the database more the more there is."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.universe.groups import busy
from tests.universe.partnership import Universe

MOST_QUERIES = 25
LISTS = ("groups", "functions", "overlap", "board", "topics")
OF_A_GROUP = ("group", "group-amend", "group-joint", "group-merge", "group-end", "seat-give", "seats-fill")


def test_no_page_of_groups_asks_more_than_twenty_five_times(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Callable
) -> None:
    first = busy(town)[0]
    addresses = [reverse(f"partnership:{name}", args=["tithingham"]) for name in LISTS]
    addresses += [reverse(f"partnership:{name}", args=["tithingham", first.pk]) for name in OF_A_GROUP]
    for address in addresses:
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = coordinator_client.get(address)
        assert answer.status_code == 200, address
    assert b"Group 11" in coordinator_client.get(addresses[len(LISTS)]).content
