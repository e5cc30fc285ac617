"""What others asked before: evidence that can be cited, how it fits in time and place, and where else it is listed."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.evidence.models import Item
from frankpledge.stages.audit.queries.stances import heard, stances_on, tally_of
from frankpledge.stages.audit.services.stances import set_beside
from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.queries.asked_before import find_asked_before, with_twins
from frankpledge.stages.consultation.rules.asked_before import Fit, age_fit
from frankpledge.stages.consultation.services.asked_before import amend_asked_before
from tests.universe import audit as made
from tests.universe.asked_before import SPRING, asked_before
from tests.universe.calendar import exercise as entered_in_calendar
from tests.universe.consultation import TODAY, over
from tests.universe.documents import a_document
from tests.universe.partnership import AT, Universe
from tests.universe.problems import item


def page_of(client: Client, town: Universe, name: str, *arguments: object) -> str:
    answer = client.get(reverse(f"consultation:{name}", args=[town.partnership.slug, *arguments]))
    assert answer.status_code == 200
    return answer.content.decode()


def item_of(past: AskedBefore) -> Item:
    assert past.item is not None
    return past.item


def told(past: AskedBefore) -> dict[str, Any]:
    names = ("title", "run_by", "agency", "way", "began_on", "ended_on", "whom", "asked", "people", "area",
             "area_match", "quality", "found", "document")  # fmt: skip
    return {name: getattr(past, name) for name in names}


# --- Evidence ----------------------------------------------------------------------------------------------


def test_what_others_asked_is_evidence_with_who_asked_whom_when_and_how_and_what_was_found(town: Universe) -> None:
    version = item_of(asked_before(town)).versions.get()
    facts = dict(version.facts)
    assert (version.title, version.text) == ("Fear of crime survey", "38 per cent do not go out after dark.")
    assert (facts["Asked by"], facts["Answered or came"]) == ("Tithingham Police, by post", "640 of 2,000 asked")
    assert dict(version.particulars)["How good it is"].startswith("Drawn by lot")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"people": None}, "no share of it can be relied on"),
        ({"asked": None}, "who did not answer is not known"),
        ({"area_match": "part"}, "say nothing of the rest"),
        ({"area_match": "wider"}, "need not be true here"),
        ({"area_match": "elsewhere"}, "another area"),
    ],
)
def test_what_lessens_it_is_told_with_it(town: Universe, given: dict[str, Any], words: str) -> None:
    assert words in " ".join(item_of(asked_before(town, **given)).versions.get().limitations)


def test_the_paper_behind_it_stands_in_the_ledger_by_its_sha256(town: Universe) -> None:
    paper = a_document(town, kind="report", file=SimpleUploadedFile("fear.txt", b"38 per cent"))
    [print_] = item_of(asked_before(town, document=paper)).versions.get().fingerprints.all()
    assert print_.sha256 == hashlib.sha256(b"38 per cent").hexdigest()


def test_what_was_cited_is_kept_as_it_read_when_it_is_told_anew(town: Universe) -> None:
    past = asked_before(town)
    amend_asked_before(past=past, by=town.coordinator, at=AT, **told(past) | {"found": "It was 36 per cent."})
    texts = item_of(past).versions.order_by("number").values_list("text", flat=True)
    assert list(texts) == ["38 per cent do not go out after dark.", "It was 36 per cent."]


def test_an_audit_sets_it_beside_a_finding_and_each_is_a_source_of_its_own(town: Universe) -> None:
    for title in ("Fear of crime survey", "Tenants' survey"):
        asked_before(town, title)
    audit = made.an_audit(town, work_from=TODAY + timedelta(days=1))
    assert [each.title for each in heard(town.coordinator, audit)] == ["Fear of crime survey", "Tenants' survey"]  # type: ignore[attr-defined]
    found = made.a_conclusion(town, audit)
    for place in range(2):
        source = item(town, audit, "heard", place)
        set_beside(conclusion=found, item=source, side="supports", reason="It says so.", by=town.coordinator, at=AT)
    assert tally_of(stances_on(found)).sentence.startswith("2 independent sources")


# --- How it fits -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "fit"), [(170, Fit.GOOD), (500, Fit.CARE), (1_200, Fit.POOR)])
def test_its_age_is_judged_plainly(days: int, fit: Fit) -> None:
    assert age_fit(TODAY - timedelta(days=days), TODAY) is fit


def test_the_page_says_how_it_fits_in_time_and_place_and_what_that_means(
    town: Universe, coordinator_client: Client
) -> None:
    days = {"began_on": TODAY - timedelta(days=1_300), "ended_on": TODAY - timedelta(days=1_200)}
    past = asked_before(town, area_match="wider", area="The county", **days)
    page = page_of(coordinator_client, town, "asked-before-one", past.pk)
    for words in ("3 years and 3 months since its last day", "use it to see what has changed", "Ask for the part from"):
        assert words in page
    assert f"Evidence {past.item}" in page


# --- Where else it is listed -------------------------------------------------------------------------------


def test_duplicates_in_the_calendar_in_own_exercises_and_in_the_list_itself_are_pointed_to(
    town: Universe, coordinator_client: Client
) -> None:
    past = asked_before(town)
    days = {"begins": past.began_on, "ends": past.ended_on}
    entered_in_calendar(town, name="Yearly survey", kind="survey", **days)
    entered_in_calendar(town, name="Inspection", kind="inspection", **days)
    over(town, "FEAR of crime survey!", opens=past.began_on, closes=past.ended_on)
    asked_before(town, "Survey of fear", agency=past.agency, ended_on=past.ended_on - timedelta(days=1))
    asked_before(town, "Of another body", agency=None)
    [found] = with_twins(town.coordinator, [past])
    assert [(each.where, each.name) for each in found.twins] == [
        ("Shared calendar", "“Yearly survey” (Tithingham Police)"),
        ("Own exercises", "FEAR of crime survey!"),
        ("Asked before", "Survey of fear"),
    ]
    page = page_of(coordinator_client, town, "asked-before-one", past.pk)
    assert "If it is one and the same, count it once." in page


def test_a_yearly_exercise_of_the_calendar_is_a_duplicate_in_each_of_its_years(town: Universe) -> None:
    two_years = timedelta(days=731)
    past = asked_before(town)
    days = {"begins": past.began_on - two_years, "ends": past.ended_on - two_years}
    entered_in_calendar(town, name="Yearly survey", kind="survey", is_yearly=True, **days)
    [found] = with_twins(town.coordinator, [past])
    assert len(found.twins) == 1


def test_the_same_is_not_entered_twice(town: Universe) -> None:
    asked_before(town)
    with pytest.raises(Refused, match="entered already"):
        asked_before(town)


# --- Who, and what is refused ------------------------------------------------------------------------------


def test_a_representative_tells_what_their_agency_asked_and_of_no_other(town: Universe) -> None:
    by = town.as_(Role.AGENCY_REPRESENTATIVE)
    past = asked_before(town, by=by)
    with pytest.raises(NotPermitted):
        asked_before(town, "Of nobody here", agency=None, by=by)
    with pytest.raises(NotPermitted):
        amend_asked_before(past=past, by=by, at=AT, **told(past) | {"agency": None})
    with pytest.raises(NotPermitted):
        asked_before(town, "By the chair", by=town.as_(Role.CHAIR))


def test_all_that_is_wrong_is_told_at_once(town: Universe) -> None:
    days = {"began_on": TODAY + timedelta(days=9), "ended_on": TODAY + timedelta(days=1)}
    with pytest.raises(Refused) as refused:
        asked_before(town, asked=3, people=4, **days)
    assert {field for field, said in refused.value.reasons.items() if said} == {"ended_on", "people"}
    assert len(refused.value.reasons["ended_on"]) == 2


def test_the_database_keeps_that_no_more_answered_than_were_asked(town: Universe) -> None:
    past = asked_before(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        AskedBefore.objects.filter(pk=past.pk).update(people=9_999)


def test_it_is_entered_and_changed_by_the_pages_and_listed(town: Universe, coordinator_client: Client) -> None:
    first, last = (SPRING[name] for name in ("began_on", "ended_on"))
    sent = {
        "title": "Panel of bus users", "run_by": "A bus company", "way": "panel", "whom": "Whoever takes a bus",
        "area": "The county", "area_match": "wider", "quality": "Whoever came.", "found": "Stops are dark.",
        "began_on": first.isoformat(), "ended_on": last.isoformat(),
    }  # fmt: skip
    enter = reverse("consultation:asked-before-enter", args=[town.partnership.slug])
    assert coordinator_client.post(enter, sent).status_code == 302
    past = AskedBefore.objects.get()
    amend = reverse("consultation:asked-before-amend", args=[town.partnership.slug, past.pk])
    assert coordinator_client.post(amend, sent | {"people": "31"}).status_code == 302
    assert find_asked_before(town.coordinator, past.pk).people == 31
    page = page_of(coordinator_client, town, "asked-before")
    assert "Panel of bus users" in page
    assert page_of(coordinator_client, town, "overview").count("1 survey, meeting or panel of others to draw on") == 1
