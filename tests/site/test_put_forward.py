"""Issues put forward before an audit: by whom, and whether the scope takes each in, as which question, and why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.evidence.models import Item
from frankpledge.stages.audit.models import Audit, IssueDecision, PutForward, Question
from frankpledge.stages.audit.queries.put_forward import candidates, described, tally
from frankpledge.stages.audit.queries.stances import heard
from frankpledge.stages.audit.rules.put_forward import Decided
from frankpledge.stages.audit.services.audits import move_audit
from frankpledge.stages.audit.services.scope import amend_question
from frankpledge.stages.consultation.citing_themes import cite_theme
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe import themes
from tests.universe.consultation import over
from tests.universe.issues import an_issue
from tests.universe.means_and_voice import COUNCIL
from tests.universe.partnership import AT, Universe
from tests.universe.put_forward import an_issue_put_forward, decision, item_of, told_by_the_public


def states(town: Universe, audit: Audit) -> dict[str, Decided]:
    found = described(town.coordinator, audit, candidates(town.coordinator, audit))
    return {each.title: each.state for each in found}


def raised(town: Universe, **given: object) -> Item:
    item = an_issue(town, over(town), **given).item
    assert item is not None
    return item


# --- Who puts what forward ---------------------------------------------------------------------------------


def test_agencies_the_public_and_the_partnership_stand_in_one_list_with_whose_each_issue_is(town: Universe) -> None:
    audit = made.an_audit(town)
    an_issue_put_forward(town, audit)
    told_by_the_public(town, audit)
    an_issue_put_forward(
        town, audit, origin="partnership", agency=None, title="Repeat victims", by=town.as_(Role.CHAIR)
    )
    raised(town)
    found = described(town.coordinator, audit, candidates(town.coordinator, audit))
    assert [(each.title, each.origin, each.by_whom) for each in reversed(found)] == [
        ("The last bus", "A partner agency", "Tithingham Police"),
        ("Thefts from stalls", "The public", "Traders at the market"),
        ("Repeat victims", "The partnership", "The partnership"),
        ("Mill lane is dark", "The public, in consultation", "12 people"),
    ]


def test_what_is_put_forward_is_an_issue_of_the_ledger_that_can_be_cited(town: Universe) -> None:
    issue = an_issue_put_forward(town)
    item = item_of(issue)
    version = item.versions.get()
    assert (item.kind, version.title, version.text) == ("issue", issue.title, issue.words)
    assert ["Put forward by", "Tithingham Police"] in version.facts
    assert issue.words not in str(list(Event.objects.values_list("facts", flat=True)))


def test_nobody_puts_an_issue_forward_in_the_name_of_another_agency_or_of_all(town: Universe) -> None:
    audit = made.an_audit(town)
    with pytest.raises(NotPermitted, match="in its name"):
        an_issue_put_forward(town, audit, agency=town.agency(COUNCIL))
    with pytest.raises(NotPermitted, match="for the partnership"):
        an_issue_put_forward(town, audit, origin="partnership", agency=None)
    with pytest.raises(NotPermitted, match="members"):
        told_by_the_public(town, audit, by=town.as_(Role.CONTRACTOR))
    told_by_the_public(town, audit, by=town.as_(Role.OUTPUT_CHECKER))
    assert PutForward.objects.get().origin == "public"


def test_an_issue_of_the_public_says_who_told_it_and_each_is_put_forward_once(town: Universe) -> None:
    audit = made.an_audit(town)
    with pytest.raises(Refused, match="which group"):
        told_by_the_public(town, audit, told_by=" ")
    an_issue_put_forward(town, audit)
    with pytest.raises(Refused, match="already"):
        an_issue_put_forward(town, audit, title="the last BUS")


def test_a_theme_of_what_people_said_stands_there_by_its_name_and_with_how_many_raised_it(town: Universe) -> None:
    for number in range(12):
        themes.coded_by_both(town, themes.a_remark(town, f"It is dark, {number}"), "Lighting")
    cite_theme(themes.a_theme(town), by=town.coordinator, at=AT)
    audit = made.an_audit(town)
    [found] = described(town.coordinator, audit, candidates(town.coordinator, audit))
    assert (found.title, found.origin) == ("Lighting", "The public, in consultation")
    assert "12 of 12 (100%) from sittings" in found.by_whom


def test_issues_raised_since_the_audit_before_stand_there_and_those_of_the_round_before_do_not(town: Universe) -> None:
    before = made.an_audit(town, "Earlier", work_from=AT.date() - timedelta(days=90), work_to=AT.date())
    after = AT.date() + timedelta(days=1)
    next_one = made.an_audit(town, "Later", work_from=after, work_to=after)
    item = raised(town)
    assert list(candidates(town.coordinator, before)) == [item]
    assert not candidates(town.coordinator, next_one).exists()


def test_what_is_put_forward_on_a_page_of_the_audit_was_heard_of_nobody(town: Universe) -> None:
    audit = made.an_audit(town)
    an_issue_put_forward(town, audit)
    item = raised(town)
    assert list(heard(town.coordinator, audit)) == [item]


# --- What becomes of it ------------------------------------------------------------------------------------


def test_an_issue_is_taken_in_as_a_question_or_not_and_never_without_a_reason(town: Universe) -> None:
    audit, item = made.an_audit(town), raised(town)
    for given, words in (
        ({"is_in": True, "reason": "Many said so."}, "Choose the question"),
        ({"is_in": False, "reason": " "}, "Say why"),
        ({"is_in": True, "question": made.a_question(town)}, "questions of this audit"),
        ({"is_in": True, "question": made.a_question(town, audit, is_in=False)}, "left out"),
        ({"is_in": True, "question": made.a_question(town, audit), "new_question": "How dark?"}, "not both"),
    ):
        with pytest.raises(Refused, match=words):
            decision(town, audit, item, **given)
    kept = decision(town, audit, item, is_in=True, new_question="Where is it dark?")
    assert kept.question is not None
    assert (kept.question.text, kept.question.is_in) == ("Where is it dark?", True)
    assert tally(town.coordinator, audit).sentence == "1 put forward: 1 taken in, 0 not taken in, 0 undecided."


def test_a_decision_is_a_change_of_the_scope_that_agencies_agree_to_anew(town: Universe) -> None:
    audit, item = made.an_audit(town), raised(town)
    before = audit.scope_version
    decision(town, audit, item)
    decision(town, audit, item, is_in=True, question=made.a_question(town, audit))
    audit.refresh_from_db()
    assert audit.scope_version > before + 1
    assert IssueDecision.objects.get().is_in


def test_an_issue_whose_question_is_left_out_later_is_to_be_decided_again(town: Universe) -> None:
    audit, item = made.an_audit(town), raised(town)
    question = made.a_question(town, audit)
    decision(town, audit, item, is_in=True, question=question)
    assert states(town, audit) == {"Mill lane is dark": Decided.IN}
    amend_question(
        question=question, text=question.text, weight=2, is_in=False, reason="No days left.", by=town.coordinator, at=AT
    )
    assert states(town, audit) == {"Mill lane is dark": Decided.LOST}
    assert tally(town.coordinator, audit).undecided == 1


def test_nobody_decides_on_what_was_not_put_forward_nor_in_a_closed_audit(town: Universe, neighbour: Universe) -> None:
    audit = made.an_audit(town)
    other = an_issue_put_forward(town, made.an_audit(town, "Another"))
    with pytest.raises(Refused, match="not put forward for this audit"):
        decision(town, audit, item_of(other))
    with pytest.raises(Refused, match="another partnership"):
        decision(town, audit, item_of(an_issue_put_forward(neighbour)))
    with pytest.raises(NotPermitted, match="change the audit"):
        decision(town, audit, raised(town), by=town.as_(Role.AGENCY_REPRESENTATIVE))
    made.a_question(town, audit)
    made.a_source(town, audit)
    for state in ("under-way", "closed"):
        move_audit(audit=audit, state=state, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="closed"):
        an_issue_put_forward(town, audit)


def test_the_database_keeps_what_is_taken_in_a_question_and_what_is_not_none(town: Universe) -> None:
    audit, item = made.an_audit(town), raised(town)
    decision(town, audit, item)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssueDecision.objects.update(is_in=True)
    assert not Question.objects.exists()


# --- The pages ---------------------------------------------------------------------------------------------


def test_the_scope_lists_what_is_undecided_and_each_leads_to_its_decision(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    taken, waiting = raised(town), item_of(an_issue_put_forward(town, audit))
    decision(town, audit, taken)
    page = page_of(coordinator_client, town, "scope", audit.pk)
    assert "2 put forward: 0 taken in, 1 not taken in, 1 undecided." in page
    assert f"Decide on {waiting}" in page
    assert f"Decide on {taken}" not in page
    listed = page_of(coordinator_client, town, "put-forward", audit.pk)
    assert "Decide on each, with a reason" in listed
    assert "The county measures it next year." in listed


def test_a_representative_puts_an_issue_forward_by_the_page_and_the_co_ordinator_takes_it_in(
    town: Universe, signed_in: object
) -> None:
    audit = made.an_audit(town)
    police = signed_in(town.people[Role.AGENCY_REPRESENTATIVE])  # type: ignore[operator]
    page = reverse("audit:issue-put-forward", args=[town.partnership.slug, audit.pk])
    offered = police.get(page).content.decode()
    assert "The partnership as a whole" not in offered
    sent = {"title": "The last bus", "words": "It goes too early.", "name": town.agency("Tithingham Police").pk}
    assert police.post(page, sent).status_code == 302
    [item] = candidates(town.coordinator, audit)
    coordinator = signed_in(town.people[Role.COORDINATOR])  # type: ignore[operator]
    decide = reverse("audit:issue-decide", args=[town.partnership.slug, audit.pk, item.number])
    assert coordinator.get(decide).status_code == 200
    answered = coordinator.post(decide, {"choice": "in", "new_question": "Who waits for the bus?", "reason": "Police."})
    assert answered.status_code == 302
    assert states(town, audit) == {"The last bus": Decided.IN}
    assert Question.objects.get().text == "Who waits for the bus?"
