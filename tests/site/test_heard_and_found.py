"""Beside each finding stands what was heard of it, or that nothing was; what was heard leads to the findings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.evidence.beside import findings_spoken_to
from frankpledge.stages.audit.models import Conclusion
from frankpledge.stages.audit.queries.heard import heard_beside
from frankpledge.stages.audit.queries.stances import stances, stances_on, tally_of
from frankpledge.stages.audit.services.conclusions import withdraw_conclusion
from frankpledge.stages.consultation.citing import issue_key
from frankpledge.stages.consultation.models import Remark, Theme
from frankpledge.stages.consultation.services.themes import enter_as_evidence
from tests.universe import audit as made
from tests.universe import themes
from tests.universe.consultation import over
from tests.universe.issues import an_issue, entered
from tests.universe.partnership import AT, Universe
from tests.universe.problems import a_claim, item, says

pytestmark = pytest.mark.django_db
NONE = "Nothing that was heard in consultation has been set beside it"


def page_of(client: Client, name: str, pk: int, **query: str) -> str:
    return client.get(reverse(name, args=["tithingham", pk]), query).content.decode()


def cited_theme(town: Universe) -> Theme:
    """Enter as evidence a theme that twelve raised."""
    themes.commented(town, [f"Dark lane, lamp {number}" for number in range(12)])
    for remark in Remark.objects.all():
        themes.coded_by_both(town, remark, "Lighting")
    theme = Theme.objects.get(name="Lighting")
    enter_as_evidence(theme=theme, by=town.coordinator, at=AT)
    return theme


def test_beside_each_finding_stands_what_was_heard_of_it_or_that_there_is_none(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    spoken = made.a_conclusion(town, audit)
    unspoken = made.a_conclusion(town, audit, text="Fires fell by a third.")
    issue = an_issue(town, title="Dark lanes")
    says(town, spoken, item(town, audit, "heard"), "supports", reason="The same lanes were named.")
    html = page_of(coordinator_client, "audit:conclusion", spoken.pk)
    leads_to = reverse("consultation:issue", args=["tithingham", issue.pk])
    assert [told for told in ("Dark lanes", "The same lanes were named.", leads_to) if told not in html] == []
    assert NONE in page_of(coordinator_client, "audit:conclusion", unspoken.pk)
    listed = page_of(coordinator_client, "audit:conclusions", audit.pk)
    assert "1 supports" in listed
    assert "nothing heard is set beside it" in listed


def test_what_contradicts_stands_first(town: Universe) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    an_issue(town, over(town), title="Dark lanes")
    an_issue(town, over(town, "Another exercise"), title="It is quiet now")
    says(town, found, item(town, audit, "heard", 0), "supports")
    says(town, found, item(town, audit, "heard", 1), "contradicts", answer="It was asked in one street.")
    told = heard_beside(town.coordinator, stances_on(found))
    assert [str(each.stance.side) for each in told] == ["contradicts", "supports"]


def test_beside_each_problem_stand_the_findings_on_it_with_what_was_heard_of_each(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    claim = a_claim(town, audit)
    problem = {"problem": claim.problem}
    assert "nothing heard is set beside it" in page_of(coordinator_client, "audit:problems", audit.pk, **problem)
    an_issue(town)
    says(town, claim, item(town, audit, "heard"), "supports")
    shown = page_of(coordinator_client, "audit:problems", audit.pk, **problem)
    assert claim.text in shown
    assert "1 supports" in shown


def test_an_issue_leads_to_the_finding_it_concerns_or_says_that_there_is_none(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    issue = an_issue(town)
    assert "set beside no finding" in page_of(coordinator_client, "consultation:issue", issue.pk)
    says(town, found, item(town, audit, "heard"), "contradicts", answer="It was asked in one street.")
    html = page_of(coordinator_client, "consultation:issue", issue.pk)
    assert reverse("audit:conclusion", args=["tithingham", found.pk]) in html
    assert "Contradicts" in html


def test_the_answers_to_a_question_lead_to_the_finding_they_concern(town: Universe, coordinator_client: Client) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    questionnaire = entered(town)
    assert "No finding of an audit is told to concern" in page_of(
        coordinator_client, "consultation:results", questionnaire.pk
    )
    says(town, found, item(town, audit, "heard"), "supports")
    html = page_of(coordinator_client, "consultation:results", questionnaire.pk)
    assert "It supports what the audit says" in html
    assert reverse("audit:conclusion", args=["tithingham", found.pk]) in html


def test_a_theme_leads_to_the_finding_it_concerns_and_is_one_source_with_what_its_exercise_heard_besides(
    town: Universe, coordinator_client: Client
) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    theme = cited_theme(town)
    exercise = Remark.objects.first().exercise  # type: ignore[union-attr]
    an_issue(town, exercise, title="Dark lanes")
    for place in range(2):
        says(town, found, item(town, audit, "heard", place), "supports")
    html = page_of(coordinator_client, "consultation:theme", theme.pk)
    assert reverse("audit:conclusion", args=["tithingham", found.pk]) in html
    assert tally_of(stances_on(found)).supports == 1
    assert tally_of(stances(town.coordinator, audit)[found.pk]).supports == 1


def test_a_finding_that_was_taken_back_is_concerned_by_nothing_any_more(town: Universe) -> None:
    audit = made.an_audit(town)
    found: Conclusion = made.a_conclusion(town, audit)
    issue = an_issue(town)
    says(town, found, item(town, audit, "heard"), "supports")
    key = issue_key(issue)
    assert list(findings_spoken_to(town.coordinator, [key])) == [key]
    withdraw_conclusion(conclusion=found, by=town.coordinator, at=AT)
    assert findings_spoken_to(town.coordinator, [key]) == {}


def test_what_is_said_to_be_silent_on_a_finding_does_not_concern_it(town: Universe) -> None:
    audit = made.an_audit(town)
    found = made.a_conclusion(town, audit)
    issue = an_issue(town)
    says(town, found, item(town, audit, "heard"), "supports")
    says(town, found, item(town, audit, "heard"), "silent")
    assert findings_spoken_to(town.coordinator, [issue_key(issue)]) == {}
