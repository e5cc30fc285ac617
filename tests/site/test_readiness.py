"""Readiness of the live partnership: read whole in one query, judged by the same rules, answered with reasons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier, bodies_on
from frankpledge.core.faults import Refused
from frankpledge.core.readiness import Finding, Status
from frankpledge.core.readiness.case import REGISTERS, dead_references
from frankpledge.foundation.accounts.models import Partnership, Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.services import amend_place, end_place, leave_post
from frankpledge.foundation.eventlog.kept import forget_all
from frankpledge.site.readiness.case import case_of
from frankpledge.site.readiness.judging import judgement, judgement_of, key_of
from frankpledge.site.readiness.links import mend_href
from frankpledge.stages.partnership.models import Answer, Procedure
from frankpledge.stages.partnership.queries.agencies import places_by_agency
from frankpledge.stages.partnership.services.groups import agree_terms, set_apart
from frankpledge.stages.partnership.services.readiness import answer_finding, withdraw_answer
from tests.universe.authority import filled, officer
from tests.universe.consultation import whole_consultation
from tests.universe.cycle import a_cycle, recorded
from tests.universe.documents import a_document
from tests.universe.groups import a_group, a_seat, busy
from tests.universe.issues import told_back
from tests.universe.partnership import AT, Universe, found
from tests.universe.whole import whole
from tests.universe.whole_audit import an_audit_with_every_fault, whole_audit

SignIn = Callable[[Person], Client]
TODAY = AT.date()


def findings(universe: Universe, rule: str) -> list[Finding]:
    return [each for each in judgement(universe.coordinator).findings if each.rule == rule]


def subjects(universe: Universe, rule: str, status: Status = Status.OPEN) -> set[str]:
    return {each.subject for each in findings(universe, rule) if each.status is status}


# --- The live partnership as a case -----------------------------------------------------------------------


def test_every_register_of_a_partnership_comes_in_one_query_with_nothing_left_out(
    town: Universe, django_assert_num_queries: Any
) -> None:
    whole_audit(whole(town))
    told_back(town, whole_consultation(town))
    partnership = Partnership.objects.get(pk=town.partnership.pk)
    with django_assert_num_queries(1):
        case = case_of(partnership, TODAY)
    assert [name for name in REGISTERS if not getattr(case, name)] == []
    assert list(dead_references(case)) == []


def test_nothing_of_a_neighbour_stands_in_the_case(town: Universe, neighbour: Universe) -> None:
    whole_audit(whole(neighbour))
    told_back(neighbour, whole_consultation(neighbour))
    case = case_of(town.partnership, TODAY)
    kept = {"agencies", "commitments"}
    assert [name for name in REGISTERS if getattr(case, name) and name not in kept] == []
    assert {agency.name for agency in case.agencies} == set(town.places)


def test_whoever_can_do_a_procedure_is_counted_by_person_and_only_while_in_post(town: Universe) -> None:
    whole(town)
    procedure = Procedure.objects.get()
    assert [one.able for one in case_of(town.partnership, TODAY).procedures] == [1]
    holding = filled(procedure.post, town.people[Role.COORDINATOR], town)
    assert [one.able for one in case_of(town.partnership, TODAY).procedures] == [2]
    leave_post(holding=holding, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert [one.able for one in case_of(town.partnership, TODAY).procedures] == [1]


def test_a_post_that_has_ended_owes_no_training(town: Universe) -> None:
    post = officer(town)
    assert subjects(town, "TRAINING-FOUR") == {f"post:{post.pk}"}
    post.until = TODAY - timedelta(days=1)
    post.save()
    assert findings_now(town, "TRAINING-FOUR") == set()


def findings_now(universe: Universe, rule: str) -> set[str]:
    """What is found without looking at what was kept."""
    forget_all()
    return subjects(universe, rule)


def test_an_agency_that_left_is_missed_at_once(town: Universe) -> None:
    place = town.places["Tithingham Police"]
    amend_place(
        place=place, body="chief-officer-of-police", standing="responsible", reason="", hours_a_month=None,
        by=town.coordinator, at=AT,
    )  # fmt: skip
    assert "body:chief-officer-of-police" not in subjects(town, "CDA-5.1")
    end_place(place=place, until=TODAY - timedelta(days=1), by=town.coordinator, at=AT)
    assert "body:chief-officer-of-police" in subjects(town, "CDA-5.1")


def test_each_body_the_law_names_and_nobody_stands_for_is_found_with_its_source_and_mark(town: Universe) -> None:
    bodies = {body.key: body for body in bodies_on(read_regime("england"), TODAY, Tier.UNITARY)}
    for finding in findings(town, "CDA-5.1") + findings(town, "CDA-5.2"):
        body = bodies[finding.subject.removeprefix("body:")]
        assert body.source.text in finding.source
        assert ("check the source" in finding.source) is (not body.source.is_verified)


def test_a_step_out_of_order_is_a_breach_on_the_page_until_it_is_mended(town: Universe) -> None:
    cycle = a_cycle(town)
    recorded(town, cycle, "strategy", TODAY, known=True)
    assert "step:strategy step:analysis" in subjects(town, "STEP-ORDER")


def test_terms_agreed_mend_the_finding_about_them(town: Universe) -> None:
    group = a_group(town, remit="To watch.", powers="To advise.")
    assert subjects(town, "GROUP-TERMS") == {f"group:{group.pk}"}
    agree_terms(group=group, agreed_on=TODAY, by=town.coordinator, at=AT)
    assert subjects(town, "GROUP-TERMS") == set()


def test_a_group_kept_apart_by_decision_answers_what_is_found_of_it(town: Universe) -> None:
    one, other = (a_group(town, name, functions=["audit"]) for name in ("Audit group", "Evidence group"))
    pair = " ".join(sorted(f"group:{group.pk}" for group in (one, other)))
    assert subjects(town, "GROUP-FUNCTION-ONE") == {pair}
    set_apart(group=other, overlap_reason="It serves two districts.", by=town.coordinator, at=AT)
    [finding] = findings(town, "GROUP-FUNCTION-ONE")
    assert (finding.status, finding.reason) == (Status.ANSWERED, "It serves two districts.")


# --- Reasons ----------------------------------------------------------------------------------------------


def test_a_recorded_reason_answers_a_finding_and_its_withdrawal_opens_it_again(town: Universe) -> None:
    finding = findings(town, "GROUP-FUNCTION-NONE")[0]
    given = {"by": town.as_(Role.CHAIR), "at": AT}
    answer = answer_finding(rule=finding.rule, subject=finding.subject, reason="The county does it.", **given)
    assert finding.subject in subjects(town, "GROUP-FUNCTION-NONE", Status.ANSWERED)
    withdraw_answer(answer=answer, **given)
    assert finding.subject in subjects(town, "GROUP-FUNCTION-NONE")
    assert Answer.objects.get().withdrawn_on == TODAY


@pytest.mark.parametrize(("given", "wrong"), [({"reason": " "}, "Say why"), ({"rule": "NO-SUCH-RULE"}, "no such rule")])
def test_an_answer_needs_a_rule_and_a_reason(town: Universe, given: dict[str, str], wrong: str) -> None:
    wanted = {"rule": "CDA-5.3", "subject": "body:x", "reason": "None here."} | given
    with pytest.raises(Refused, match=wrong):
        answer_finding(**wanted, by=town.coordinator, at=AT)


def test_a_finding_is_answered_once(town: Universe) -> None:
    given = {"rule": "CDA-5.3", "subject": "body:x", "reason": "None.", "by": town.coordinator, "at": AT}
    answer_finding(**given)
    with pytest.raises(Refused, match="already"):
        answer_finding(**given)


def test_only_coordinator_and_chair_answer_and_withdraw(town: Universe, neighbour: Universe) -> None:
    given = {"rule": "CDA-5.3", "subject": "body:x", "reason": "None."}
    answer = answer_finding(**given, by=town.coordinator, at=AT)
    for role in set(Role) - {Role.COORDINATOR, Role.CHAIR}:
        with pytest.raises(NotPermitted):
            answer_finding(**given, by=town.as_(role), at=AT)
        with pytest.raises(NotPermitted):
            withdraw_answer(answer=answer, by=town.as_(role), at=AT)
    with pytest.raises(Refused, match="another partnership"):
        withdraw_answer(answer=answer, by=neighbour.coordinator, at=AT)


# --- Pages ------------------------------------------------------------------------------------------------


def test_the_page_tells_each_finding_with_mend_source_requirements_and_where_it_is_mended(
    town: Universe, coordinator_client: Client
) -> None:
    group = a_group(town)
    page = coordinator_client.get("/p/tithingham/readiness/").content.decode()
    assert "Steering group is without a remit, powers and agreed terms of reference." in page
    assert "Agree terms of reference" in page
    assert "report l.217" in page
    assert "R016, R043" in page
    assert f'href="/p/tithingham/groups/{group.pk}/"' in page


def test_a_reason_given_on_the_page_stands_there_with_its_finding(town: Universe, coordinator_client: Client) -> None:
    finding = findings(town, "GROUP-FUNCTION-NONE")[0]
    address = f"/p/tithingham/readiness/findings/{key_of(finding.rule, finding.subject)}/answer/"
    assert finding.sentence in coordinator_client.get(address).content.decode()
    page = coordinator_client.post(address, {"reason": "The county does it."}, follow=True).content.decode()
    assert "The county does it." in page
    assert "Withdraw the reason" in page


def test_open_findings_are_counted_under_the_three_heads_of_health(town: Universe, coordinator_client: Client) -> None:
    page = coordinator_client.get("/p/tithingham/readiness/").content.decode()
    still_open = judgement(town.coordinator).standing(Status.OPEN)
    for head, many in Counter(finding.head for finding in still_open).items():
        assert re.search(rf"{head.value.capitalize()}</dt>\s*<dd[^>]*>{many} open finding", page)


def test_the_information_officer_reads_findings_and_is_offered_no_answer(town: Universe, signed_in: SignIn) -> None:
    page = signed_in(town.people[Role.INFORMATION_OFFICER]).get("/p/tithingham/readiness/").content.decode()
    assert "No group is responsible for the audit" in page
    assert "record a reason" not in page


def test_every_way_to_a_mend_leads_to_a_page(town: Universe, coordinator_client: Client, signed_in: SignIn) -> None:
    whole(town)
    an_audit_with_every_fault(town)
    busy(town, groups=4, seats=3)
    for role in (Role.COORDINATOR, Role.CONTRACTOR):
        standing, client = town.as_(role), signed_in(town.people[role])
        places = places_by_agency(standing)
        judged = judgement(standing).findings
        links = {mend_href(finding, standing, places) for finding in judged} - {""}
        assert len({finding.rule for finding in judged}) > 20
        assert {href: client.get(href).status_code for href in links} == dict.fromkeys(links, 200)


def test_a_busy_partnerships_readiness_takes_few_queries(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: Any
) -> None:
    whole_audit(whole(town))
    whole_consultation(town)
    busy(town)
    with django_assert_max_num_queries(12):
        coordinator_client.get("/p/tithingham/readiness/")
    with django_assert_max_num_queries(14):
        coordinator_client.get("/p/tithingham/readiness/duties/")


def test_judging_again_while_nothing_happens_asks_for_the_chains_alone(
    town: Universe, django_assert_num_queries: Any
) -> None:
    first = judgement_of(town.partnership, TODAY)
    with django_assert_num_queries(1):
        assert judgement_of(town.partnership, TODAY) is first
    a_group(town)
    assert judgement_of(town.partnership, TODAY) is not first


# --- The statement of duties ------------------------------------------------------------------------------


def test_the_statement_lists_every_body_step_and_content_of_the_regime(
    town: Universe, coordinator_client: Client
) -> None:
    page = coordinator_client.get("/p/tithingham/readiness/duties/").content.decode()
    regime = read_regime("england")
    for body in bodies_on(regime, TODAY, Tier.UNITARY):
        assert escaped(body.name) in page
    for step in regime.steps_in(Tier.UNITARY):
        assert escaped(step.label) in page
    for content in regime.contents:
        assert escaped(content.text) in page


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("'", "&#39;")


def test_a_duty_is_shown_with_its_evidence_date_and_document(town: Universe, coordinator_client: Client) -> None:
    cycle = a_cycle(town)
    recorded(town, cycle, "review", date(2026, 1, 5), date(2026, 2, 6))
    a_document(
        town, kind="strategy", title="Our plan", status="published", duty="publish-strategy",
        published_on=date(2026, 2, 20), published_at="The library",
    )  # fmt: skip
    page = coordinator_client.get("/p/tithingham/readiness/duties/").content.decode()
    assert "begun 5 January 2026; ended 6 February 2026" in page
    assert "Our plan, The library" in page
    assert "20 February 2026" in page


# --- The command ------------------------------------------------------------------------------------------

KEYS = ["rule", "severity", "subject", "sentence", "mend", "source", "requirements", "status"]


def test_the_command_prints_a_line_of_json_a_finding_sorted_and_ends_with_one_while_any_is_open(
    town: Universe,
) -> None:
    out = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("readiness", "tithingham", "--json", stdout=out)
    assert ended.value.returncode == 1
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert rows
    assert all(list(row) == KEYS for row in rows)
    assert [(row["rule"], row["subject"]) for row in rows] == sorted((row["rule"], row["subject"]) for row in rows)


def test_the_command_ends_with_two_for_a_partnership_there_is_not(db: None) -> None:
    with pytest.raises(CommandError) as ended:
        call_command("readiness", "nowhere", "--json")
    assert ended.value.returncode == 2


def test_the_command_ends_well_where_every_finding_is_answered(db: None) -> None:
    universe = found(regime="cda-1998")
    for finding in judgement(universe.coordinator).findings:
        answer_finding(rule=finding.rule, subject=finding.subject, reason="Left so.", by=universe.coordinator, at=AT)
    out = StringIO()
    call_command("readiness", "tithingham", stdout=out)
    assert "Reason recorded: Left so." in out.getvalue()
    assert "Mend:" not in out.getvalue()


def test_seats_given_are_read_with_their_group(town: Universe) -> None:
    seat = a_seat(town)
    [read] = case_of(town.partnership, TODAY).seats
    assert (read.group, read.post, read.since) == (str(seat.group_id), str(seat.post_id), seat.since)


def test_of_many_findings_ten_are_shown_and_all_of_a_rule_fifty_at_a_time(
    town: Universe, coordinator_client: Client
) -> None:
    def page(query: str = "") -> str:
        return coordinator_client.get(f"/p/tithingham/readiness/{query}").content.decode()

    for number in range(60):
        a_group(town, f"Group {number:02}")
    sentences = {each.sentence for each in findings(town, "GROUP-TERMS")}
    assert len(sentences) == 60
    assert sum(f"<li>{sentence}" in page() for sentence in sentences) == 10
    assert "?rule=GROUP-TERMS" in page()
    first, second = page("?rule=GROUP-TERMS"), page("?rule=GROUP-TERMS&page=2")
    assert {f"<li>{sentence}" in first for sentence in sentences} == {True, False}
    assert all((f"<li>{sentence}" in first) != (f"<li>{sentence}" in second) for sentence in sentences)
    assert "Nothing was found wanting." in page("?rule=WORKLOAD")
