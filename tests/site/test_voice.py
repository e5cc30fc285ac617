"""What passes up, down and across: objections, briefings, issues, and what elected members are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.core.readiness.case import Level
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.partnership.models import Objection
from frankpledge.stages.partnership.queries import objections as queries
from frankpledge.stages.partnership.queries.briefings import coverage
from frankpledge.stages.partnership.queries.lookback import places_today
from frankpledge.stages.partnership.queries.member_briefings import committees, facts_for_members
from frankpledge.stages.partnership.queries.voice_work import voice_work
from frankpledge.stages.partnership.services.briefings import acknowledge_briefing, widen_briefing
from frankpledge.stages.partnership.services.issues import reply_to_issue
from frankpledge.stages.partnership.services.leads import accept_lead
from frankpledge.stages.partnership.services.member_briefings import record_member_briefing
from frankpledge.stages.partnership.services.objections import answer_objection, raise_objection
from tests.universe import means_and_voice as made
from tests.universe import meetings
from tests.universe.cycle import DUE, a_cycle, recorded
from tests.universe.means_and_voice import CHARITY, COUNCIL, POLICE, police, speaker_for
from tests.universe.partnership import AT, Universe

DAY = timedelta(days=1)


def get(client: Client, town: Universe, name: str, *arguments: object, query: str = "") -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def told(town: Universe, role: Role) -> list[str]:
    return list(Message.objects.filter(to=town.people[role]).values_list("subject", flat=True))


# --- Objections -------------------------------------------------------------------------------------------


def test_a_charity_with_no_duty_objects_as_the_police_do(town: Universe) -> None:
    for agency in (POLICE, CHARITY):
        by = speaker_for(town, agency)
        raised = raise_objection(agency=town.agency(agency), about="The order", text="Too fast.", by=by, at=AT)
        assert (raised.agency, raised.raised_by) == (town.agency(agency), by.person)


def test_nobody_objects_in_the_name_of_another_agency_but_the_coordinator_who_writes_down_what_was_said(
    town: Universe,
) -> None:
    given = {"agency": town.agency(COUNCIL), "about": "The order", "text": "Too fast.", "at": AT}
    for by in (police(town), town.as_(Role.CHAIR), town.as_(Role.DATA_LIAISON), town.as_(Role.OBSERVER)):
        with pytest.raises(NotPermitted):
            raise_objection(by=by, **given)
    raise_objection(by=town.coordinator, **given)


def test_an_objection_is_answered_by_the_chair_or_the_coordinator_and_by_nobody_else(town: Universe) -> None:
    for role in (Role.AGENCY_REPRESENTATIVE, Role.OUTPUT_CHECKER, Role.INFORMATION_OFFICER):
        with pytest.raises(NotPermitted):
            answer_objection(objection=made.objection(town), answer="No.", by=town.as_(role), at=AT)
    for role in (Role.CHAIR, Role.COORDINATOR):
        answer_objection(objection=made.objection(town), answer="No.", by=town.as_(role), at=AT)
    assert Objection.objects.filter(answered_on=AT.date()).count() == 2


def test_whoever_raised_or_wrote_down_an_objection_does_not_answer_it(town: Universe, client: Client) -> None:
    own = made.objection(town, by=town.coordinator)
    with pytest.raises(NotPermitted, match="Somebody other"):
        answer_objection(objection=own, answer="I agree with myself.", by=town.coordinator, at=AT)
    client.force_login(town.people[Role.COORDINATOR])
    assert "somebody else must answer" in get(client, town, "objection", own.pk)
    answer_objection(objection=own, answer="We shall.", by=town.as_(Role.CHAIR), at=AT)


def test_an_answer_has_words_and_is_given_once(town: Universe) -> None:
    found = made.objection(town)
    with pytest.raises(Refused, match="Enter the answer"):
        answer_objection(objection=found, answer=" ", by=town.coordinator, at=AT)
    answer_objection(objection=found, answer="Yes.", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="already"):
        answer_objection(objection=found, answer="No.", by=town.as_(Role.CHAIR), at=AT)


def test_an_objection_to_a_decision_leads_to_it_and_one_of_another_partnership_is_refused(
    town: Universe, neighbour: Universe, coordinator_client: Client
) -> None:
    decision = meetings.outside(town, town.post())
    found = made.objection(town, decision=decision)
    page = get(coordinator_client, town, "objection", found.pk)
    assert reverse("partnership:decision", args=[town.partnership.slug, decision.pk]) in page
    with pytest.raises(Refused, match="another partnership"):
        made.objection(town, decision=meetings.outside(neighbour, neighbour.post()))


def test_those_who_answer_are_told_of_an_objection_and_whoever_raised_it_of_the_answer(town: Universe) -> None:
    found = made.objection(town, text="The mayor's cousin")
    answer_objection(objection=found, answer="A secret answer", by=town.as_(Role.CHAIR), at=AT)
    assert told(town, Role.COORDINATOR) == ["A member objects"]
    assert told(town, Role.CHAIR) == ["A member objects"]
    assert told(town, Role.AGENCY_REPRESENTATIVE) == ["Your objection has an answer"]
    text = " ".join(Message.objects.values_list("text", flat=True))
    assert "cousin" not in text
    assert "secret" not in text


def test_open_and_answered_objections_are_counted_by_sector_and_by_standing(
    town: Universe, coordinator_client: Client
) -> None:
    answered = made.objection(town)
    made.objection(town, by=speaker_for(town, CHARITY), agency=CHARITY)
    later = town.as_(Role.CHAIR, AT + 6 * DAY)
    answer_objection(objection=answered, answer="Yes.", by=later, at=AT + 6 * DAY)
    places = places_today(town.coordinator)
    found = list(queries.objections(town.coordinator))
    by_sector = {row.who: row for row in queries.heard_by(found, places, queries.sector_of)}
    assert (by_sector["Police"].raised, by_sector["Police"].answered, by_sector["Police"].median_days) == (1, 1, 6)
    assert (by_sector["Voluntary"].raised, by_sector["Voluntary"].answered) == (1, 0)
    by_standing = {row.who: row for row in queries.heard_by(found, places, queries.standing_of)}
    assert (by_standing["Responsible"].members, by_standing["Responsible"].raised) == (3, 1)
    page = get(coordinator_client, town, "objections", query="?state=open")
    assert page.count(">The order of work<") == 1


def test_every_member_reads_objections_and_their_answers(town: Universe, client: Client) -> None:
    found = made.objection(town, text="It leaves the estates out.")
    answer_objection(objection=found, answer="They come first now.", by=town.as_(Role.CHAIR), at=AT)
    for role in (Role.DATA_LIAISON, Role.OUTPUT_CHECKER, Role.INFORMATION_OFFICER):
        client.force_login(town.people[role])
        page = get(client, town, "objection", found.pk)
        assert "It leaves the estates out." in page
        assert "They come first now." in page


# --- Briefings --------------------------------------------------------------------------------------------


def test_a_briefing_goes_to_each_chosen_level_of_each_chosen_agency_and_their_representatives_are_told(
    town: Universe,
) -> None:
    speaker_for(town, COUNCIL)
    found = made.briefing(town, agencies=[POLICE, COUNCIL], levels=["operational", "strategic"])
    assert found.audiences.count() == 4
    assert told(town, Role.AGENCY_REPRESENTATIVE) == ["A briefing for your agency"]
    assert Message.objects.filter(subject="A briefing for your agency").count() == 2


@pytest.mark.parametrize(("given", "field"), [({"agencies": []}, "agencies"), ({"levels": []}, "levels")])
def test_a_briefing_for_nobody_is_refused(given: dict[str, list[str]], field: str, town: Universe) -> None:
    with pytest.raises(Refused) as refusal:
        made.briefing(town, **given)
    assert list(refusal.value.reasons) == [field]


def test_only_the_agencys_own_representative_says_that_its_people_had_a_briefing(town: Universe) -> None:
    found = made.audience(town)
    for by in (town.coordinator, town.as_(Role.DATA_LIAISON), speaker_for(town, COUNCIL)):
        with pytest.raises(NotPermitted):
            acknowledge_briefing(audience=found, by=by, at=AT)
    acknowledge_briefing(audience=found, people=14, by=police(town), at=AT)
    found.refresh_from_db()
    assert (found.acknowledged_on, found.people) == (AT.date(), 14)
    with pytest.raises(Refused, match="already"):
        acknowledge_briefing(audience=found, by=police(town), at=AT)


def test_a_briefing_planned_for_later_cannot_be_acknowledged_yet(town: Universe, client: Client) -> None:
    found = made.audience(town, on=AT.date() + DAY)
    with pytest.raises(Refused, match="still to come"):
        acknowledge_briefing(audience=found, by=police(town), at=AT)
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    assert "Acknowledge for" not in get(client, town, "briefing", found.briefing_id)
    assert "The new strategy" in get(client, town, "briefings", query="?state=planned")


def test_those_who_had_a_briefing_are_left_as_they_are_when_it_goes_to_more(town: Universe) -> None:
    found = made.briefing(town)
    acknowledge_briefing(audience=found.audiences.get(), by=police(town), at=AT)
    chosen = [town.agency(POLICE), town.agency(CHARITY)]
    widen_briefing(briefing=found, agencies=chosen, levels=["operational"], by=town.coordinator, at=AT)
    assert found.audiences.count() == 2
    assert found.audiences.filter(acknowledged_on=None).get().agency == town.agency(CHARITY)


def test_coverage_names_the_levels_of_each_agency_that_had_no_briefing_in_a_year(
    town: Universe, coordinator_client: Client
) -> None:
    made.briefing(town, agencies=[POLICE, COUNCIL], levels=["operational"], perspectives=[town.agency(CHARITY)])
    made.briefing(town, agencies=[CHARITY], levels=["operational"], on=AT.date() - timedelta(days=400))
    made.briefing(town, agencies=[CHARITY], levels=["strategic"], on=AT.date() + DAY)
    found = {str(one.place): one for one in coverage(town.coordinator, places_today(town.coordinator))}
    assert found[POLICE].without == [Level.STRATEGIC, Level.CO_ORDINATING]
    assert found[CHARITY].without == list(Level)
    page = get(coordinator_client, town, "briefing-coverage")
    assert "2 of 4" in page
    assert "2 March 2026, not acknowledged" in page


def test_a_briefing_is_passed_down_by_the_form(town: Universe, coordinator_client: Client) -> None:
    sent = {
        "topic": "The Act and the strategy", "text": "", "on-day": "2", "on-month": "3", "on-year": "2026",
        "levels": ["operational"], "agencies": [town.agency(POLICE).pk], "by_group": "", "document": "",
        "perspectives": [town.agency(COUNCIL).pk],
    }  # fmt: skip
    answer = coordinator_client.post(reverse("partnership:briefing-send", args=[town.partnership.slug]), sent)
    page = coordinator_client.get(answer["Location"]).content.decode()
    assert "The Act and the strategy" in page
    assert COUNCIL in page


def test_every_agency_is_briefed_by_one_tick(town: Universe, coordinator_client: Client) -> None:
    found = made.briefing(town)
    address = reverse("partnership:briefing-widen", args=[town.partnership.slug, found.pk])
    assert coordinator_client.post(address, {"levels": ["operational"], "all_agencies": "on"}).status_code == 302
    assert found.audiences.count() == 4
    answer = coordinator_client.post(address, {"levels": ["operational"]})
    assert "Choose at least one agency." in answer.content.decode()


# --- Issues -----------------------------------------------------------------------------------------------


def test_a_reply_is_due_in_three_weeks_unless_another_day_is_named(town: Universe) -> None:
    assert made.issue(town).reply_due == AT.date() + timedelta(days=21)
    assert made.issue(town, reply_due=date(2026, 3, 9)).reply_due == date(2026, 3, 9)
    with pytest.raises(Refused, match="before today"):
        made.issue(town, reply_due=AT.date() - DAY)


def test_an_issue_is_tracked_from_those_who_raise_it_to_a_reply(town: Universe, client: Client) -> None:
    found = made.issue(town)
    assert "An issue was raised" in told(town, Role.COORDINATOR)
    with pytest.raises(NotPermitted):
        reply_to_issue(issue=found, reply="Ours.", by=police(town), at=AT)
    reply_to_issue(issue=found, reply="New masts in May.", by=town.as_(Role.CHAIR), at=AT)
    with pytest.raises(Refused, match="already"):
        reply_to_issue(issue=found, reply="Again.", by=town.coordinator, at=AT)
    assert "Your issue has a reply" in told(town, Role.AGENCY_REPRESENTATIVE)
    client.force_login(town.people[Role.DATA_LIAISON])
    assert "New masts in May." in get(client, town, "issue", found.pk)
    assert found.about in get(client, town, "issues", query="?state=answered")
    assert "No such issue" in get(client, town, "issues", query="?state=open")


def test_issues_without_a_reply_come_first_by_the_day_it_is_due(town: Universe, coordinator_client: Client) -> None:
    replied = made.issue(town, about="Replied to")
    reply_to_issue(issue=replied, reply="Yes.", by=town.coordinator, at=AT)
    made.issue(town, about="Due late")
    made.issue(town, about="Due soon", reply_due=date(2026, 3, 4))
    page = get(coordinator_client, town, "issues")
    assert page.index("Due soon") < page.index("Due late") < page.index(">Replied to</a>")


# --- Elected members --------------------------------------------------------------------------------------


def test_the_text_for_elected_members_tells_what_is_new_since_they_were_told_last(
    town: Universe, coordinator_client: Client
) -> None:
    post = town.post()
    meetings.outside(town, post, on=date(2025, 12, 1), what="Buy the old van.")
    meetings.outside(town, post, on=date(2026, 2, 1), what="Light the underpass.")
    meeting = meetings.held(town, meetings.table(town).board)
    meetings.action(town, meeting=meeting, due=meetings.LATELY + DAY)
    meetings.action(town, due=date(2026, 5, 1))
    record_member_briefing(
        committee="Scrutiny committee", on=date(2026, 1, 10), topic="The plan", by=town.coordinator, at=AT
    )
    page = get(coordinator_client, town, "member-briefing-text", query="?committee=Scrutiny+committee")
    assert "Light the underpass (1 February 2026)." in page
    assert "Buy the old van" not in page
    assert "2 actions are open, 1 of them overdue; 0 done since 10 January 2026." in page
    assert f"{POLICE}: 2 open, 1 overdue." in page
    assert "No cycle is being timed at present." in page


def test_the_text_says_where_the_cycle_is_what_is_under_way_and_what_comes_next(
    town: Universe, coordinator_client: Client
) -> None:
    recorded(town, a_cycle(town), "review", started=AT.date() - DAY)
    page = get(coordinator_client, town, "member-briefing-text")
    left = (DUE - AT.date()).days
    assert f"The cycle is due by {DUE:%-d %B %Y}: {left} days left. 0 of 6 steps have ended." in page
    assert "Information gathered under the protocol: under way since 1 March 2026, planned to end on" in page
    assert "Views of people and bodies who live or work in the area: planned to begin on" in page
    assert "Strategic assessment prepared:" not in page


def test_before_the_first_briefing_the_text_looks_back_a_year_and_names_nobody(
    town: Universe, coordinator_client: Client
) -> None:
    meetings.outside(town, town.post(), on=date(2025, 12, 1), what="Buy the old van.")
    page = get(coordinator_client, town, "member-briefing-text")
    assert "looks back twelve months" in page
    assert "Buy the old van (1 December 2025)." in page
    assert facts_for_members(town.coordinator).is_first


def test_the_log_says_which_committees_were_told_and_puts_first_the_one_that_waits_longest(
    town: Universe, coordinator_client: Client
) -> None:
    for committee, day in (("Scrutiny", 1), ("Cabinet", 9), ("Scrutiny", 20)):
        record_member_briefing(committee=committee, on=date(2026, 2, day), topic="The plan", by=town.coordinator, at=AT)
    found = [(each.name, each.briefings, each.last) for each in committees(town.coordinator)]
    assert found == [("Cabinet", 1, date(2026, 2, 9)), ("Scrutiny", 2, date(2026, 2, 20))]
    assert "Scrutiny" in get(coordinator_client, town, "member-briefings")
    with pytest.raises(Refused, match="after today"):
        record_member_briefing(committee="Cabinet", on=AT.date() + DAY, topic="x", by=town.coordinator, at=AT)


# --- What waits for one person ----------------------------------------------------------------------------


def test_each_person_finds_what_waits_for_them_and_nothing_else(town: Universe, client: Client) -> None:
    made.lead(town, what="Burglary")
    made.lead(town, CHARITY, what="Victims")
    made.briefing(town)
    made.objection(town, by=town.coordinator)
    made.issue(town)
    assert {item.text.partition(":")[0] for item in voice_work(police(town))} == {
        "Accept or decline the lead", "Acknowledge the briefing"
    }  # fmt: skip
    assert {item.text.partition(":")[0] for item in voice_work(town.as_(Role.CHAIR))} == {
        "Answer the objection", "Reply to the issue"
    }  # fmt: skip
    assert [item.text for item in voice_work(town.coordinator)] == ["Reply to the issue: Radios"]
    assert voice_work(town.as_(Role.OUTPUT_CHECKER)) == []
    assert voice_work(town.as_(Role.OBSERVER)) == []
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    assert "Accept or decline the lead: Burglary" in get(client, town, "voice")


def test_what_is_due_first_stands_first_and_what_is_past_is_overdue(town: Universe) -> None:
    later = AT + 15 * DAY
    made.briefing(town, at=later)
    made.lead(town, what="Old")
    first, second = voice_work(police(town, later))
    assert (first.text, first.status) == ("Accept or decline the lead: Old", "overdue")
    assert (second.due, second.status) == (later.date() + 14 * DAY, "waiting")
    assert voice_work(police(town, AT + 8 * DAY))[0].status == "due soon"


def test_what_was_done_waits_no_more(town: Universe) -> None:
    accept_lead(lead=made.lead(town), by=police(town), at=AT)
    acknowledge_briefing(audience=made.audience(town), by=police(town), at=AT)
    assert voice_work(police(town)) == []
