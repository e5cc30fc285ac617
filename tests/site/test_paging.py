"""Long lists come in pages, and no row of them twice or never."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.paginator import Paginator

from frankpledge.foundation.paging import KeysFirst
from frankpledge.stages.partnership.queries.actions import actions
from tests.universe.meetings import SOON, action
from tests.universe.partnership import Universe


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_found_by_keys_are_those_of_the_whole_list(size: int, town: Universe) -> None:
    for days in (4, 2, None, 2, 9):
        action(town, due=days and SOON + timedelta(days=days))
    whole = actions(town.coordinator)
    assert len(whole) == 5
    assert shown(KeysFirst(whole, size)) == shown(Paginator(whole, size))


def shown(pages: Paginator) -> list[list[Any]]:
    return [list(page) for page in pages]


def test_a_page_costs_two_queries_whatever_it_joins(town: Universe, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        action(town)
    pages = KeysFirst(actions(town.coordinator), 2)
    assert pages.num_pages == 2
    with django_assert_num_queries(2):
        assert [str(each.agency) for each in pages.page(1)] == ["Tithingham Police"] * 2
