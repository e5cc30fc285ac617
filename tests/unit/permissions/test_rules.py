"""Each permission rule, role by role, from tables written by hand; what is refused says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from frankpledge.foundation.accounts import permissions as accounts
from frankpledge.foundation.accounts.models import Agency, Person, Post
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.datasets import permissions as datasets
from frankpledge.foundation.evidence import permissions as evidence
from frankpledge.foundation.sharing import permissions as sharing
from frankpledge.stages.audit import permissions as audit
from frankpledge.stages.audit.rules.put_forward import Origin
from frankpledge.stages.consultation import permissions as consultation
from frankpledge.stages.partnership import meeting_permissions as meetings
from frankpledge.stages.partnership import permissions as partnership
from frankpledge.stages.publication import permissions as publication
from frankpledge.stages.publication.models import Consent, ReleaseCandidate
from tests.unit.permissions.people import OURS, THEIRS, each_role, standing, visitor

Check = Callable[..., None]

NOBODYS = Person(pk=99)

SENTENCE = re.compile(r"[A-Z][a-z ].*[a-z]\.")
"""Why not is told in a whole sentence."""

BY_ROLE: list[tuple[Check, str, bool, tuple[Any, ...], str]] = [
    # rule, roles allowed, whether host staff on a visit are, what else it asks, words of the refusal
    (accounts.check_may_read, "CIRDOHK", True, (), "for the partnership's members"),
    (accounts.check_may_coordinate, "C", False, (), "Only the partnership's co-ordinator"),
    (accounts.check_may_manage_people, "C", False, (), "Only the co-ordinator may invite"),
    (accounts.check_may_end_role, "C", False, (NOBODYS,), "Only the co-ordinator may invite"),
    (accounts.check_may_read_log, "COH", False, (), "The log is for"),
    (audit.check_may_approve_fine_map, "CH", False, (), "smaller than wards"),
    (evidence.check_may_read_evidence, "CIRDOH", True, (), "for the partnership's members"),
    (evidence.check_may_read_detail, "CIRDOHKV", True, (None,), ""),
    (evidence.check_may_read_detail, "CIRD", False, (OURS.pk,), "work with the agency's data"),
    (evidence.check_may_read_detail, "CI", False, (THEIRS.pk,), "work with the agency's data"),
    (evidence.check_may_answer_item, "C", False, (None,), "Only the co-ordinator"),
    (evidence.check_may_answer_item, "R", False, (OURS,), "may answer in its name"),
    (evidence.check_may_answer_item, "", False, (THEIRS,), "may answer in its name"),
    (evidence.check_may_answer_some_item, "CR", False, (), "may answer"),
    (partnership.check_may_read_overview, "CIRDOHKV", True, (), ""),
    (partnership.check_may_read_structure, "CIRDOHK", True, (), "members and those who work for it"),
    (partnership.check_may_read_business, "CIRDOH", True, (), "for the partnership's members"),
    (partnership.check_may_keep_documents, "CI", False, (), "documents register"),
    (partnership.check_may_answer_members, "CH", False, (), "co-ordinator or the chair"),
    (partnership.check_may_object, "CR", False, (OURS,), "may object in its name"),
    (partnership.check_may_object, "C", False, (THEIRS,), "may object in its name"),
    (partnership.check_may_answer_for_agency, "R", False, (OURS,), "may answer for it"),
    (partnership.check_may_answer_for_agency, "", False, (THEIRS,), "may answer for it"),
    (partnership.check_may_record_for_agency, "CRD", False, (OURS,), "may record this"),
    (partnership.check_may_record_for_agency, "C", False, (THEIRS,), "may record this"),
    (partnership.check_may_enter_exercise, "CR", False, (OURS,), "may enter what it does"),
    (partnership.check_may_enter_exercise, "C", False, (THEIRS,), "may enter what it does"),
    (partnership.check_may_enter_some_exercise, "CR", False, (), "may enter what agencies do"),
    (partnership.check_may_agree_for_tier, "R", False, (OURS,), "of that council"),
    (partnership.check_may_agree_for_tier, "", False, (THEIRS,), "of that council"),
    (partnership.check_may_finish_action, "CR", False, (OURS, None, frozenset()), "may report on it"),
    (partnership.check_may_finish_action, "C", False, (THEIRS, Post(pk=5), frozenset({8})), "may report on it"),
    (partnership.check_may_object_for_some_agency, "CR", False, (), "may object"),
    (partnership.check_may_record_for_some_agency, "CRD", False, (), "may record this"),
    (partnership.check_may_answer_objection, "CH", False, (8,), "co-ordinator or the chair"),
    (partnership.check_may_answer_objection, "", False, (7,), "co-ordinator or the chair|Somebody other than"),
    (partnership.check_may_raise_risk, "CIRDOH", False, (), "on the register"),
    (partnership.check_may_answer_risk, "CR", False, (Post(pk=5, agency=OURS), frozenset()), "answers for this risk"),
    (partnership.check_may_answer_risk, "C", False, (Post(pk=5, agency=THEIRS), frozenset()), "answers for this risk"),
    (partnership.check_may_answer_risk, "CIRDOHKV", True, (Post(pk=5, agency=THEIRS), frozenset({7})), ""),
    (partnership.check_may_answer_risk, "C", False, (None, frozenset({7})), "answers for this risk"),
    (partnership.check_may_ask_for_approval, "CR", False, (Post(pk=5, agency=OURS), frozenset()), "may ask"),
    (partnership.check_may_ask_for_approval, "C", False, (Post(pk=5, agency=THEIRS), frozenset({8})), "may ask"),
    (partnership.check_may_ask_for_approval, "CIRDOHKV", True, (Post(pk=5, agency=THEIRS), frozenset({7})), ""),
    (partnership.check_may_answer_commitment, "CIRDOHKV", True, (frozenset({8}), frozenset({7})), ""),
    (partnership.check_may_answer_commitment, "", False, (frozenset({8}), frozenset({9})), "Only whoever holds"),
    (partnership.check_may_answer_commitment, "", False, (frozenset({7}), frozenset({7})), "Somebody other than"),
    (meetings.check_may_answer_invitation, "C", False, (frozenset({8}),), "may answer this invitation"),
    (meetings.check_may_read_reasons, "CH", False, (), "why people did not come"),
    (meetings.check_may_log_decision, "CH", False, (False,), "may log it"),
    (meetings.check_may_log_decision, "CIRDOH", False, (True,), "may log it"),
    (meetings.check_may_log_decision_of, "CH", False, (frozenset({8}),), "a post that you hold"),
    (meetings.check_may_log_decision_of, "CIRDOH", False, (frozenset({7}),), "a post that you hold"),
    (sharing.check_may_read_protocols, "CIRDOH", True, (), "for the partnership's members"),
    (sharing.check_may_draft_protocol, "CI", False, (), "may draft a protocol"),
    (sharing.check_may_comment_on_protocol, "RD", False, (frozenset({OURS.pk, THEIRS.pk}),), "may comment on it"),
    (sharing.check_may_comment_on_protocol, "", False, (frozenset({THEIRS.pk}),), "may comment on it"),
    (sharing.check_may_sign_protocol, "R", False, (frozenset({OURS.pk, THEIRS.pk}),), "may sign it"),
    (sharing.check_may_sign_protocol, "", False, (frozenset({THEIRS.pk}),), "may sign it"),
    (sharing.check_may_end_protocol, "CR", False, (frozenset({OURS.pk, THEIRS.pk}),), "may end it"),
    (sharing.check_may_end_protocol, "C", False, (frozenset({THEIRS.pk}),), "may end it"),
    (sharing.check_may_read_holdings, "CIRDOH", True, (), "for the partnership's members"),
    (sharing.check_may_record_holding, "CIRD", False, (OURS,), "may record what it holds"),
    (sharing.check_may_record_holding, "CI", False, (THEIRS,), "may record what it holds"),
    (sharing.check_may_record_some_holding, "CIRD", False, (), "may record what is held"),
    (sharing.check_may_read_requests, "CIRDHK", False, (), "Data requests are for"),
    (sharing.check_may_read_timetable, "CIRDH", False, (OURS,), "timetable is for its own people"),
    (sharing.check_may_read_timetable, "CIH", False, (THEIRS,), "timetable is for its own people"),
    (sharing.check_may_plan_requests, "CI", False, (), "may ask an agency for data"),
    (sharing.check_may_answer_request, "RD", False, (OURS,), "may answer this request"),
    (sharing.check_may_answer_request, "", False, (THEIRS,), "may answer this request"),
    (sharing.check_may_tie_extract, "IRD", False, (OURS,), "may say what an extract serves"),
    (sharing.check_may_tie_extract, "I", False, (THEIRS,), "may say what an extract serves"),
    (sharing.check_may_register_requester, "C", False, (), "may say for whom agencies are asked"),
    (datasets.check_may_list_submissions, "CIRD", False, (), "Extracts are for"),
    (datasets.check_may_decide_on_submission, "I", False, (), "may accept an extract"),
    (datasets.check_may_list_tokens, "CRD", False, (), "Supply tokens are for"),
    (datasets.check_may_make_some_token, "RD", False, (), "may make a supply token"),
    (datasets.check_may_make_token, "RD", False, (OURS,), "may make a supply token"),
    (datasets.check_may_make_token, "", False, (THEIRS,), "may make a supply token"),
    (datasets.check_may_revoke_token, "CRD", False, (OURS,), "may revoke a supply token"),
    (datasets.check_may_revoke_token, "C", False, (THEIRS,), "may revoke a supply token"),
    (consultation.check_may_read_consultation, "CIRDOH", True, (), "for the partnership's members"),
    (consultation.check_may_run_consultation, "CI", False, (), "may plan and run consultation"),
    (consultation.check_may_enter_asked_before, "CIR", False, (OURS,), "may plan and run consultation"),
    (consultation.check_may_enter_asked_before, "CI", False, (THEIRS,), "may plan and run consultation"),
    (consultation.check_may_enter_asked_before, "CI", False, (None,), "may plan and run consultation"),
    (consultation.check_may_answer_referral, "R", False, (OURS.pk,), "may say what it did"),
    (consultation.check_may_answer_referral, "", False, (THEIRS.pk,), "may say what it did"),
    (audit.check_may_read_audit, "CIRDOH", True, (), "for the partnership's members"),
    (audit.check_may_read_scope, "CIRDOHK", True, (), "members and those who work for it"),
    (audit.check_may_run_audit, "CI", False, (), "may change the audit"),
    (audit.check_may_ask_for_agreement, "C", False, (), "may ask agencies to agree"),
    (audit.check_may_agree_to_audit, "R", False, (OURS,), "may agree in its name"),
    (audit.check_may_agree_to_audit, "", False, (THEIRS,), "may agree in its name"),
    (audit.check_may_comment_on_audit, "CR", False, (OURS,), "may comment in its name"),
    (audit.check_may_comment_on_audit, "C", False, (THEIRS,), "may comment in its name"),
    (audit.check_may_comment_for_some_agency, "CR", False, (), "may comment"),
    (audit.check_may_enter_knowledge, "CIR", False, (), "may enter what people say"),
    (audit.check_may_put_some_issue_forward, "CIRDOH", False, (), "may put an issue forward"),
    (audit.check_may_put_forward, "CIRDOH", False, (Origin.PUBLIC, None), "may put an issue forward"),
    (audit.check_may_put_forward, "CIH", False, (Origin.PARTNERSHIP, None), "forward"),
    (audit.check_may_put_forward, "CIRD", False, (Origin.AGENCY, OURS.pk), "forward"),
    (audit.check_may_put_forward, "CI", False, (Origin.AGENCY, THEIRS.pk), "forward"),
    (audit.check_may_read_commission, "CIRDOH", True, (None,), "for the partnership's members"),
    (audit.check_may_read_commission, "CIRDOHK", True, (7,), "for the partnership's members"),
    (audit.check_may_read_commission, "CIRDOH", True, (8,), "for the partnership's members"),
    (audit.check_may_hand_over, "CIK", False, (7,), "may change the audit"),
    (audit.check_may_hand_over, "CI", False, (8,), "may change the audit"),
    (publication.check_may_consent, "R", False, (Consent(agency_id=OURS.pk),), "represents the agency"),
    (publication.check_may_consent, "", False, (Consent(agency_id=THEIRS.pk),), "represents the agency"),
    (audit.check_may_finish_improvement, "CI", False, (Post(pk=5), frozenset({8})), "may record that it was made"),
    (audit.check_may_finish_improvement, "CIRDOHKV", True, (Post(pk=5), frozenset({7})), ""),
    (audit.check_may_analyse, "I", False, (), "may count extracts"),
    (publication.check_may_read_candidates, "CIRDOH", True, (), "partnership's members"),
    (publication.check_may_propose, "I", False, (), "may propose"),
    (publication.check_may_publish, "C", False, (), "may publish"),
    (
        publication.check_may_sign_off, "O", False,
        (ReleaseCandidate(prepared_by_id=1, proposed_by_id=2),), "Only an output checker",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("check", "allowed", "visit", "asked", "words"), BY_ROLE)
def test_each_role_may_what_the_table_says_and_is_told_why_not(
    check: Check, allowed: str, visit: bool, asked: tuple[Any, ...], words: str
) -> None:
    for letter, somebody in each_role():
        if letter in allowed:
            check(somebody, *asked)
        else:
            with pytest.raises(NotPermitted, match=words) as refused:
                check(somebody, *asked)
            assert SENTENCE.fullmatch(str(refused.value))


@pytest.mark.parametrize(("check", "allowed", "visit", "asked", "words"), BY_ROLE)
def test_host_staff_on_a_visit_read_and_do_nothing_else(
    check: Check, allowed: str, visit: bool, asked: tuple[Any, ...], words: str
) -> None:
    if visit:
        check(visitor(), *asked)
    else:
        with pytest.raises(NotPermitted):
            check(visitor(), *asked)


@pytest.mark.parametrize("module", [accounts, partnership, meetings, evidence, sharing, datasets, audit, publication])
def test_each_question_answers_as_its_check_refuses(module: Any) -> None:
    for name in (name for name in vars(module) if name.startswith("may_")):
        check, may = getattr(module, f"check_{name}"), getattr(module, name)
        rows = [row for row in BY_ROLE if row[0] is check]
        assert rows, f"{module.__name__}.{name} has no row in the table"
        for _, allowed, _, asked, _ in rows:
            assert {letter for letter, somebody in each_role() if may(somebody, *asked)} == set(allowed)


@pytest.mark.parametrize("module", [accounts, partnership, meetings, evidence, sharing, datasets, audit, publication])
def test_every_check_has_a_row_in_the_table(module: Any) -> None:
    here = {
        check for name, check in vars(module).items()
        if name.startswith("check_") and check.__module__ == module.__name__
    }  # fmt: skip
    assert here - {row[0] for row in BY_ROLE} == set()


def test_the_overview_opens_to_nobody_without_a_standing() -> None:
    with pytest.raises(NotPermitted, match=r"^You have no part in this partnership\.$"):
        partnership.check_may_read_overview(standing(""))


def test_a_coordinator_does_not_end_their_own_role() -> None:
    accounts.check_may_end_role(standing("C", person=7), Person(pk=8))
    with pytest.raises(NotPermitted, match=r"^Another co-ordinator must end your own role\.$"):
        accounts.check_may_end_role(standing("C", person=7), Person(pk=7))


def test_whoever_holds_the_post_reports_on_its_action_and_nobody_does_for_an_action_without_a_post() -> None:
    elsewhere, holders = Agency(pk=30), frozenset({7})
    partnership.check_may_finish_action(standing("I", person=7), elsewhere, Post(pk=5), holders)
    for post, held_by in ((None, holders), (Post(pk=5), frozenset({8}))):
        with pytest.raises(NotPermitted):
            partnership.check_may_finish_action(standing("I", person=7), elsewhere, post, held_by)


def test_whoever_holds_the_post_answers_its_invitation() -> None:
    meetings.check_may_answer_invitation(standing("V", person=7), frozenset({7}))


@pytest.mark.parametrize(("prepared", "proposed"), [(7, 1), (1, 7), (7, 7)])
def test_no_author_signs_off_whatever_else_they_are(prepared: int, proposed: int) -> None:
    candidate = ReleaseCandidate(prepared_by_id=prepared, proposed_by_id=proposed)
    with pytest.raises(NotPermitted, match=r"^Somebody other than its author must sign off a release\.$"):
        publication.check_may_sign_off(standing("CIRDOH", person=7), candidate)
    publication.check_may_sign_off(standing("O", person=8), candidate)


def test_a_data_liaison_supplies_and_does_not_sign_for_the_agency() -> None:
    with pytest.raises(NotPermitted):
        sharing.check_may_sign_protocol(standing("D"), frozenset({OURS.pk}))


def test_a_representative_speaks_for_their_own_agency_and_for_no_other() -> None:
    assert standing("R", agency=OURS).acts_for(OURS.pk)
    assert not standing("R", agency=OURS).acts_for(THEIRS.pk)
    assert not standing("C").acts_for(None)
