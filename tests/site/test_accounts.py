"""People, roles and agencies."""

from __future__ import annotations

import pytest

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import find_standing
from frankpledge.foundation.eventlog.verify import verify
from tests.universe.partnership import AT, Universe


def test_everybody_who_accepted_an_invitation_has_the_role_they_were_invited_to(town: Universe) -> None:
    for role in Role:
        assert town.as_(role).holds(role)


def test_nobody_has_a_standing_in_another_partnership(town: Universe, neighbour: Universe) -> None:
    for person in town.people.values():
        assert find_standing(neighbour.partnership, person, AT) is None


def test_the_log_of_a_new_partnership_is_whole(town: Universe) -> None:
    assert verify(town.partnership.pk).is_whole


@pytest.mark.parametrize("name", ["agencies", "agency-register", "people", "invite", "role-grant", "post-create"])
def test_the_coordinator_opens_each_page(name: str, town: Universe, coordinator_client) -> None:
    from django.urls import reverse

    answer = coordinator_client.get(reverse(f"partnership:{name}", args=[town.partnership.slug]))
    assert answer.status_code == 200, answer.content[:500]
