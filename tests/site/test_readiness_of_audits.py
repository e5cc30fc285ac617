"""Readiness of a live partnership's audits: judged from their own pages' records, told to members alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from frankpledge.core.readiness import Status, rules_not_asked
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.sharing.services import end_protocol
from frankpledge.site.readiness.case import case_of
from frankpledge.site.readiness.judging import judgement, judgement_of, key_of
from frankpledge.site.readiness.rules import ABOUT_THE_AUDIT, RULES
from frankpledge.stages.audit.models import Audit, Circulation, Commission, Conclusion, Handover, Research, Source
from frankpledge.stages.audit.services.audits import amend_audit, move_audit
from frankpledge.stages.audit.services.circulation import circulate
from frankpledge.stages.audit.services.conclusions import tie_conclusion, withdraw_conclusion
from frankpledge.stages.audit.services.handovers import ask_for_rerun, run_again
from frankpledge.stages.audit.services.scope import amend_source
from tests.rules import EVERY_RULE
from tests.universe.audit import POLICE, TODAY, asked_to_agree, estimated, some_knowledge
from tests.universe.data_plan import a_feed
from tests.universe.handovers import counted, files_of, handed_over
from tests.universe.means_and_voice import COUNCIL
from tests.universe.partnership import AT, Universe
from tests.universe.problems import item, says
from tests.universe.thread import signed
from tests.universe.whole_audit import an_audit_with_every_fault, whole_audit

SignIn = Callable[[Person], Client]
FOUND_FROM_PAGES = {
    "AUDIT-STAFF", "SCOPE-DISSENT", "PROTOCOL-COVERS", "RECOMMENDATION-CITES", "RELIANCE-ONE", "INTERIM-ALL",
    "COMMISSION-LEAVES", "CONTRADICTION-SAYS", "FEED-REGULAR", "RESEARCH-UNCOSTED",
}  # fmt: skip


def found(universe: Universe) -> set[str]:
    return {each.rule for each in judgement(universe.coordinator).standing(Status.OPEN)} & ABOUT_THE_AUDIT


def test_both_programs_ask_the_same_rules() -> None:
    from frankpledge.cli.readiness import RULES as OF_THE_COMMAND

    assert RULES == OF_THE_COMMAND == EVERY_RULE


def test_what_pages_record_of_an_audit_is_judged(town: Universe) -> None:
    assert found(town) == set()
    an_audit_with_every_fault(town)
    assert found(town) == FOUND_FROM_PAGES


def test_nobodys_silence_is_judged_about_what_the_data_plan_tells_otherwise(town: Universe) -> None:
    asked_later = {rule.id for rule, _ in rules_not_asked(case_of(town.partnership, TODAY), RULES)}
    assert asked_later == {"DETAIL-REASON", "REQUESTER-INTRODUCED"}


def staff_set_aside(town: Universe, audit: Audit) -> None:
    given = {name: getattr(audit, name) for name in ("title", "period_from", "period_to", "work_from", "work_to")}
    amend_audit(audit=audit, person_days=Decimal(12), by=town.coordinator, at=AT, **given)


def asked_once_more(town: Universe, audit: Audit) -> None:
    asked_to_agree(town, audit=audit)


def source_left_out(town: Universe, audit: Audit) -> None:
    """Leave out what the council would supply; the police's protocol is signed."""
    signed(town)
    left = Source.objects.get(audit=audit, agency=town.agency(COUNCIL))
    amend_source(
        source=left, name=left.name, value=1, person_days=Decimal(0), is_in=False, reason="No protocol.",
        agency=left.agency, by=town.coordinator, at=AT,
    )  # fmt: skip


def recommendation_withdrawn(town: Universe, audit: Audit) -> None:
    withdraw_conclusion(conclusion=Conclusion.objects.get(audit=audit, part="options"), by=town.coordinator, at=AT)


def people_listened_to(town: Universe, audit: Audit) -> None:
    known, police = some_knowledge(town, audit), Source.objects.filter(agency__name=POLICE)
    tie_conclusion(
        conclusion=Conclusion.objects.get(audit=audit, part="issues"), sources=police,
        knowledge=[known], findings=[], rests_on=[], by=town.coordinator, at=AT,
    )  # fmt: skip


def shown_to_the_council(town: Universe, audit: Audit) -> None:
    circulate(
        audit=audit, title="To all", conclusions=list(Circulation.objects.get(audit=audit).conclusions.all()),
        agencies=[town.agency(COUNCIL)], comments_by=TODAY, by=town.coordinator, at=AT,
    )  # fmt: skip


def fewer_asked(town: Universe, audit: Audit) -> None:
    estimated(town, Research.objects.get(audit=audit), answers=300)


