"""Who does what, what groups have in common, and the board's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import Group, Topic
from frankpledge.stages.partnership.queries import overlap as queries
from frankpledge.stages.partnership.queries.board import gaps, overdue_actions
from frankpledge.stages.partnership.rules.functions import Held, who_does_what
from frankpledge.stages.partnership.rules.overlap import Suggestion, pairs_of
from frankpledge.stages.partnership.services.agenda import add_item
from frankpledge.stages.partnership.services.groups import agree_terms, end_group, meet_jointly, set_apart
from frankpledge.stages.partnership.services.meetings import cancel_meeting
from frankpledge.stages.partnership.services.mergers import merge_groups
from frankpledge.stages.partnership.services.seats import end_seat
from tests.universe.groups import TODAY, a_group, a_seat, a_topic
from tests.universe.meetings import action, decided, held, held_post, outside, planned
from tests.universe.partnership import AT, BEGAN, Universe


def page(client: Client, name: str, query: str = "") -> str:
    answer = client.get(reverse(f"partnership:{name}", args=["tithingham"]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def deal(town: Universe, topic: Topic, *groups: Group, **given: object) -> None:
    """Plan a meeting of some groups on a topic."""
    meeting = planned(town, *groups, **given)
    add_item(meeting=meeting, title="Report", topic=topic, by=town.coordinator, at=AT)


def pair(town: Universe):
    (found,) = pairs_of(queries.makeups_with_agendas(town.coordinator))
    return found


def test_functions_with_no_group_and_with_several_are_flagged_until_a_reason_is_recorded(
    town: Universe, coordinator_client: Client
) -> None:
    a_group(town, "Board", functions=["audit", "strategy"])
    forum = a_group(town, "Old forum", functions=["audit", "action-plan"])
    held_by = {each.function: each.held for each in who_does_what(queries.makeups(town.coordinator))}
    assert list(held_by.values()) == [Held.BY_SEVERAL, Held.BY_NONE, Held.BY_ONE, Held.BY_ONE]
    shown = page(coordinator_client, "functions")
    assert "2 functions have no group or several" in shown
    assert "Several groups" in shown
    assert "No group" in shown
    set_apart(group=forum, overlap_reason="It looks at the villages only.", by=town.coordinator, at=AT)
    shown = page(coordinator_client, "functions")
    assert "1 function has no group or several" in shown
    assert "Set apart" in shown


def test_a_group_that_ended_holds_no_function_any_longer(town: Universe) -> None:
    group = a_group(town, functions=["audit"])
    end_group(group=group, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert who_does_what(queries.makeups(town.coordinator))[0].held is Held.BY_NONE


def test_only_the_coordinator_is_offered_to_settle_who_does_what(town: Universe, client: Client) -> None:
    for name in ("Board", "Forum"):
        a_group(town, name, functions=["audit"])
    client.force_login(town.people[Role.CHAIR])
    shown = page(client, "functions")
    assert "Several groups" in shown
    assert "Say what sets" not in shown


def test_two_groups_with_the_same_members_and_topics_are_proposed_for_merging(
    town: Universe, coordinator_client: Client
) -> None:
    topic, post = a_topic(town), town.post()
    one, other = (a_group(town, name, topics=[topic]) for name in ("Board", "Forum"))
    for group in (one, other):
        a_seat(town, group, post)
    assert (pair(town).posts, pair(town).agencies, pair(town).topics) == (1, 1, 1)
    assert pair(town).suggestion is Suggestion.MERGE
    shown = page(coordinator_client, "overlap")
    assert "Could merge" in shown
    assert f"/groups/{other.pk}/merge/?into={one.pk}" in shown


def test_seats_that_have_ended_are_not_counted(town: Universe) -> None:
    post = town.post()
    seats = [a_seat(town, a_group(town, name), post) for name in ("Board", "Forum")]
    assert pair(town).posts == 1
    end_seat(seat=seats[0], until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert pair(town).posts == 0


def test_one_function_in_two_groups_is_told_on_the_page_of_overlap(town: Universe, coordinator_client: Client) -> None:
    for name in ("Board", "Forum"):
        a_group(town, name, functions=["strategy"])
    shown = page(coordinator_client, "overlap")
    assert "Same function" in shown
    assert "/apart/" in shown


def test_groups_that_meet_jointly_are_said_to_and_can_plan_a_joint_meeting(
    town: Universe, coordinator_client: Client
) -> None:
    topic = a_topic(town)
    one, other = (a_group(town, name, topics=[topic]) for name in ("Board", "Forum"))
    meet_jointly(group=one, others=[other], by=town.coordinator, at=AT)
    shown = page(coordinator_client, "overlap")
    assert "They meet jointly" in shown
    assert f"/meetings/new/?groups={one.pk}&amp;groups={other.pk}" in shown


def test_a_topic_of_several_groups_own_meetings_becomes_one_joint_item(
    town: Universe, coordinator_client: Client
) -> None:
    burglary, fires = a_topic(town, "Burglary"), a_topic(town, "Fires")
    one, other = a_group(town, "Board"), a_group(town, "Forum")
    deal(town, burglary, one)
    deal(town, burglary, one, on=TODAY - timedelta(days=30))
    deal(town, burglary, other)
    deal(town, fires, one, other)
    (found,) = queries.recent_topics_in_common(town.coordinator)
    assert (found.topic, found.groups) == (burglary, ((one, 2), (other, 1)))
    shown = page(coordinator_client, "overlap").split("Topics that several groups deal with apart")[1]
    assert "Burglary" in shown
    assert "2 meetings" in shown
    assert "Fires" not in shown


def test_topics_of_old_cancelled_and_ended_groups_meetings_are_left_out(town: Universe) -> None:
    topic, one = a_topic(town), a_group(town, "Board")
    other, gone = a_group(town, "Forum"), a_group(town, "Gone", started=BEGAN - timedelta(days=900))
    deal(town, topic, one)
    meeting = planned(town, other)
    add_item(meeting=meeting, title="Report", topic=topic, by=town.coordinator, at=AT)
    assert len(queries.recent_topics_in_common(town.coordinator)) == 1
    cancel_meeting(meeting=meeting, by=town.coordinator, at=AT)
    deal(town, topic, gone, on=TODAY - timedelta(days=400))
    assert queries.recent_topics_in_common(town.coordinator) == []
    deal(town, topic, gone, on=TODAY - timedelta(days=20))
    assert len(queries.recent_topics_in_common(town.coordinator)) == 1
    end_group(group=gone, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert queries.recent_topics_in_common(town.coordinator) == []


def test_agendas_count_into_what_groups_have_in_common(town: Universe) -> None:
    topic = a_topic(town)
    one, other = a_group(town, "Board"), a_group(town, "Forum")
    deal(town, topic, one)
    deal(town, topic, other)
    assert pair(town).topics == 1


def test_what_stood_on_agendas_is_not_for_those_who_only_work_for_the_partnership(town: Universe) -> None:
    for read in (queries.makeups_with_agendas, queries.recent_topics_in_common, gaps, overdue_actions):
        with pytest.raises(NotPermitted):
            read(town.as_(Role.CONTRACTOR))


def test_nothing_of_another_partnership_is_compared(town: Universe, neighbour: Universe) -> None:
    for name in ("Board", "Forum"):
        deal(neighbour, Topic.objects.filter(partnership=neighbour.partnership).first() or a_topic(neighbour),
             a_group(neighbour, name, functions=["audit"]))  # fmt: skip
    assert queries.makeups(town.coordinator) == []
    assert queries.recent_topics_in_common(town.coordinator) == []


def test_the_board_sees_gaps_what_is_overdue_and_decisions_on_money(town: Universe, client: Client) -> None:
    post = held_post(town, Role.AGENCY_REPRESENTATIVE)
    group = a_group(town, "Delivery team", functions=["delivery"])
    a_seat(town, group, post)
    meeting = held(town, group)
    decided(town, meeting, "Light the underpass", pounds=12_000, group=group, authority="Terms of reference")
    outside(town, post, pounds=400)
    action(town, what="Mend the gate", meeting=meeting, due=TODAY - timedelta(days=1))
    action(town, what="Paint the fence", meeting=meeting, due=TODAY + timedelta(days=1))
    client.force_login(town.people[Role.CHAIR])
    shown = page(client, "board")
    gap, late = shown.split("What groups lack")[1].split("Actions overdue", 1)
    late, money = late.split("Decisions on money", 1)
    for wanted in ("Delivery team", "No agreed terms of reference", "no chair", "no meeting planned"):
        assert wanted in gap
    assert "Mend the gate" in late
    assert "Paint the fence" not in late
    for wanted in ("£12,000", "Taken at a meeting", "£400", "To be ratified"):
        assert wanted in money
    assert shown.count("No group") >= 4


def test_a_group_that_lacks_nothing_is_no_gap(town: Universe) -> None:
    post = held_post(town, Role.CHAIR)
    group = a_group(town, remit="r", powers="p")
    a_seat(town, group, post, role="chair")
    agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)
    planned(town, group)
    assert gaps(town.coordinator) == []


def test_meetings_planned_of_a_merged_group_are_the_other_groups_and_its_page_leads_to_joint_ones(
    town: Universe, coordinator_client: Client
) -> None:
    main, team, forum = (a_group(town, name) for name in ("Main group", "Youth team", "Forum"))
    before, after = planned(town, team, on=TODAY - timedelta(days=9)), planned(town, team, forum)
    merge_groups(group=team, into=main, on=TODAY, by=town.coordinator, at=AT)
    assert set(before.groups.all()) == {team}
    assert set(after.groups.all()) == {main, forum}
    shown = coordinator_client.get(reverse("partnership:group", args=["tithingham", main.pk])).content.decode()
    assert "Meetings with other groups" in shown
    assert f"/meetings/{after.pk}/" in shown


def test_a_contractor_sees_no_meetings_of_a_group(town: Universe, client: Client) -> None:
    one, other = a_group(town, "Board"), a_group(town, "Forum")
    planned(town, one, other)
    for role, is_shown in ((Role.CHAIR, True), (Role.CONTRACTOR, False)):
        client.force_login(town.people[role])
        shown = client.get(reverse("partnership:group", args=["tithingham", one.pk])).content.decode()
        assert ("Meetings with other groups" in shown) is is_shown
        assert ("23 March 2026" in shown) is is_shown
        assert ("23 March 2026" in page(client, "groups")) is is_shown
