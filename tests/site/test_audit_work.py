"""The plan of an audit's tasks, its commissions, its reviews and what is to be better."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import fill_post
from frankpledge.foundation.notifications.models import Message
from frankpledge.stages.audit.models import Audit, Finding
from frankpledge.stages.audit.queries.commissions import commissions, find_commission
from frankpledge.stages.audit.queries.plan import plan_of
from frankpledge.stages.audit.queries.review import quality_notes
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.rules.guidance import PASSAGES, TaskKind
from frankpledge.stages.audit.services.commissions import choose_option, record_delivery
from frankpledge.stages.audit.services.plan import amend_task, record_task
from frankpledge.stages.audit.services.review import finish_improvement
from frankpledge.stages.audit.work import audit_work
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe import thread
from tests.universe.means_and_voice import COUNCIL, police
from tests.universe.partnership import AT, BEGAN, Universe

TODAY = AT.date()


def test_tasks_are_worked_back_from_the_last_day_and_forecast_from_what_was_recorded(town: Universe) -> None:
    audit = made.an_audit(town, work_to=TODAY + timedelta(days=19))
    get = made.a_task(town, audit)
    made.a_task(town, audit, title="Write it", kind="write", days=5, rests_on=[get])
    plan = plan_of(town.coordinator, audit)
    assert [(str(task), step.planned.end, step.planned.slack_days) for task, step in plan.tasks] == [
        ("Get the extracts", TODAY + timedelta(days=14), 5), ("Write it", TODAY + timedelta(days=19), 5)
    ]  # fmt: skip
    later = AT + timedelta(days=17)
    record_task(task=get, started=TODAY, ended=later.date(), by=town.as_(Role.COORDINATOR, later), at=later)
    late = plan_of(town.as_(Role.COORDINATOR, later), audit)
    assert late.days_late == 3
    assert late.tasks[1][1].pushed_by == str(get.pk)


def test_no_task_waits_for_itself(town: Universe) -> None:
    audit = made.an_audit(town)
    first = made.a_task(town, audit)
    second = made.a_task(town, audit, title="Count", rests_on=[first])
    given = {name: getattr(first, name) for name in ("title", "kind", "person_days", "days")}
    with pytest.raises(Refused, match="wait for itself"):
        amend_task(task=first, rests_on=[second], by=town.coordinator, at=AT, **given)
    with pytest.raises(Refused, match="wait for itself"):
        amend_task(task=first, rests_on=[first], by=town.coordinator, at=AT, **given)


def test_the_plan_warns_where_the_work_takes_more_person_days_than_there_are(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town, person_days=Decimal(8))
    source = made.a_source(town, audit)
    made.a_task(town, audit, title="Analyse it", source=source, person_days=Decimal(6))
    assert scope_of(town.coordinator, audit).over == 0
    made.a_task(town, audit, person_days=Decimal("4.5"))
    assert scope_of(town.coordinator, audit).needed == Decimal("10.5")
    assert "needs 2.5 person-days more" in page_of(coordinator_client, town, "plan", audit.pk)


def test_guidance_stands_beside_a_task_with_its_source_and_only_where_it_was_read(
    town: Universe, coordinator_client: Client
) -> None:
    assert {passage.mark for passage in PASSAGES.values()} == {"V"}
    audit = made.an_audit(town)
    get, other = made.a_task(town, audit), made.a_task(town, audit, title="Tea", kind="other")
    assert PASSAGES[TaskKind.COLLECT].source in page_of(coordinator_client, town, "task", get.pk)
    assert "What guidance says" not in page_of(coordinator_client, town, "task", other.pk)


def test_a_choice_between_making_and_buying_is_one_among_several_and_has_its_reason(
    town: Universe, coordinator_client: Client
) -> None:
    commission = made.a_commission(town)
    own = made.an_option(town, commission)
    with pytest.raises(Refused, match="at least two"):
        choose_option(commission=commission, option=own, reason="Cheap", by=town.coordinator, at=AT)
    bought = made.an_option(town, commission, kind="buy", what="A company does it", cost=Decimal(6000))
    for option, reason in ((own, "It is cheaper."), (bought, "Nobody here can sample.")):
        choose_option(commission=commission, option=option, reason=reason, by=town.coordinator, at=AT)
    assert [each.what for each in commission.options.filter(is_chosen=True)] == ["A company does it"]
    page = page_of(coordinator_client, town, "commission", commission.pk)
    for words in ("£6,000", "Nobody here can sample.", "Sampling: nobody here has it."):
        assert words in page


def test_access_to_data_ends_with_the_commission_at_the_latest(town: Universe) -> None:
    with pytest.raises(Refused, match="longer than the commission"):
        made.a_commission(town, data_access_until=TODAY + timedelta(days=61))
    with pytest.raises(Refused, match="contractor’s role"):
        made.a_commission(
            town, person=town.people[Role.OBSERVER], post=town.post(COUNCIL, "Head of housing"),
            audit=made.an_audit(town, "Another"),
        )  # fmt: skip


def test_a_contractor_sees_their_own_commission_and_no_other_nor_why_it_was_bought(
    town: Universe, client: Client
) -> None:
    audit = made.an_audit(town)
    post = town.post(COUNCIL, "Community safety officer")
    own = made.a_commission(town, audit, post)
    other = made.a_commission(town, audit, post, title="Interviews", person=None)
    made.an_option(town, own)
    contractor = town.as_(Role.CONTRACTOR)
    assert list(commissions(contractor, audit)) == [own]
    with pytest.raises(NotPermitted):
        find_commission(contractor, other.pk)
    client.force_login(town.people[Role.CONTRACTOR])
    page = page_of(client, town, "commission", own.pk)
    assert "Ask two hundred." in page
    assert "The analyst does it" not in page
    hub = page_of(client, town, "audit", audit.pk)
    assert reverse("audit:plan", args=[town.partnership.slug, audit.pk]) in hub
    assert reverse("audit:conclusions", args=[town.partnership.slug, audit.pk]) not in hub


def test_what_a_commission_owes_is_followed_until_it_is_delivered(town: Universe, coordinator_client: Client) -> None:
    owed = made.something_owed(town, kind="knowledge", what="The sampling method", due=TODAY)
    later = AT + timedelta(days=1)
    late = town.as_(Role.COORDINATOR, later)
    assert ["The sampling method" in item.text for item in audit_work(late)] == [True]
    record_delivery(owed=owed, done_on=TODAY, by=town.coordinator, at=AT)
    assert audit_work(late) == []
    page = page_of(coordinator_client, town, "commission", owed.commission_id)
    assert "Knowledge to be passed on" in page
    assert "Questions about data go to" in page


def test_a_draft_of_the_contractor_that_cites_nothing_is_listed_with_how_often_agencies_changed_it(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    commission = made.a_commission(town, audit)
    draft = made.a_conclusion(town, audit, part="options", text="Form a task force.", commission=commission)
    made.a_comment(town, conclusion=draft)
    page = page_of(coordinator_client, town, "commission", commission.pk)
    row = page[page.index("Form a task force.") :].split("</tr>")[0]
    assert "Cites nothing" in row


def test_a_review_stands_with_its_audit_even_when_that_is_closed(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    Audit.objects.filter(pk=audit.pk).update(state="closed")
    audit.refresh_from_db()
    review = made.a_review(town, audit)
    made.an_improvement(town, audit, review=review)
    page = page_of(coordinator_client, town, "improvements", audit.pk)
    for words in ("The county", "Late", "Little", "Record the place of each call.", "Review of 2 March 2026"):
        assert words in page


def test_an_improvement_is_in_the_hands_of_a_post_whose_holder_is_told_and_says_what_came_of_it(
    town: Universe, client: Client
) -> None:
    post = town.post(COUNCIL, "Head of records")
    holder = town.people[Role.OUTPUT_CHECKER]
    fill_post(post=post, person=holder, since=BEGAN, by=town.coordinator, at=AT)
    planned = made.an_improvement(town, owner=post)
    assert Message.objects.get(to=holder).path.endswith("/improvements/")
    by = town.as_(Role.OUTPUT_CHECKER)
    assert [item.due for item in audit_work(by)] == [planned.due]
    client.force_login(holder)
    assert "Record that it is done" in page_of(client, town, "improvements", planned.audit_id)
    with pytest.raises(NotPermitted):
        finish_improvement(improvement=planned, done_on=TODAY, outcome="Done", by=police(town), at=AT)
    with pytest.raises(Refused, match="what came of it"):
        finish_improvement(improvement=planned, done_on=TODAY, outcome=" ", by=by, at=AT)
    finish_improvement(improvement=planned, done_on=TODAY, outcome="Each call has its place.", by=by, at=AT)
    assert audit_work(by) == []


def test_weak_data_that_a_counting_met_become_an_improvement(town: Universe, coordinator_client: Client) -> None:
    thread.counted(town)
    audit = made.an_audit(town)
    note = quality_notes(town.coordinator, audit)[0]
    assert Finding.objects.get(pk=note.pk).kind == "unknown"
    page = page_of(coordinator_client, town, "improvements", audit.pk)
    address = reverse("audit:improvement-plan", args=[town.partnership.slug, audit.pk])
    assert f"{address}?note={note.pk}" in page
    post = town.post(COUNCIL, "Head of records")
    sent = {"what": "Ask for it.", "owner": post.pk, "due-day": "1", "due-month": "9", "due-year": "2026"}
    coordinator_client.post(f"{address}?note={note.pk}", sent)
    assert audit.improvements.get().finding_id == note.pk
    assert note.identifier not in {each.identifier for each in quality_notes(town.coordinator, audit)}


def test_the_data_strategy_is_a_living_record_and_names_a_post_that_somebody_holds(
    town: Universe, coordinator_client: Client
) -> None:
    assert "No post is named that leads on information" in page_of(coordinator_client, town, "data-strategy")
    post = town.post(COUNCIL, "Information officer")
    made.a_data_strategy(town, post, wanted="Calls for service")
    assert "Nobody holds the post that leads" in page_of(coordinator_client, town, "data-strategy")
    assert ["leads on information" in item.text for item in audit_work(town.coordinator)] == [True]
    fill_post(post=post, person=town.people[Role.OUTPUT_CHECKER], since=BEGAN, by=town.coordinator, at=AT)
    assert audit_work(town.coordinator) == []
    made.a_data_strategy(town, post, wanted="Calls by place", review_by=TODAY)
    page = page_of(coordinator_client, town, "data-strategy")
    assert page.index("Calls by place") < page.index("Earlier versions") < page.index("Calls for service")
    assert [item.text for item in audit_work(town.coordinator)] == ["Look at the data strategy again"]