def contradiction_answered(town: Universe, audit: Audit) -> None:
    said = Conclusion.objects.get(audit=audit, part="issues")
    says(town, said, item(town, audit, "named"), "contradicts", answer="It counts only what is reported.")


def feed_agreed(town: Universe, audit: Audit) -> None:
    a_feed(town)


MENDS = {
    "AUDIT-STAFF": staff_set_aside, "SCOPE-DISSENT": asked_once_more, "PROTOCOL-COVERS": source_left_out,
    "RECOMMENDATION-CITES": recommendation_withdrawn, "RELIANCE-ONE": people_listened_to,
    "CONTRADICTION-SAYS": contradiction_answered, "INTERIM-ALL": shown_to_the_council, "FEED-REGULAR": feed_agreed,
    "RESEARCH-UNCOSTED": fewer_asked,
}  # fmt: skip


@pytest.mark.parametrize(("rule", "mend"), MENDS.items(), ids=MENDS)
def test_the_mend_done_on_its_page_makes_the_finding_go(
    rule: str, mend: Callable[[Universe, Audit], None], town: Universe
) -> None:
    audit = an_audit_with_every_fault(town)
    assert rule in found(town)
    mend(town, audit)
    assert rule not in found(town)


def test_a_commission_has_left_something_once_it_ran_again_here_and_gave_the_same(town: Universe) -> None:
    files = files_of(counted(town))
    handover = handed_over(town, files)
    after = Commission.objects.get().ends + timedelta(days=1)

    def is_found() -> bool:
        return "COMMISSION-LEAVES" in {each.rule for each in judgement_of(town.partnership, after).findings}

    assert is_found()
    ask_for_rerun(handover=handover, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert run_again(handover=Handover.objects.get(), at=AT).status == "same"
    assert not is_found()


def test_a_protocol_that_has_ended_covers_nothing_from_that_day(town: Universe) -> None:
    protocol = signed(town)
    audit = an_audit_with_every_fault(town)
    police = f"agency:{town.agency(POLICE).pk} source:{Source.objects.get(audit=audit, agency__name=POLICE).pk}"

    def uncovered() -> set[str]:
        return {each.subject for each in judgement(town.coordinator).findings if each.rule == "PROTOCOL-COVERS"}

    assert police not in uncovered()
    end_protocol(protocol=protocol, by=town.as_(Role.AGENCY_REPRESENTATIVE), at=AT)
    assert police in uncovered()


def test_of_a_closed_audit_only_what_can_still_be_mended_is_asked(town: Universe) -> None:
    audit = an_audit_with_every_fault(town)
    move_audit(audit=audit, state="closed", by=town.coordinator, at=AT)
    assert found(town) == {"COMMISSION-LEAVES", "FEED-REGULAR", "PROTOCOL-COVERS"}


def test_a_contractor_is_told_nothing_of_the_audits_working_pages(town: Universe, signed_in: SignIn) -> None:
    an_audit_with_every_fault(town)
    assert {each.rule for each in judgement(town.as_(Role.CONTRACTOR)).findings}.isdisjoint(ABOUT_THE_AUDIT)
    page = signed_in(town.people[Role.CONTRACTOR]).get("/p/tithingham/readiness/").content.decode()
    assert "Audit in a hurry" not in page
    assert "Work on the audit" not in page


def test_a_reason_answers_a_finding_of_the_audit(town: Universe, coordinator_client: Client) -> None:
    an_audit_with_every_fault(town)
    [finding] = [each for each in judgement(town.coordinator).findings if each.rule == "SCOPE-DISSENT"]
    address = f"/p/tithingham/readiness/findings/{key_of(finding.rule, finding.subject)}/answer/"
    page = coordinator_client.post(address, {"reason": "The board kept the question."}, follow=True).content.decode()
    assert "The board kept the question." in page
    assert "SCOPE-DISSENT" not in found(town)


def test_an_audits_page_of_a_mend_stands_with_its_finding(town: Universe, coordinator_client: Client) -> None:
    audit = an_audit_with_every_fault(town)
    page = coordinator_client.get("/p/tithingham/readiness/").content.decode()
    assert f'href="/p/tithingham/audit/audits/{audit.pk}/scope/"' in page
    assert "does not agree to the scope of “Audit in a hurry”" in page
    assert "report l.417" in page


def test_judging_anew_after_something_happened_to_an_audit_takes_two_queries(
    town: Universe, django_assert_num_queries: Any
) -> None:
    audit = whole_audit(town)
    before = judgement_of(town.partnership, TODAY)
    move_audit(audit=audit, state="closed", by=town.coordinator, at=AT)
    with django_assert_num_queries(2):
        assert judgement_of(town.partnership, TODAY) is not before
