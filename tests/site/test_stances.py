"""The sources of an audit set beside a finding: what each says, how many are independent, and what numbers propose."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.evidence.corroboration import Side
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.evidence.content import content_of
from frankpledge.foundation.evidence.services import find_latest
from frankpledge.stages.audit.citing import key_of
from frankpledge.stages.audit.models import Audit, Conclusion, Stance
from frankpledge.stages.audit.problems import PROBLEMS, Reading, proposal_of, read
from frankpledge.stages.audit.queries.problems import datasets_counted
from frankpledge.stages.audit.queries.stances import heard, stances_on, tallies_to_release, tally_of
from frankpledge.stages.audit.services import draft_finding
from frankpledge.stages.audit.services.audits import move_audit
from frankpledge.stages.audit.services.conclusions import tie_conclusion, withdraw_conclusion
from frankpledge.stages.audit.services.scope import amend_source
from frankpledge.stages.audit.services.stances import rest_is_silent, say_claim
from frankpledge.stages.publication.services import publish, put_out, sign_off
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe import problems, thread
from tests.universe.consultation import over
from tests.universe.issues import an_issue
from tests.universe.means_and_voice import CHARITY, COUNCIL, POLICE
from tests.universe.partnership import AT, Universe
from tests.universe.problems import item, says

WHOLE = "3 independent sources: 2 support, 1 contradicts; 1 silent"


def weighed(town: Universe, audit: Audit) -> Conclusion:
    """Set four independent sources beside a finding, and a fifth that repeats one of them."""
    found = made.a_conclusion(town, audit)
    for name, agency in (("Recorded crime", POLICE), ("Calls", POLICE), ("Complaints", COUNCIL), ("Arson", CHARITY)):
        made.a_source(town, audit, name=name, agency=town.agency(agency))
    sides = {"Recorded crime": "supports", "Calls": "supports", "Complaints": "contradicts", "Arson": "silent"}
    for place in range(4):
        source = item(town, audit, "named", place)
        says(town, found, source, sides[source.name])
    made.some_knowledge(town, audit)
    says(town, found, item(town, audit, "told"), "supports")
    return found


def tally_on(conclusion: Conclusion) -> str:
    return tally_of(stances_on(conclusion)).sentence


# --- How many are independent ------------------------------------------------------------------------------


def test_a_finding_and_the_list_say_how_many_independent_sources_support_contradict_or_are_silent(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    found = weighed(town, audit)
    assert tally_on(found) == WHOLE
    for name, pk in (("conclusions", audit.pk), ("conclusion", found.pk), ("conclusion-sources", found.pk)):
        assert WHOLE in page_of(coordinator_client, town, name, pk)
    page = page_of(coordinator_client, town, "conclusion", found.pk)
    assert "1 more draws on the same records or people as another and counts with it." in page


def test_what_is_drawn_from_an_agencys_records_counts_with_that_agency(town: Universe) -> None:
    audit = made.an_audit(town)
    found = weighed(town, audit)
    told = item(town, audit, "told")
    says(town, found, told, "supports", drawn_from=town.agency(POLICE))
    assert tally_on(found) == "2 independent sources: 1 supports, 1 contradicts; 1 silent"
    with pytest.raises(Refused, match="an agency’s own already"):
        says(town, found, item(town, audit, "named"), "supports", drawn_from=town.agency(POLICE))


def test_people_of_one_forum_are_one_source_however_often_they_spoke(town: Universe) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    for source in ("North ward forum", "NORTH ward forum ", "Traders of Mill Lane"):
        made.some_knowledge(town, audit, source=source)
    for place in range(3):
        says(town, found, item(town, audit, "told", place), "supports")
    assert tally_on(found) == "2 independent sources: 2 support"


def test_two_datasets_of_one_agency_are_one_source_and_its_scope_entry_no_other(town: Universe) -> None:
    audit = made.an_audit(town)
    thread.counted(town)
    made.a_source(town, audit)
    found = made.a_conclusion(town, audit)
    says(town, found, item(town, audit, "counted"), "supports")
    says(town, found, item(town, audit, "named"), "supports")
    assert tally_on(found) == "1 independent source: 1 supports"


def test_a_source_left_out_of_the_scope_says_nothing_any_more(town: Universe) -> None:
    audit = made.an_audit(town)
    found = weighed(town, audit)
    left = Stance.objects.get(conclusion=found, source__name="Complaints").source
    assert left is not None
    amend_source(
        source=left, name=left.name, value=1, person_days=left.person_days, is_in=False, reason="No protocol.",
        agency=left.agency, by=town.coordinator, at=AT,
    )  # fmt: skip
    assert tally_on(found) == "2 independent sources: 2 support; 1 silent"


# --- What contradicts --------------------------------------------------------------------------------------


def test_a_contradiction_without_a_word_on_why_the_finding_stands_is_flagged_until_there_is_one(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    found = weighed(town, audit)
    flag, row = "1 source contradicts this, and nobody has said why", "Contradicted, with no word on why it stands"
    assert flag in page_of(coordinator_client, town, "conclusion", found.pk)
    assert row in page_of(coordinator_client, town, "conclusions", audit.pk)
    against = Stance.objects.get(conclusion=found, side="contradicts").source
    assert against is not None
    address = reverse("audit:conclusion-source", args=[town.partnership.slug, found.pk, "named", against.pk])
    given = {"side": "contradicts", "reason": "Fewer complain.", "answer": "They stopped telling the council."}
    assert coordinator_client.post(address, given).status_code == 302
    assert flag not in page_of(coordinator_client, town, "conclusion", found.pk)
    assert row not in page_of(coordinator_client, town, "conclusions", audit.pk)
    assert "They stopped telling the council." in page_of(coordinator_client, town, "conclusion-sources", found.pk)


def test_an_answer_to_a_contradiction_goes_with_it(town: Universe) -> None:
    audit = made.an_audit(town)
    found, source = made.a_conclusion(town, audit), made.a_source(town, audit)
    says(town, found, item(town, audit, "named"), "contradicts", answer="It counts reports alone.")
    says(town, found, item(town, audit, "named"), "silent", answer="It counts reports alone.")
    kept = Stance.objects.get(conclusion=found, source=source)
    assert (kept.side, kept.answer) == ("silent", "")


# --- Who, when, and what stays -----------------------------------------------------------------------------


def test_what_sources_say_is_written_by_those_who_run_the_audit_while_it_is_open(town: Universe) -> None:
    audit = made.an_audit(town)
    found, other = made.a_conclusion(town, audit), made.a_conclusion(town, audit, text="Another.")
    made.a_source(town, audit)
    named = item(town, audit, "named")
    with pytest.raises(NotPermitted):
        says(town, found, named, "supports", by=town.as_(Role.AGENCY_REPRESENTATIVE))
    with pytest.raises(Refused, match="in a few words why"):
        says(town, found, named, "supports", reason=" ")
    withdraw_conclusion(conclusion=other, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="taken back"):
        says(town, other, named, "supports")
    made.a_question(town, audit)
    for state in ("under-way", "closed"):
        move_audit(audit=audit, state=state, by=town.coordinator, at=AT)
    found.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        rest_is_silent(conclusion=found, reason="Other things.", by=town.coordinator, at=AT)


def test_a_source_of_another_audit_is_not_there(town: Universe, coordinator_client: Client) -> None:
    found = made.a_conclusion(town, made.an_audit(town))
    elsewhere = made.a_source(town, made.an_audit(town, "Another audit"))
    for kind, pk in (("named", elsewhere.pk), ("guessed", 1)):
        address = reverse("audit:conclusion-source", args=[town.partnership.slug, found.pk, kind, pk])
        assert coordinator_client.get(address).status_code == 404


def test_agencies_that_signed_before_a_source_was_set_beside_it_have_not_signed_this(town: Universe) -> None:
    audit = made.an_audit(town)
    found = weighed(town, audit)
    audit.refresh_from_db()
    before = audit.text_version
    says(town, found, item(town, audit, "named"), "contradicts")
    audit.refresh_from_db()
    assert audit.text_version == before + 1


def test_the_ledger_keeps_the_tally_with_the_finding(town: Universe) -> None:
    found = weighed(town, made.an_audit(town))
    version = find_latest(town.partnership, key_of(found))
    assert version is not None
    assert dict(content_of(version).particulars)["Independent sources"] == WHOLE


def test_the_sources_left_are_said_to_be_silent_but_none_on_which_it_rests_or_whose_figures_take_a_side(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    problems.police_counted(town)
    made.a_source(town, audit)
    known, rested_on = made.some_knowledge(town, audit), made.some_knowledge(town, audit, said="It is worse.")
    found = problems.a_claim(town, audit, "fell")
    tie_conclusion(conclusion=found, knowledge=[rested_on], by=town.coordinator, at=AT)
    address = reverse("audit:conclusion-rest", args=[town.partnership.slug, found.pk])
    assert coordinator_client.post(address, {"reason": "It is about other things."}).status_code == 302
    assert {(each.knowledge, each.agency, each.side) for each in Stance.objects.filter(source=None)} == {
        (known, None, "silent")
    }
    assert "2 sources not set beside it yet" in page_of(coordinator_client, town, "conclusion-sources", found.pk)
    with pytest.raises(Refused, match="say of each by itself"):
        rest_is_silent(conclusion=found, reason="Nothing.", by=town.coordinator, at=AT)


# --- What the numbers propose ------------------------------------------------------------------------------


def reading(town: Universe, audit: Audit) -> Reading:
    [counted] = datasets_counted(town.as_(Role.INFORMATION_OFFICER), audit)
    return read(town.as_(Role.INFORMATION_OFFICER), counted)


def chosen(page: str) -> list[str]:
    return re.findall(r'value="(\w+)"[^>]*checked', page)


def test_a_rise_in_an_agencys_count_is_proposed_as_what_it_says_and_a_person_decides(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    problems.police_counted(town)
    counted = item(town, audit, "counted")
    address = ["conclusion-source", counted.kind, counted.pk]
    for claims, proposed in (("rose", "supports"), ("fell", "contradicts")):
        found = problems.a_claim(town, audit, claims)
        name, kind, pk = address
        page = coordinator_client.get(reverse(f"audit:{name}", args=[town.partnership.slug, found.pk, kind, pk]))
        assert chosen(page.content.decode()) == [proposed]
        assert not found.stances.exists()
    says(town, found, counted, "silent", reason="February is short.")
    assert found.stances.get().proposed == "contradicts"
    page = page_of(coordinator_client, town, "conclusion-sources", found.pk)
    assert "Its figures point the other way; whoever wrote the finding decided otherwise." in page


def test_an_area_that_stands_out_in_an_agencys_count_is_proposed_from_its_rate_beside_the_rest(town: Universe) -> None:
    audit = made.an_audit(town)
    thread.counted(town)
    found = reading(town, audit)
    proposed: dict[Side, list[float]] = {side: [] for side in Side}
    for problem in PROBLEMS.values():
        for code in found.areas:
            claim = Conclusion(claims="higher", problem=problem.key, area_code=code)
            proposal = proposal_of(found, claim)
            assert proposal is not None
            proposed[proposal.side] += [times(found, category, code) for category in problem.categories]
    assert max(proposed[Side.SUPPORTS]) > 1
    assert proposed[Side.SILENT]


def times(found: Reading, category: str, code: str) -> float:
    """Return how many times the partnership's rate an area's is; 1 where either is not shown."""
    part, whole = found.row(category, code), found.row(category)
    return part.number / whole.number if part and whole and part.number and whole.number else 1.0


def test_opposite_claims_of_an_area_are_proposed_opposite_sides(town: Universe) -> None:
    audit = made.an_audit(town)
    thread.counted(town)
    found = reading(town, audit)
    turned = {Side.SUPPORTS: Side.CONTRADICTS, Side.CONTRADICTS: Side.SUPPORTS, Side.SILENT: Side.SILENT}
    for problem in PROBLEMS.values():
        for code in found.areas:
            claims = (Conclusion(claims=each, problem=problem.key, area_code=code) for each in ("higher", "lower"))
            more, less = (proposal_of(found, each) for each in claims)
            assert more is not None
            assert less is not None
            assert less.side is turned[more.side]


def test_the_claim_offered_is_that_of_the_counted_finding_behind_it(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    counted = [each for each in thread.counted(town).findings.filter(kind="level") if "E05" in each.identifier]
    found = made.a_conclusion(town, audit, findings=counted[:1])
    page = page_of(coordinator_client, town, "conclusion-claim", found.pk)
    assert chosen(page) == ["higher"]
    selected = re.findall(r'<option value="([^"]+)" selected', page)
    assert len(selected) == 2
    assert selected[0] in PROBLEMS
    assert counted[0].identifier.endswith(selected[1])


def test_a_claim_is_about_a_problem_and_only_an_area_is_higher_than_the_rest(
    town: Universe, coordinator_client: Client
) -> None:
    found = made.a_conclusion(town)
    address = reverse("audit:conclusion-claim", args=[town.partnership.slug, found.pk])
    page = coordinator_client.post(address, {"claims": "higher"}).content.decode()
    assert "Choose the problem whose figures can answer it." in page
    assert "Choose the area" in page
    assert coordinator_client.post(address, {"claims": "rose", "problem": problems.DISORDER}).status_code == 302
    page = page_of(coordinator_client, town, "conclusion", found.pk)
    assert "Anti-social behaviour, the partnership as a whole: it rose" in page
    say_claim(conclusion=found, claims="", by=town.coordinator, at=AT)
    found.refresh_from_db()
    assert (found.claims, found.problem) == ("", "")


# --- What goes into a release ------------------------------------------------------------------------------


def withheld_claim(town: Universe, audit: Audit, proposed: Side = Side.SILENT) -> Conclusion:
    """Write that an area stands out, where one of the figures is withheld; the police's data are said to support it."""
    found = reading(town, audit)
    for problem in PROBLEMS.values():
        for code, name in found.areas.items():
            told = proposal_of(found, Conclusion(claims="higher", problem=problem.key, area_code=code))
            if told and told.is_withheld and told.side is proposed:
                claim = problems.a_claim(town, audit, "higher", problem=problem.key, area_code=code, area_name=name)
                says(town, claim, item(town, audit, "counted"), "supports")
                return claim
    raise LookupError(proposed)


