"""An audit's scope: what it asks, from which sources, whether that fits the time, and which agencies agree."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.site.sign_offs.queries import sign_offs
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.queries.signing import agencies_to_ask, agreements, earlier_agreements
from frankpledge.stages.audit.services.audits import amend_audit, move_audit, write_purpose
from frankpledge.stages.audit.services.scope import amend_source
from frankpledge.stages.audit.services.signing import answer_agreement, ask_for_agreement
from frankpledge.stages.audit.work import audit_work
from tests.universe import audit as made
from tests.universe.means_and_voice import COUNCIL, POLICE, police, speaker_for
from tests.universe.meetings import group, held
from tests.universe.partnership import AT, BEGAN, Universe


def page_of(client: Client, town: Universe, name: str, *arguments: object) -> str:
    answer = client.get(reverse(f"audit:{name}", args=[town.partnership.slug, *arguments]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_cycle_has_one_audit_and_as_many_interim_ones_as_are_wanted(town: Universe) -> None:
    made.an_audit(town, "The audit", kind=Audit.Kind.CYCLE)
    for year in (1, 2):
        made.an_audit(town, f"After year {year}")
    with pytest.raises(Refused, match="has its audit"):
        made.an_audit(town, "Another", kind=Audit.Kind.CYCLE)


def test_an_audit_begins_with_a_question_and_a_source_and_once_closed_changes_no_more(town: Universe) -> None:
    audit, by = made.an_audit(town), {"by": town.coordinator, "at": AT}
    with pytest.raises(Refused, match="question"):
        move_audit(audit=audit, state="under-way", **by)
    made.a_question(town, audit)
    made.a_source(town, audit)
    move_audit(audit=audit, state="under-way", **by)
    move_audit(audit=audit, state="closed", **by)
    with pytest.raises(Refused, match="closed"):
        made.a_question(town, audit)
    with pytest.raises(Refused, match="closed"):
        made.asked_to_agree(town, audit=audit)
    move_audit(audit=audit, state="under-way", **by)
    made.a_question(town, audit)


def test_what_is_taken_in_or_left_out_has_a_reason(town: Universe) -> None:
    audit = made.an_audit(town)
    with pytest.raises(Refused, match="Say why"):
        made.a_source(town, audit, is_in=False, reason=" ")
    with pytest.raises(Refused, match="weighed already"):
        made.a_source(town, made.a_source(town, audit).audit)


def test_sources_stand_in_the_order_of_their_worth_and_too_many_are_warned_of(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town, person_days=Decimal(10))
    night, day = made.a_question(town, audit), made.a_question(town, audit, text="And by day?", weight=1)
    survey = made.a_source(town, audit, name="Survey", value=1, person_days=Decimal(7), questions=[day])
    made.a_source(town, audit, value=3, questions=[night, day])
    made.a_source(town, audit, name="Attainment", is_in=False, reason="It answers none of the questions.")
    scope = scope_of(town.coordinator, audit)
    assert [(each.source.worth, each.fits) for each in scope.ranked] == [(12, True), (1, False)]
    assert scope.over == Decimal(3)
    page = page_of(coordinator_client, town, "scope", audit.pk)
    assert "needs 3 person-days more than there are" in page
    assert "It answers none of the questions." in page
    given = {name: getattr(survey, name) for name in ("name", "value", "person_days")}
    amend_source(source=survey, is_in=False, reason="No time.", by=town.coordinator, at=AT, **given)
    assert "more than there are" not in page_of(coordinator_client, town, "scope", audit.pk)


def test_the_catalogue_shows_what_was_chosen_of_what_guidance_names(town: Universe, coordinator_client: Client) -> None:
    source = made.a_source(town, name="Calls for service", is_in=False, reason="Not kept by place.")
    page = page_of(coordinator_client, town, "catalogue", source.audit_id)
    row = page[page.index(">Calls for service<") :].split("</tr>")[0]
    assert "Left out" in row
    assert "?name=Hoax%20calls" in page or "?name=Hoax+calls" in page


def test_an_agency_agrees_for_itself_and_its_dissent_stands_on_record(
    town: Universe, coordinator_client: Client
) -> None:
    asked = made.asked_to_agree(town)
    given = {"asked": asked, "seen": asked.audit.scope_version, "at": AT}
    for by in (town.coordinator, speaker_for(town, COUNCIL), town.as_(Role.DATA_LIAISON)):
        with pytest.raises(NotPermitted):
            answer_agreement(answer="agreed", by=by, **given)
    with pytest.raises(Refused, match="holds against it"):
        answer_agreement(answer="not-agreed", by=police(town), **given)
    dissent = "Stops by ethnicity do not belong in it."
    answer_agreement(answer="with-reservations", words=dissent, by=police(town), **given)
    assert dissent in page_of(coordinator_client, town, "agreement", asked.audit_id, "scope")
    assert sign_offs(town.coordinator).counts["scopes", town.agency(POLICE).pk] == 1
    facts = [event.facts for event in Event.objects.filter(kind="audit.agreement-answered")]
    assert dissent not in str(facts)


def test_an_agency_agrees_to_what_it_has_seen_and_to_nothing_later(town: Universe) -> None:
    audit = made.an_audit(town)
    asked = made.asked_to_agree(town, audit=audit)
    seen = audit.scope_version
    write_purpose(audit=audit, purpose="New", definitions="Youth: under 18", by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="changed since"):
        answer_agreement(asked=asked, answer="agreed", seen=seen, by=police(town), at=AT)
    answer_agreement(asked=asked, answer="agreed", seen=audit.scope_version, by=police(town), at=AT)
    assert town.agency(POLICE) not in agencies_to_ask(town.coordinator, audit, "scope")
    made.a_question(town, audit)
    assert town.agency(POLICE) in agencies_to_ask(town.coordinator, audit, "scope")
    again = made.asked_to_agree(town, audit=audit)
    assert agreements(town.coordinator, audit, "scope") == [again]
    assert earlier_agreements(town.coordinator, audit, "scope") == [asked]


def test_the_page_on_which_an_agency_answers_carries_the_version_it_shows(town: Universe, client: Client) -> None:
    asked = made.asked_to_agree(town)
    client.force_login(town.people[Role.AGENCY_REPRESENTATIVE])
    address = reverse("audit:agreement-answer", args=[town.partnership.slug, asked.pk])
    shown = client.get(address).content.decode()
    assert re.search(rf'name="seen"[^>]*value="{asked.audit.scope_version}"', shown)
    made.a_question(town, asked.audit)
    sent = {"answer": "agreed", "seen": asked.audit.scope_version - 1}
    assert "has changed since you opened the page" in client.post(address, sent).content.decode()
    assert client.post(address, sent | {"seen": asked.audit.scope_version}).status_code == 302
    asked.refresh_from_db()
    assert (asked.answer, asked.version) == ("agreed", asked.audit.scope_version)


def test_an_agency_is_asked_once_at_a_time(town: Universe) -> None:
    audit = made.an_audit(town)
    agencies = [place.agency for place in town.places.values()]
    made.asked_to_agree(town, audit=audit)
    by = {"by": town.coordinator, "at": AT}
    made_now = ask_for_agreement(audit=audit, matter="scope", agencies=agencies, wanted_by=AT.date(), **by)
    assert len(made_now) == len(agencies) - 1
    assert SignOff.objects.filter(audit=audit).count() == len(agencies)


def test_whoever_is_asked_finds_it_on_the_first_page_and_the_coordinator_finds_who_is_late(town: Universe) -> None:
    audit = made.an_audit(town)
    asked = made.asked_to_agree(town, audit=audit)
    later = AT + timedelta(days=20)
    assert [item.due for item in audit_work(police(town))] == [asked.wanted_by]
    assert audit_work(town.coordinator) == []
    assert [item.status for item in audit_work(police(town, later))] == ["overdue"]
    assert ["Remind 1 agency" in item.text for item in audit_work(town.as_(Role.COORDINATOR, later))] == [True]
    answer_agreement(asked=asked, answer="agreed", seen=audit.scope_version, by=police(town), at=AT)
    assert audit_work(police(town)) == audit_work(town.as_(Role.COORDINATOR, later)) == []


def test_another_period_is_another_scope(town: Universe) -> None:
    audit = made.an_audit(town)
    now = {name: getattr(audit, name) for name in ("title", "period_to", "work_from", "work_to")}
    before = audit.scope_version
    amend_audit(audit=audit, period_from=audit.period_from, by=town.coordinator, at=AT, **now)
    assert audit.scope_version == before
    amend_audit(audit=audit, period_from=audit.period_from + timedelta(days=1), by=town.coordinator, at=AT, **now)
    assert audit.scope_version == before + 1


def test_the_audits_page_shows_its_resource_plan_and_each_part_of_the_work(
    town: Universe, coordinator_client: Client
) -> None:
    board = group(town)
    held(town, board)
    audit = made.an_audit(
        town, lead=town.post(COUNCIL, "Community safety officer"), cost=Decimal(4000), oversight=board, work_from=BEGAN
    )
    page = page_of(coordinator_client, town, "audit", audit.pk)
    for words in (
        "Community safety officer",
        "£4,000",
        "20",
        "1 held since the work began",
        "The scope agreed",
        "not started",
    ):
        assert words.casefold() in page.casefold()
    assert audit.title in page_of(coordinator_client, town, "audits")
