"""Groups: set up, terms, joint meetings, set apart, ended; and how their pages read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Function
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import fill_post
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.foundation.notifications.services import send_waiting
from frankpledge.stages.partnership.models import Group, Topic
from frankpledge.stages.partnership.queries import groups as queries
from frankpledge.stages.partnership.services import groups as services
from frankpledge.stages.partnership.services.seats import give_seat
from tests.universe.groups import TODAY, a_group, a_seat, a_topic
from tests.universe.partnership import AT, BEGAN, Universe


def page(client: Client, town: Universe, name: str, *arguments: object, query: str = "") -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def amend(group: Group, town: Universe, **changes: object) -> Group:
    kept = {name: getattr(group, name) for name in ("name", "level", "started", "remit", "powers", "functions")}
    return services.amend_group(group=group, by=town.coordinator, at=AT, **kept | changes)


def test_only_the_coordinator_sets_up_groups(town: Universe) -> None:
    with pytest.raises(NotPermitted):
        services.set_up_group(name="Forum", level="strategic", started=BEGAN, by=town.as_(Role.CHAIR), at=AT)
    assert not Group.objects.exists()


def test_two_groups_at_work_cannot_have_one_name_whatever_the_capitals(town: Universe) -> None:
    first = a_group(town, "Forum")
    with pytest.raises(Refused) as refusal:
        a_group(town, "FORUM")
    assert "name" in refusal.value.reasons
    services.end_group(group=first, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert a_group(town, "Forum").pk != first.pk


def test_functions_are_kept_once_in_their_own_order_and_others_are_refused(town: Universe) -> None:
    group = a_group(town, functions=["strategy", "audit", "strategy"])
    assert group.functions == [Function.AUDIT, Function.STRATEGY]
    with pytest.raises(Refused) as refusal:
        a_group(town, "Forum", functions=["crime"])
    assert list(refusal.value.reasons) == ["functions"]


def test_topics_named_a_line_each_are_added_once_whatever_the_capitals(town: Universe) -> None:
    known = a_topic(town, "Burglary")
    group = a_group(town, new_topics="burglary\n  Drug   dealing \n\n")
    assert {topic.name for topic in group.topics.all()} == {"Burglary", "Drug dealing"}
    assert known in group.topics.all()
    assert Topic.objects.count() == 2


def test_terms_are_agreed_only_once_remit_and_powers_are_written_and_not_in_the_future(town: Universe) -> None:
    group = a_group(town)
    with pytest.raises(Refused) as refusal:
        services.agree_terms(group=group, agreed_on=TODAY + timedelta(days=1), by=town.coordinator, at=AT)
    assert set(refusal.value.reasons) == {"agreed_on", ""}
    assert len(refusal.value.reasons[""]) == 2
    amend(group, town, remit="Leads the audit.", powers="Spends up to £5,000.")
    services.agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)
    group.refresh_from_db()
    assert group.terms_agreed_on == TODAY


@pytest.mark.parametrize("change", [{"remit": "Other."}, {"powers": "None."}, {"functions": ["strategy"]}])
def test_agreed_terms_that_change_are_to_be_agreed_anew(town: Universe, change: dict[str, object]) -> None:
    group = a_group(town, remit="Leads the audit.", powers="Spends money.", functions=["audit"])
    services.agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)
    assert amend(group, town, name="Another name").terms_agreed_on == TODAY
    assert amend(group, town, **change).terms_agreed_on is None


def test_a_group_cannot_come_before_itself_however_long_the_line(town: Universe) -> None:
    first = a_group(town, "First")
    second = a_group(town, "Second", predecessor=first)
    third = a_group(town, "Third", predecessor=second)
    with pytest.raises(Refused) as refusal:
        amend(first, town, predecessor=third)
    assert list(refusal.value.reasons) == ["predecessor"]


def test_nothing_of_another_partnership_is_taken_into_a_group(town: Universe, neighbour: Universe) -> None:
    theirs = a_group(neighbour, "Theirs")
    ours = a_group(town)
    for attempt in (
        lambda: a_group(town, "New", predecessor=theirs),
        lambda: a_group(town, "New", topics=[a_topic(neighbour)]),
        lambda: services.meet_jointly(group=ours, others=[theirs], by=town.coordinator, at=AT),
        lambda: services.end_group(group=theirs, until=TODAY, by=town.coordinator, at=AT),
        lambda: services.set_apart(group=theirs, overlap_reason="x", by=town.coordinator, at=AT),
    ):
        with pytest.raises(Refused, match="another partnership"):
            attempt()


def test_joint_meetings_hold_both_ways_and_go_when_one_group_ends(town: Universe) -> None:
    board, team = a_group(town, "Board"), a_group(town, "Youth offending team steering group")
    services.meet_jointly(group=board, others=[team], by=town.coordinator, at=AT)
    assert list(team.meets_jointly_with.all()) == [board]
    with pytest.raises(Refused):
        services.meet_jointly(group=board, others=[board], by=town.coordinator, at=AT)
    services.end_group(group=team, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert not board.meets_jointly_with.exists()
    with pytest.raises(Refused):
        services.meet_jointly(group=board, others=[team], by=town.coordinator, at=AT)


def test_setting_apart_wants_a_reason(town: Universe) -> None:
    group = a_group(town)
    with pytest.raises(Refused):
        services.set_apart(group=group, overlap_reason="  ", by=town.coordinator, at=AT)
    services.set_apart(group=group, overlap_reason="It works in the north only.", by=town.coordinator, at=AT)
    group.refresh_from_db()
    assert group.overlap_reason == "It works in the north only."


def test_a_group_ends_with_every_seat_and_then_nothing_of_it_changes(town: Universe) -> None:
    group = a_group(town)
    seat, later = a_seat(town, group), a_seat(town, group, town.post(title="Chief inspector"), since=TODAY)
    with pytest.raises(Refused) as refusal:
        services.end_group(group=group, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert list(refusal.value.reasons) == ["until"]
    services.end_group(group=group, until=TODAY, by=town.coordinator, at=AT)
    for each in (seat, later):
        each.refresh_from_db()
        assert each.until == TODAY
    tomorrow = town.as_(Role.COORDINATOR, AT + timedelta(days=1))
    with pytest.raises(Refused, match="has ended"):
        give_seat(group=group, post=town.post(title="Sergeant"), since=TODAY, by=tomorrow, at=tomorrow.at)
    assert not queries.current_groups(tomorrow)


def test_those_who_sit_in_a_group_are_told_when_it_ends_without_its_name(town: Universe) -> None:
    group = a_group(town, "Secret matters")
    seat = a_seat(town, group)
    fill_post(post=seat.post, person=town.people[Role.CHAIR], since=BEGAN, by=town.coordinator, at=AT)
    send_waiting(at=AT)
    mail.outbox.clear()
    services.end_group(group=group, until=TODAY, by=town.coordinator, at=AT)
    send_waiting(at=AT)
    assert [message.to for message in mail.outbox] == [[town.people[Role.CHAIR].email]]
    assert "Secret" not in mail.outbox[0].subject + mail.outbox[0].body
    assert f"/groups/{group.pk}/" in mail.outbox[0].body


def test_the_list_shows_groups_at_work_and_those_that_ended_with_their_followers(
    town: Universe, coordinator_client: Client
) -> None:
    before = a_group(town, "Crime forum", functions=["oversight"])
    services.end_group(group=before, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    a_group(town, "Board", level="strategic", functions=["audit"], predecessor=before)
    shown = page(coordinator_client, town, "groups")
    at_work, ended = shown.split("Groups that have ended")
    assert "Board" in at_work
    assert "Followed by" in ended
    assert "Board" in ended
    assert "began on 1 April 2025" in shown


def test_the_list_is_filtered_by_level_function_and_name(town: Universe, coordinator_client: Client) -> None:
    a_group(town, "Board", level="strategic", functions=["audit"])
    a_group(town, "Street team", level="operational", functions=["delivery"])
    for query, shown, hidden in (
        ("?level=operational", "Street team", "Board"),
        ("?function=audit", "Board", "Street team"),
        ("?name=STREET", "Street team", "Board"),
    ):
        table = page(coordinator_client, town, "groups", query=query).split("Groups at work")[1]
        assert shown in table
        assert hidden not in table.split("</table>")[0]


def test_an_empty_list_says_what_to_do(town: Universe, coordinator_client: Client) -> None:
    assert "Set up the first" in page(coordinator_client, town, "groups")


def test_a_groups_page_tells_its_terms_its_line_and_its_history(town: Universe, coordinator_client: Client) -> None:
    before = a_group(town, "Crime forum")
    group = a_group(
        town, "Board", remit="Sees what is missing.", powers="Decides on resources.", constitution="Meets quarterly.",
        functions=["oversight"], new_topics="Burglary", predecessor=before,
    )  # fmt: skip
    services.agree_terms(group=group, agreed_on=date(2025, 6, 2), by=town.coordinator, at=AT)
    a_seat(town, group, role="chair")
    shown = page(coordinator_client, town, "group", group.pk)
    for wanted in (
        "Sees what is missing.", "Decides on resources.", "Meets quarterly.", "Oversight", "Burglary", "2 June 2025",
        "Crime forum", "1 took a seat", "(chair)", "Terms of reference agreed", "Vacant", "Set up the group: Board",
    ):  # fmt: skip
        assert wanted in shown, wanted


def test_who_recorded_what_is_shown_only_to_those_who_may_read_the_log(town: Universe, client: Client) -> None:
    group = a_group(town)
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    shown = page(client, town, "group", group.pk)
    assert "Who recorded what" not in shown
    assert "Merge into another group" not in shown


def test_setting_up_by_the_form_leads_to_the_group_with_its_unfilled_seats(
    town: Universe, coordinator_client: Client
) -> None:
    sent = {
        "name": "Responsible authorities group", "level": "strategic", "started": "2026-03-02",
        "template": "statutory-group-1998", "functions": ["audit", "consultation"], "new_topics": "Burglary",
    }  # fmt: skip
    answer = coordinator_client.post(reverse("partnership:group-set-up", args=["tithingham"]), sent, follow=True)
    shown = answer.content.decode()
    assert "The group is set up" in shown
    assert "Assistant chief probation officer" in shown
    assert "report l.277" in shown
    made = Group.objects.get()
    assert made.functions == ["audit", "consultation"]
    assert [str(topic) for topic in made.topics.all()] == ["Burglary"]


def test_what_happens_to_groups_is_in_a_log_that_is_whole(town: Universe) -> None:
    group = a_group(town, remit="r", powers="p")
    services.agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)
    services.end_group(group=group, until=TODAY, by=town.coordinator, at=AT)
    assert verify(town.partnership.pk).is_whole
