"""New research: estimated before it is taken in, counted against days and money, agreed to, and looked back on."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.stages.audit.models import Research
from frankpledge.stages.audit.queries.plan import days_of_other_tasks
from frankpledge.stages.audit.queries.research import earlier_research, find_research
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.queries.sections import sections_of
from frankpledge.stages.audit.services.audits import move_audit
from frankpledge.stages.audit.services.research import amend_research, estimate_research
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe.means_and_voice import police
from tests.universe.partnership import AT, Universe


def address(town: Universe, name: str, pk: int) -> str:
    return reverse(f"audit:{name}", args=[town.partnership.slug, pk])


def amended(town: Universe, research: Research, **given: str) -> None:
    now = {name: getattr(research, name) for name in ("name", "method", "asks")}
    amend_research(research=research, by=town.coordinator, at=AT, **now | given)


def test_no_research_is_taken_in_before_its_estimate_is_whole(town: Universe) -> None:
    research = made.some_research(town)
    with pytest.raises(Refused, match="Estimate its days and money first"):
        made.taken_in(town, research)
    with pytest.raises(Refused) as refusal:
        made.estimated(town, research, minutes_answer=None, cost_fixed=None)
    assert set(refusal.value.reasons) == {"minutes_answer", "cost_fixed"}
    with pytest.raises(Refused, match="Give at least one"):
        made.estimated(town, research, answers=0)
    made.taken_in(town, made.estimated(town, research))
    assert Research.objects.get().is_in


def test_the_database_itself_keeps_what_is_not_estimated_out_of_the_scope(town: Universe) -> None:
    for research in (made.some_research(town), made.some_research(town, name="Groups", method="focus-groups")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Research.objects.filter(pk=research.pk).update(is_in=True, reason="We want it.")
    made.estimated(town, research)
    with pytest.raises(IntegrityError), transaction.atomic():
        Research.objects.filter(pk=research.pk).update(is_in=True, reason="We want it.", people=0)
    Research.objects.filter(pk=research.pk).update(is_in=True, reason="We want it.")


def test_research_is_left_out_with_a_reason_and_needs_no_estimate_for_that(town: Universe) -> None:
    research = made.some_research(town)
    with pytest.raises(Refused, match="Say why"):
        made.taken_in(town, research, is_in=False, reason=" ")
    made.taken_in(town, research, is_in=False, reason="The county asks the same in May.")
    scope = scope_of(town.coordinator, research.audit)
    assert (scope.taken, scope.research_days, scope.research_cost) == ((), 0, 0)


def test_the_page_shows_how_each_number_was_reached(town: Universe, coordinator_client: Client) -> None:
    research = made.estimated(town)
    page = " ".join(page_of(coordinator_client, town, "research", research.pk).split())
    for words in (
        "1,143: 400 answers ÷ 35%, rounded up",
        "118.1: the minutes below ÷ 60, rounded up",
        "15.8: those minutes ÷ 60 ÷ 7.5 hours a day",
        "£2,284.50",
        "£5.71 and 0.30 hours of staff",
        "At best 4.9 percentage points",
        "ONS Methodology Working Paper 9",
        "check the source",
        "£1,714.50",
    ):
        assert words in page


def test_of_focus_groups_it_is_said_that_no_margin_can_be_given(town: Universe, coordinator_client: Client) -> None:
    research = made.estimated(town, made.some_research(town, method="focus-groups"))
    page = page_of(coordinator_client, town, "research", research.pk)
    assert "64: 32 who come (4 groups of 8) ÷ 50%" in page
    assert "None can be given: those who are asked stand for nobody but themselves" in page
    assert "percentage points" not in page


def test_its_days_count_in_scope_and_plan_and_its_money_against_what_there_is(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town, person_days=Decimal(20), cost=Decimal(2000))
    made.a_source(town, audit, person_days=Decimal(3), questions=[made.a_question(town, audit)])
    made.a_task(town, audit)
    research = made.estimated(town, made.some_research(town, audit))
    assert scope_of(town.coordinator, audit).needed == 5
    made.taken_in(town, research)
    scope = scope_of(town.coordinator, audit)
    assert (scope.needed, scope.over, scope.money_over) == (Decimal("20.8"), Decimal("0.8"), Decimal("284.50"))
    assert [each.fits for each in scope.ranked] == [False]
    for name in ("scope", "plan"):
        assert "needs 0.8 person-days more than there are" in page_of(coordinator_client, town, name, audit.pk)
    assert "costs £284.50 more than there is" in page_of(coordinator_client, town, "scope", audit.pk)
    made.taken_in(town, research, is_in=False, reason="No money.")
    assert "more than there" not in page_of(coordinator_client, town, "scope", audit.pk)


def test_the_audits_page_says_when_research_costs_more_than_there_is(town: Universe) -> None:
    audit = made.an_audit(town, person_days=None, cost=Decimal(2000))
    made.taken_in(town, made.estimated(town, made.some_research(town, audit)))
    assert "costs more than there is" in sections_of(town.coordinator, audit)[0].says
    assert "costs more" not in sections_of(town.as_(Role.CONTRACTOR), audit)[0].says


def test_a_task_that_is_part_of_research_is_not_counted_twice(town: Universe) -> None:
    audit = made.an_audit(town)
    research = made.taken_in(town, made.estimated(town, made.some_research(town, audit)))
    made.a_task(town, audit, title="Send the letters", research=research)
    assert days_of_other_tasks(audit) == 0
    with pytest.raises(Refused, match="Choose one of the two"):
        made.a_task(town, audit, title="Both", research=research, source=made.a_source(town, audit))
    with pytest.raises(Refused, match="of this audit"):
        made.a_task(town, made.an_audit(town, "Another"), research=research)


def test_the_scope_that_agencies_agree_to_carries_the_estimate(town: Universe, client: Client) -> None:
    audit = made.an_audit(town)
    research = made.taken_in(town, made.estimated(town, made.some_research(town, audit)))
    asked = made.asked_to_agree(town, audit=audit)
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    for page in (
        page_of(client, town, "agreement-answer", asked.pk),
        page_of(client, town, "agreement", audit.pk, "scope"),
    ):
        assert "15.8: Survey of residents (15.8)" in page
        assert "£2,284.50" in page
    assert "Survey of residents" not in page_of(client, town, "agreement", audit.pk, "findings")
    seen = audit.scope_version
    made.estimated(town, research, answers=800)
    audit.refresh_from_db()
    assert audit.scope_version == seen + 1
    facts = Event.objects.filter(kind="audit.research-estimated").latest("number").facts
    assert facts == {"approached": 2286, "answers": 800, "days": "26.2", "pounds": "4319.00", "version": seen + 1}


def test_what_is_only_considered_changes_nothing_that_was_agreed(town: Universe) -> None:
    audit = made.an_audit(town)
    before = audit.scope_version
    made.estimated(town, made.some_research(town, audit))
    audit.refresh_from_db()
    assert audit.scope_version == before


def test_by_another_method_the_estimate_no_longer_holds(town: Universe) -> None:
    research = made.taken_in(town)
    with pytest.raises(Refused, match="Leave it out of the scope first"):
        amended(town, research, method="online-survey")
    made.taken_in(town, research, is_in=False, reason="It costs too much.")
    amended(town, research, method="online-survey")
    research.refresh_from_db()
    assert (research.estimate, research.answers, research.cost_answer) == (None, None, None)


def test_what_it_really_took_stands_beside_the_estimate_and_before_whoever_plans_the_next(
    town: Universe, coordinator_client: Client
) -> None:
    research = made.looked_back_on(town)
    page = page_of(coordinator_client, town, "research", research.pk)
    assert all(words in page for words in ("19.5", "£2,410", "318", "27.8%"))
    following = made.some_research(town, made.an_audit(town, "The next"))
    groups = made.some_research(town, following.audit, name="Groups", method="focus-groups")
    made.looked_back_on(town, made.taken_in(town, made.estimated(town, groups)))
    assert list(earlier_research(town.coordinator, following)) == [research]
    assert "27.8%" in page_of(coordinator_client, town, "research", following.pk)
    shown = coordinator_client.get(address(town, "research-estimate", following.pk)).content.decode()
    assert 'value="7.50"' in shown
    assert shown.count("value=") - shown.count('value=""') < 5  # no number but a working day's hours is filled in


def test_what_is_done_is_planned_no_more_and_what_was_not_in_was_not_done(town: Universe) -> None:
    research = made.looked_back_on(town)
    with pytest.raises(Refused, match="stays as it was agreed"):
        made.estimated(town, research)
    with pytest.raises(Refused, match="stays as it was agreed"):
        made.taken_in(town, research, is_in=False)
    made.looked_back_on(town, research, actual_days=Decimal(20))
    assert Research.objects.get().actual_days == 20
    other = made.estimated(town, made.some_research(town, research.audit, name="Another"))
    with pytest.raises(Refused, match="taken into the scope"):
        made.looked_back_on(town, other)


def test_what_it_took_is_of_a_day_that_has_come_and_no_more_answer_than_were_asked(town: Universe) -> None:
    research = made.taken_in(town)
    with pytest.raises(Refused, match="after today"):
        made.looked_back_on(town, research, done_on=made.TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="No more can have answered"):
        made.looked_back_on(town, research, actual_answers=1144)


def test_it_serves_questions_of_its_own_audit_and_is_considered_once(town: Universe) -> None:
    audit = made.an_audit(town)
    with pytest.raises(Refused, match="questions of this audit"):
        made.some_research(town, audit, questions=[made.a_question(town, made.an_audit(town, "Another"))])
    question = made.a_question(town, audit)
    research = made.some_research(town, audit, questions=[question])
    assert list(research.questions.all()) == [question]
    with pytest.raises(Refused, match="considered already"):
        made.some_research(town, audit)


def test_a_closed_audit_plans_no_research_but_still_records_what_it_took(town: Universe) -> None:
    research = made.taken_in(town)
    move_audit(audit=research.audit, state="closed", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="closed"):
        made.estimated(town, research)
    made.looked_back_on(town, research)


def test_a_contractor_sees_that_it_is_planned_and_not_what_it_is_reckoned_to_cost(
    town: Universe, client: Client
) -> None:
    research = made.taken_in(town)
    with pytest.raises(NotPermitted):
        find_research(town.as_(Role.CONTRACTOR), research.pk)
    with pytest.raises(NotPermitted):
        estimate_research(research=research, by=police(town), at=AT, **made.NUMBERS)
    client.force_login(town.people[Role.CONTRACTOR])
    page = page_of(client, town, "scope", research.audit_id)
    assert "Survey of residents" in page
    assert "£" not in page


def test_it_is_all_done_on_its_pages(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    page = address(town, "research-consider", audit.pk)
    coordinator_client.post(page, {"name": "Night survey", "method": "online-survey", "asks": "Who stays away?"})
    research = Research.objects.get()
    estimate = coordinator_client.post(address(town, "research-estimate", research.pk), made.NUMBERS | {"weeks": 99})
    assert estimate.status_code == 302
    assert "more than the audit’s work lasts" in page_of(coordinator_client, town, "research", research.pk)
    choice = {"choice": "in", "reason": "Nobody knows."}
    assert coordinator_client.post(address(town, "research-decide", research.pk), choice).status_code == 302
    took = {"done_on": "2026-01-05", "actual_approached": 900, "actual_answers": 380, "actual_days": 11}
    told = coordinator_client.post(address(town, "research-record", research.pk), took).content.decode()
    assert "Enter the money it took" in told
    took |= {"actual_cost": "£1,900", "done_on": made.TODAY.isoformat()}
    assert coordinator_client.post(address(town, "research-record", research.pk), took).status_code == 302
    research.refresh_from_db()
    assert (research.stands, research.actual_cost) == ("done", 1900)


def test_the_page_refuses_to_take_in_what_is_not_estimated_on_its_field(
    town: Universe, coordinator_client: Client
) -> None:
    research = made.some_research(town)
    sent = {"choice": "in", "reason": "We want it."}
    told = coordinator_client.post(address(town, "research-decide", research.pk), sent).content.decode()
    assert "Estimate its days and money first" in told
    research.refresh_from_db()
    assert not research.is_in
