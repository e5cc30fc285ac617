"""Support is told section by section, and whoever offers to be involved hears from somebody until it is done."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires.bank import BANK, SUPPORTS_PLAN
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.site.backup.export import export_partnership
from frankpledge.stages.consultation.models import FollowUp, PersonToAsk
from frankpledge.stages.consultation.queries.involvement import offer_counts, offers
from frankpledge.stages.consultation.queries.support import groups_without_answers, support_asked
from frankpledge.stages.consultation.services.people import amend_person, delete_people_due
from frankpledge.stages.consultation.tables.support import sections_of, topics
from frankpledge.stages.consultation.work import consultation_work
from tests.universe import involvement as made
from tests.universe.consultation import a_group_to_hear
from tests.universe.noticeboard import FORGOTTEN, TODAY, somebody
from tests.universe.partnership import AT, Universe
from tests.universe.weighted import keep_all, key_of

pytestmark = pytest.mark.django_db


# --- Support ---------------------------------------------------------------------------------------------------


def verdicts_of(town: Universe, title: str) -> dict[str, str]:
    [topic] = [each for each in topics(support_asked(town.coordinator), town.coordinator) if each["title"] == title]
    return {row[0]: row[2]["status"] for table in topic["tables"] for row in table["rows"]}


def test_each_section_is_said_to_support_the_audit_or_not_or_that_it_cannot_be_told(town: Universe) -> None:
    made.asked_for_support(town)
    audit = verdicts_of(town, "The report matches what they see")
    assert (audit["North"], audit["South"]) == ("supported by most", "not supported by most")
    plan = verdicts_of(town, "They agree with what the draft plan puts first")
    assert (plan["North"], plan["South"]) == ("supported by most", "supported by most")


def test_a_section_that_nobody_is_of_reads_as_one_of_which_too_few_answered(town: Universe) -> None:
    made.asked_for_support(town)
    audit = verdicts_of(town, "The report matches what they see")
    assert audit["The islands"] == "too few answered"
    assert audit["75 or over"] == "too few answered"


def test_that_all_of_a_small_section_had_not_read_it_is_not_told(town: Universe) -> None:
    opened = made.asked_for_support(town, people=[])
    area = key_of(opened, made.AREA)
    many = [{"core-matches-audit": "fully", area: "a1"} for _ in range(40)]
    keep_all(opened, [*many, *({"core-matches-audit": "not-read", area: "a3"} for _ in range(3))])
    [asked, _plan] = support_asked(town.coordinator)
    assert asked.round is not None
    [one] = [each for each in asked.round.characteristics if each.key == area]
    people = asked.round.people
    told = {each.group: each.words for each in sections_of(one, people.single(asked.key), people.single(area))}
    assert told["The islands"] == told["South"]


def test_the_page_names_the_groups_to_hear_of_whom_no_answer_tells(town: Universe, coordinator_client: Client) -> None:
    made.asked_for_support(town)
    group = a_group_to_hear(town, "Travellers")
    assert groups_without_answers(town.coordinator, support_asked(town.coordinator)) == [group]
    html = coordinator_client.get(reverse("consultation:support", args=["tithingham"])).content.decode()
    for told in ("Travellers", "The report and the plan", "supported by most", "The islands"):
        assert told.lower() in html.lower()


def test_where_nobody_was_asked_the_page_says_so(town: Universe, coordinator_client: Client) -> None:
    html = coordinator_client.get(reverse("consultation:support", args=["tithingham"])).content.decode()
    assert html.count("No questionnaire that was opened asks it") == 2


def test_the_bank_asks_of_the_plan_in_both_languages_with_the_answers_that_ask_of_the_report() -> None:
    plan, report = BANK[SUPPORTS_PLAN], BANK["core-matches-audit"]
    assert plan.is_in_welsh
    assert plan.codes == report.codes


# --- Offers ----------------------------------------------------------------------------------------------------


def test_who_offers_to_be_involved_is_kept_with_what_in_and_by_when_somebody_gets_back(
    town: Universe, coordinator_client: Client
) -> None:
    made.an_offer(town)
    somebody(town, name="Otto Quill")
    html = coordinator_client.get(reverse("consultation:offers", args=["tithingham"])).content.decode()
    for told in ("Ida Ashdown", "Planning the street lights", "Nobody has got back to them yet"):
        assert told in html
    assert "Otto Quill" not in html


def test_an_offer_without_a_day_or_a_day_after_they_are_forgotten_is_refused(town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        made.an_offer(town, follow_up_by=None)
    assert list(refusal.value.reasons) == ["follow_up_by"]
    with pytest.raises(Refused):
        made.an_offer(town, follow_up_by=FORGOTTEN)
    with pytest.raises(Refused):
        made.an_offer(town, involved_in="")


def test_what_came_of_it_is_told_with_who_and_when_and_nothing_waits_any_more(
    town: Universe, coordinator_client: Client
) -> None:
    offered = made.an_offer(town)
    assert [item.text for item in offer_items(town)] == ["Get back to 1 person who offered to be involved"]
    made.followed_up(town, offered)
    html = coordinator_client.get(reverse("consultation:offer", args=["tithingham", offered.pk])).content.decode()
    for told in ("They take part now", "The lighting group", str(town.people[Role.COORDINATOR])):
        assert told in html
    assert offer_items(town) == []
    assert offer_counts(town.coordinator).joined == 1


def offer_items(town: Universe, role: Role = Role.COORDINATOR) -> list[Any]:
    return [item for item in consultation_work(town.as_(role)) if "offered to be involved" in item.text]


def test_whoever_was_not_reached_waits_until_the_next_day_given(town: Universe) -> None:
    offered = made.an_offer(town)
    with pytest.raises(Refused) as refusal:
        made.followed_up(town, offered, came_of_it="not-reached")
    assert list(refusal.value.reasons) == ["next_by"]
    again = TODAY + timedelta(days=7)
    made.followed_up(town, offered, came_of_it="not-reached", note="", next_by=again)
    offered.refresh_from_db()
    assert offered.follow_up_by == again
    assert [item.due for item in offer_items(town)] == [again]


def test_what_is_overdue_is_one_line_on_the_work_list_that_names_nobody_and_for_those_alone_who_run(
    town: Universe,
) -> None:
    late = TODAY - timedelta(days=1)
    agreed = TODAY - timedelta(days=30)
    for name in ("Ida Ashdown", "Otto Quill"):
        made.an_offer(town, name=name, consented_on=agreed, follow_up_by=late)
    [item] = offer_items(town)
    assert (item.text, item.due, item.status) == ("Get back to 2 people who offered to be involved", late, "overdue")
    assert offer_items(town, Role.CHAIR) == []
    assert offer_counts(town.coordinator).overdue == 2


def test_what_came_of_it_is_forgotten_with_the_person_and_the_log_counts_people_alone(town: Universe) -> None:
    offered = made.an_offer(town)
    made.followed_up(town, offered, came_of_it="later", next_by=TODAY + timedelta(days=5))
    made.followed_up(town, offered)
    assert delete_people_due(at=AT + (FORGOTTEN - TODAY)) == 1
    assert not FollowUp.objects.exists()
    assert not PersonToAsk.objects.exists()
    deleted = Event.objects.get(kind="people-to-ask.deleted")
    assert (deleted.facts["count"], deleted.facts["left"]) == (1, 0)


def test_nothing_of_an_offer_is_exported_after_its_day_nor_named_in_the_log(town: Universe, tmp_path: Path) -> None:
    offered = made.an_offer(town)
    made.followed_up(town, offered, note="With Rosa Vane")
    logged = json.dumps([each.facts for each in Event.objects.all()], default=str)
    for name in ("Ida Ashdown", "Rosa Vane", "Planning the street lights"):
        assert name not in logged
    kept = {}
    for name, day in {"early": AT, "late": AT + (FORGOTTEN - TODAY)}.items():
        export_partnership(town.partnership, tmp_path / name, at=day)
        kept[name] = (tmp_path / name / "tables" / "consultation.followup.jsonl").read_text()
    assert "Rosa Vane" in kept["early"]
    assert kept["late"] == ""


def test_details_can_be_changed_after_somebody_got_back_without_giving_a_day_anew(town: Universe) -> None:
    offered = made.an_offer(town)
    made.followed_up(town, offered)
    offered.refresh_from_db()
    given = ("name", "purpose", "consent", "consented_on", "delete_on", "involved_in", "follow_up_by")
    now = {name: getattr(offered, name) for name in given}
    amend_person(person=offered, by=town.coordinator, at=AT, **now | {"reached_by": "By post"})
    assert offers(town.coordinator).get().reached_by == "By post"


def test_who_offered_nothing_is_not_followed_up(town: Universe) -> None:
    with pytest.raises(Refused, match="not offered"):
        made.followed_up(town, somebody(town))