def test_a_release_tells_the_tally_of_what_rests_on_it_and_nothing_of_what_is_in_the_sources(town: Universe) -> None:
    audit = made.an_audit(town)
    counted = thread.counted(town).findings.first()
    assert counted is not None
    found = weighed(town, audit)
    tie_conclusion(conclusion=found, findings=[counted], by=town.coordinator, at=AT)
    candidate = draft_finding(
        finding=counted, title="Crime", comment="In the centre.", tally_of=found,
        by=town.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip
    assert candidate.about["sources"] == WHOLE
    thread.agreed(town, candidate)
    sign_off(candidate=candidate, by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    published = publish(candidate=candidate, by=town.coordinator, at=AT)
    put_out(published, at=AT)
    assert published.about["sources"] == WHOLE


def test_no_tally_is_released_in_which_a_dataset_takes_a_side_on_a_withheld_figure(town: Universe) -> None:
    audit = made.an_audit(town)
    counted = thread.counted(town).findings.first()
    assert counted is not None
    claim = withheld_claim(town, audit)
    analyst = town.as_(Role.INFORMATION_OFFICER)
    tie_conclusion(conclusion=claim, findings=[counted], by=analyst, at=AT)
    assert claim.stances.get().is_withheld
    assert not tallies_to_release(analyst, counted).exists()
    with pytest.raises(Refused, match="withheld"):
        draft_finding(finding=counted, title="Crime", comment="In the centre.", tally_of=claim, by=analyst, at=AT)
    assert not counted.counting.candidate.proposed_at
    says(town, claim, item(town, audit, "counted"), "silent")
    assert tallies_to_release(analyst, counted).get() == claim


def test_taking_the_claim_back_does_not_open_the_way_for_a_withheld_figure(town: Universe) -> None:
    audit = made.an_audit(town)
    counted = thread.counted(town).findings.first()
    assert counted is not None
    claim = withheld_claim(town, audit)
    analyst = town.as_(Role.INFORMATION_OFFICER)
    tie_conclusion(conclusion=claim, findings=[counted], by=analyst, at=AT)
    say_claim(conclusion=claim, claims="", by=analyst, at=AT)
    assert not tallies_to_release(analyst, counted).exists()


def test_a_side_that_shown_figures_take_may_be_told_though_another_figure_is_withheld(town: Universe) -> None:
    audit = made.an_audit(town)
    counted = thread.counted(town).findings.first()
    assert counted is not None
    claim, analyst = withheld_claim(town, audit, Side.SUPPORTS), town.as_(Role.INFORMATION_OFFICER)
    tie_conclusion(conclusion=claim, findings=[counted], by=analyst, at=AT)
    assert claim.stances.get().is_withheld
    assert tallies_to_release(analyst, counted).get() == claim


# --- What was heard in consultation -------------------------------------------------------------------------


def test_what_was_heard_in_consultation_is_set_beside_a_finding_and_counts_once_an_exercise(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    exercise = over(town)
    for title, side in (("Dark lanes", "supports"), ("Racing cars", "supports")):
        an_issue(town, exercise, title=title)
        says(town, found, item(town, audit, "heard", -1), side)
    an_issue(town, over(town, "Another exercise"), title="It is quiet now")
    says(town, found, item(town, audit, "heard", -1), "contradicts", answer="It was asked in one street.")
    assert tally_on(found) == "2 independent sources: 1 supports, 1 contradicts"
    shown = coordinator_client.get(reverse("audit:conclusion-sources", args=["tithingham", found.pk])).content.decode()
    assert "Heard in consultation" in shown
    assert "Dark lanes" in shown


def test_what_was_heard_leads_forward_to_the_finding_it_speaks_to_and_the_finding_does_not_rest_on_it(
    town: Universe,
) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    issue = an_issue(town)
    says(town, found, item(town, audit, "heard"), "contradicts", answer="It was asked in one street.")
    version = find_latest(town.partnership, key_of(found))
    assert version
    [link] = version.rests.all()
    assert (link.on.item_id, link.how, link.is_beside) == (issue.item_id, "heard, and contradicts it", True)


def test_what_was_heard_before_the_work_on_an_audit_began_does_not_stand_beside_its_findings(town: Universe) -> None:
    audit = made.an_audit(town)
    an_issue(town)
    assert len(heard(town.coordinator, audit)) == 1
    audit.work_from = AT.date() + timedelta(days=1)
    assert not heard(town.coordinator, audit)
