"""What an audit says: its four parts, on what and whose data it rests, who was shown it, and what they said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.audit.queries.conclusions import conclusions, counts_of, reliance
from frankpledge.stages.audit.services.circulation import answer_comment, comment
from frankpledge.stages.audit.services.conclusions import reword_conclusion, tie_conclusion, withdraw_conclusion
from frankpledge.stages.audit.services.evidence import amend_knowledge
from frankpledge.stages.audit.services.signing import answer_agreement
from frankpledge.stages.audit.work import audit_work
from tests.site.test_audit_scope import page_of
from tests.universe import audit as made
from tests.universe import thread
from tests.universe.means_and_voice import COUNCIL, POLICE, police, speaker_for
from tests.universe.partnership import AT, Universe


def test_the_four_parts_stand_on_the_page_and_the_empty_ones_say_so(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    assert page_of(coordinator_client, town, "conclusions", audit.pk).count("says nothing here yet") == 4
    made.a_conclusion(town, audit)
    made.some_provision(town, audit)
    page = page_of(coordinator_client, town, "conclusions", audit.pk)
    assert page.count("says nothing here yet") == 2
    assert "What 1 interview told" in page


def test_no_agency_signs_an_audit_with_a_recommendation_that_cites_nothing_found_here(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    with pytest.raises(Refused, match="says nothing yet"):
        made.asked_to_agree(town, "findings", audit)
    issue, source = made.a_conclusion(town, audit), made.a_source(town, audit)
    option = made.a_conclusion(town, audit, part="options", text="Light the two streets.", sources=[source])
    assert counts_of(audit) == (2, 1)
    with pytest.raises(Refused, match="1 recommendation cites nothing"):
        made.asked_to_agree(town, "findings", audit)
    address = reverse("audit:conclusion-tie", args=[town.partnership.slug, option.pk])
    assert address in page_of(coordinator_client, town, "conclusions", audit.pk)
    tie_conclusion(conclusion=option, rests_on=[issue], by=town.coordinator, at=AT)
    asked = made.asked_to_agree(town, "findings", audit)
    audit.refresh_from_db()
    answer_agreement(asked=asked, answer="agreed", seen=audit.text_version, by=police(town), at=AT)
    assert audit_work(police(town)) == []


def test_the_words_are_changed_at_an_agencys_wish_and_how_they_read_is_kept(
    town: Universe, coordinator_client: Client
) -> None:
    found = made.a_conclusion(town)
    with pytest.raises(Refused, match="Say why"):
        reword_conclusion(conclusion=found, text="In three streets.", reason="", by=town.coordinator, at=AT)
    reword_conclusion(
        conclusion=found, text="Harm at night is in three places.", reason="The rank was left out.",
        wished_by=town.agency(POLICE), by=town.coordinator, at=AT,
    )  # fmt: skip
    page = page_of(coordinator_client, town, "conclusion", found.pk)
    for words in ("in three places", "Harm at night is in two streets.", "The rank was left out.", POLICE):
        assert words in page
    withdraw_conclusion(conclusion=found, by=town.coordinator, at=AT)
    with pytest.raises(Refused, match="taken back"):
        tie_conclusion(conclusion=found, by=town.coordinator, at=AT)


def test_what_was_signed_is_not_what_stands_once_the_evidence_cited_has_changed(town: Universe) -> None:
    audit = made.an_audit(town)
    known = made.some_knowledge(town, audit)
    made.a_conclusion(town, audit, knowledge=[known])
    audit.refresh_from_db()
    before = audit.text_version
    now = {name: getattr(known, name) for name in ("voice", "source", "on", "place")}
    amend_knowledge(knowledge=known, said="Some still report it.", by=town.coordinator, at=AT, **now)
    audit.refresh_from_db()
    assert audit.text_version == before + 1


def test_what_local_people_said_is_evidence_and_the_page_says_what_of_it_is_not_cited(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    known = made.some_knowledge(town, audit)
    assert "1 thing that people said is not cited" in page_of(coordinator_client, town, "knowledge", audit.pk)
    said = made.a_conclusion(town, audit)
    assert "rests on what local people know" in page_of(coordinator_client, town, "conclusions", audit.pk)
    tie_conclusion(conclusion=said, knowledge=[known], by=town.coordinator, at=AT)
    assert "not cited by the audit" not in page_of(coordinator_client, town, "knowledge", audit.pk)
    assert "rests on what local people know" not in page_of(coordinator_client, town, "conclusions", audit.pk)
    assert known.said in page_of(coordinator_client, town, "conclusion", said.pk)
    with pytest.raises(NotPermitted):
        made.evidence.amend_knowledge(
            knowledge=known, voice="others", source="x", on=known.on, place="x", said="x", by=police(town), at=AT
        )


def test_interviews_stand_theme_by_theme_and_a_theme_nobody_serves_is_a_gap(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    made.some_provision(town, audit)
    made.some_provision(town, audit, theme="violence", agency=town.agency(COUNCIL), provided="Lights")
    made.some_provision(town, audit, theme="Arson", provided="", lacking="Nobody visits schools")
    page = page_of(coordinator_client, town, "provision", audit.pk)
    assert page.count("<caption") == 2
    assert page.count("does anything about") == page.count("does anything about Arson") == 1
    assert "Nobody on Sundays" in page
    with pytest.raises(Refused, match="what is provided, or what lacks"):
        made.some_provision(town, audit, provided=" ", lacking="")
    with pytest.raises(Refused, match="a post of the agency"):
        made.some_provision(town, audit, post=town.post(COUNCIL, "Officer"))


def test_an_audit_that_rests_mostly_on_one_agencys_data_is_flagged(town: Universe, coordinator_client: Client) -> None:
    counted = thread.found(town)
    audit = made.an_audit(town)
    crime = made.a_source(town, audit)
    other = made.a_source(town, audit, name="Referrals", agency=town.agency("Tithingham Victim Support"))
    first = made.a_conclusion(town, audit, findings=[counted])
    made.a_conclusion(town, audit, sources=[crime, other])
    made.a_conclusion(town, audit, part="options", rests_on=[first])
    nothing = made.a_conclusion(town, audit, text="It is getting better.")
    shares, bases = reliance(conclusions(town.coordinator, audit))
    assert [(each.base, each.resting, each.alone, each.of) for each in shares] == [
        (POLICE, 3, 2, 3), ("Tithingham Victim Support", 1, 0, 3)
    ]  # fmt: skip
    assert bases[nothing.pk] == frozenset()
    page = page_of(coordinator_client, town, "reliance", audit.pk)
    assert f"rests on one source alone: {POLICE}" in page
    assert nothing.text in page


def test_interim_findings_go_to_agencies_whose_comments_are_answered(
    town: Universe, coordinator_client: Client
) -> None:
    sent = made.a_circulation(town)
    assert [item.due for item in audit_work(police(town))] == [sent.comments_by]
    assert POLICE in page_of(coordinator_client, town, "circulation", sent.pk)
    with pytest.raises(NotPermitted):
        comment(agency=town.agency(POLICE), text="x", circulation=sent, by=speaker_for(town, COUNCIL), at=AT)
    said = made.a_comment(town, circulation=sent, is_to_follow_up=True)
    assert audit_work(police(town)) == []
    page = page_of(coordinator_client, town, "circulations", sent.audit_id)
    assert said.text in page
    assert "To be looked into" in page
    assert "Every agency has commented" in page_of(coordinator_client, town, "circulation", sent.pk)
    with pytest.raises(NotPermitted):
        answer_comment(comment=said, answer="Yes", by=police(town), at=AT)
    answer_comment(comment=said, answer="The rank is in the maps now.", by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert "The rank is in the maps now." in page_of(coordinator_client, town, "circulations", sent.audit_id)


def test_an_interim_audit_stands_beside_the_first_and_other_sources_are_told(
    town: Universe, coordinator_client: Client
) -> None:
    first = made.an_audit(town, "The audit", kind="cycle")
    interim = made.an_audit(town, "A year later", period_from=first.period_from + timedelta(days=365),
                            period_to=first.period_to + timedelta(days=365))  # fmt: skip
    made.a_source(town, first)
    made.a_source(town, interim)
    made.a_conclusion(town, first)
    made.a_conclusion(town, interim, theme="violence", text="It has moved to the rank.")
    page = page_of(coordinator_client, town, "audit-compare", interim.pk)
    assert page.index("Harm at night is in two streets.") < page.index("It has moved to the rank.")
    assert "another source" not in page
    made.a_source(town, interim, name="Survey")
    assert "another source" in page_of(coordinator_client, town, "audit-compare", interim.pk)


def test_what_an_audit_says_takes_as_few_queries_where_there_is_more(
    town: Universe, coordinator_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    audit = made.an_audit(town)
    source, known = made.a_source(town, audit), made.some_knowledge(town, audit)
    for number in range(6):
        said = made.a_conclusion(town, audit, text=f"No {number}", sources=[source], knowledge=[known])
        made.a_comment(town, circulation=made.a_circulation(town, said), conclusion=said)
    for name in ("conclusions", "reliance", "circulations", "knowledge"):
        with django_assert_max_num_queries(16):
            page_of(coordinator_client, town, name, audit.pk)
    with django_assert_max_num_queries(25):
        page_of(coordinator_client, town, "audit", audit.pk)
