"""What people raise in consultation: entered, answered, cited, and listed with what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.evidence.models import Answer, Item
from frankpledge.foundation.evidence.queries import chain_back
from frankpledge.foundation.evidence.services import find_latest, holds
from frankpledge.stages.consultation.citing import issue_key
from frankpledge.stages.consultation.models import RaisedIssue
from frankpledge.stages.consultation.queries import issues as queries
from frankpledge.stages.consultation.rules.issues import Kind
from frankpledge.stages.consultation.services.entering import enter_answers
from frankpledge.stages.consultation.services.issues import amend_issue
from frankpledge.stages.consultation.work import consultation_work
from tests.universe import issues as made
from tests.universe import questionnaires as asked
from tests.universe import thread
from tests.universe.consultation import TODAY, a_forum, over, the_cycle
from tests.universe.partnership import AT, Universe

SignIn = Callable[[Person], Client]


def refused(call: Callable[[], object]) -> dict[str, list[str]]:
    """Return why something was refused, by field."""
    with pytest.raises(Refused) as refusal:
        call()
    return {field: list(said) for field, said in refusal.value.reasons.items()}


def page(client: Client, name: str = "") -> str:
    return client.get(f"/p/tithingham/consultation/issues/{name}").content.decode()


def test_what_has_no_answer_stands_before_what_has_one(town: Universe) -> None:
    exercise = over(town)
    made.answered(town, made.an_issue(town, exercise, title="Answered", raised_on=exercise.closes))
    made.an_issue(town, exercise, title="Waiting")
    assert [each.title for each in queries.issues_of(town.coordinator, the_cycle(town))] == ["Waiting", "Answered"]


def test_an_issue_names_what_it_is_about_and_a_day_since_the_exercise_opened(town: Universe) -> None:
    exercise = over(town)
    told = refused(lambda: made.an_issue(town, exercise, kind=Kind.IDEA, raised_on=exercise.opens - timedelta(days=1)))
    assert told["about"] == ["Name the problem that it would tackle."]
    assert "since the exercise opened" in told["raised_on"][0]
    assert not RaisedIssue.objects.exists()


def test_somebodys_own_words_are_not_entered_as_an_issue(town: Universe) -> None:
    found = asked.answered(town)
    words = "The lane by the mill has no light, 1 lamps are broken"
    assert "partnership’s words" in refused(
        lambda: made.an_issue(town, found.exercise, words=words, raised_on=TODAY)
    )["words"][0]  # fmt: skip


def test_a_forum_speaks_for_its_members_and_is_no_number_of_people(town: Universe) -> None:
    exercise = over(town)
    forum = a_forum(town)
    made.an_issue(town, exercise, people=None, forum=forum, forum_size=40)
    version = find_latest(town.partnership, issue_key(RaisedIssue.objects.get()))
    assert version
    assert ["Raised by", "Refugee Forum, a forum of 40"] in version.facts
    assert refused(lambda: made.an_issue(town, exercise, title="Other", forum_size=40))["forum_size"]


def test_an_issue_is_answered_in_the_ledger_and_a_later_answer_leaves_the_earlier(town: Universe) -> None:
    issue = made.an_issue(town)
    made.answered(town, issue, outcome="will-do", due=TODAY + timedelta(days=9), changed="")
    made.answered(town, issue)
    given = queries.answers_to(town.coordinator, [issue])[issue.pk]
    assert [each.answer.outcome for each in given] == ["done", "will-do"]
    assert given[0].whose == "Community safety officer, Tithingham Borough Council, for the partnership"
    assert {each.version.item_id for each in Answer.objects.all()} == {issue.item_id}


def test_changed_after_it_was_answered_it_keeps_its_answer_and_how_it_read_then(town: Universe) -> None:
    issue = made.an_issue(town)
    made.answered(town, issue)
    amend_issue(
        issue=issue, kind="problem", title="Mill lane is dark", words="All the lamps are out.",
        raised_on=issue.raised_on, by=town.coordinator, at=AT,
    )  # fmt: skip
    [given] = queries.answers_to(town.coordinator, [issue])[issue.pk]
    assert given.answer.version.text == "The lamps along the mill lane are out."
    assert queries.find_issue(town.coordinator, issue.pk).outcome == "done"  # type: ignore[attr-defined]


def test_nobody_answers_in_a_name_that_is_not_theirs(town: Universe) -> None:
    issue = made.an_issue(town)
    police = town.as_(Role.AGENCY_REPRESENTATIVE)
    with pytest.raises(NotPermitted):
        made.answered(town, issue, by=town.as_(Role.INFORMATION_OFFICER))
    with pytest.raises(NotPermitted):
        made.answered(town, issue, by=police, agency=town.agency(made.COUNCIL))
    assert "post of the agency" in refused(
        lambda: made.answered(town, issue, by=police, agency=town.agency("Tithingham Police"))
    )["post"][0]  # fmt: skip


def test_what_is_said_of_the_report_is_corrected_only_by_a_release_that_corrects_it(
    town: Universe, coordinator_client: Client
) -> None:
    issue = made.an_issue(town, kind=Kind.ACCURACY, about="Burglary in January", title="January was counted twice")
    assert "Name the release" in refused(lambda: made.answered(town, issue, changed=""))["correction"][0]
    first = thread.released(town)
    assert refused(lambda: made.answered(town, issue, changed="", correction=first))["correction"] == [
        "Choose a published release that corrects another."
    ]
    corrected = thread.corrected(town, first)
    made.answered(town, issue, changed="", correction=corrected, reason="A file was read twice.")
    refusal = made.an_issue(town, issue.exercise, kind=Kind.SCOPE, title="It leaves out racing cars")
    made.answered(town, refusal, outcome="will-not", changed="", reason="Nobody counts them.")
    log = page(coordinator_client, "corrections/")
    for words in (
        "Corrected", "Not corrected", "A file was read twice.", thread.WRONG, f"Release {corrected.number}",
        corrected.about["sentence"], "Nobody counts them.",
    ):  # fmt: skip
        assert words in log


def test_what_the_audit_did_not_cover_is_listed_with_the_answer_to_each(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = over(town)
    made.answered(town, made.an_issue(town, exercise))
    made.an_issue(town, exercise, title="Covered well", coverage="covered", coverage_says="")
    made.an_issue(town, exercise, title="Only in part", coverage="partly")
    shown = page(coordinator_client, "left-out/")
    assert "Light costs less than cameras." in shown
    assert "Only in part" in shown
    assert "Not answered" in shown
    assert "Covered well" not in shown


def test_each_comment_stands_with_the_response_and_the_change_made(town: Universe, coordinator_client: Client) -> None:
    comment = made.an_issue(town, kind=Kind.COMMENT, about="Draft plan, page 4", title="Say by when")
    made.answered(town, comment, reason="A target needs a day.", changed="Page 4 names the day.")
    shown = page(coordinator_client, "comments/")
    for words in ("Say by when", "Draft plan, page 4", "A target needs a day.", "Page 4 names the day."):
        assert words in shown


def test_ideas_stand_beside_their_problem_with_what_was_taken_up_and_why(
    town: Universe, coordinator_client: Client
) -> None:
    exercise = over(town)
    about = {"kind": Kind.IDEA, "about": "Fear after dark"}
    made.answered(town, made.an_issue(town, exercise, title="Light the lane", **about))
    made.answered(
        town, made.an_issue(town, exercise, title="Close the lane", **about), outcome="will-not", changed="",
        reason="People need it.",
    )  # fmt: skip
    shown = page(coordinator_client, "ideas/")
    for words in (
        "Fear after dark",
        "Light the lane",
        made.CHANGED,
        "Close the lane",
        "Will not do",
        "People need it.",
    ):
        assert words in shown


def test_what_comes_by_a_standing_channel_is_counted_by_quarter_and_kind(town: Universe) -> None:
    channel = made.a_standing_channel(town)
    made.answered(town, made.an_issue(town, channel, title="Old", raised_on=date(2025, 11, 3)))
    made.an_issue(town, channel, title="New", raised_on=date(2026, 2, 1))
    made.an_issue(town, channel, title="Idea", raised_on=date(2026, 3, 1), kind=Kind.IDEA, about="Dark")
    made.an_issue(town, title="In another way")
    latest, before = queries.by_quarter(town.coordinator)
    assert (latest.first, latest.last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert (dict(latest.by_kind), latest.answered) == ({"problem": 1, "idea": 1}, 0)
    assert (dict(before.by_kind), before.answered) == ({"problem": 1}, 1)


def test_what_waits_for_an_answer_stands_on_the_list_of_who_is_to_answer(town: Universe) -> None:
    exercise = over(town)
    made.an_issue(town, exercise)
    made.an_issue(town, exercise, title="Patrols", answer_from=town.agency("Tithingham Police"))

    def asked_of(role: Role) -> list[str]:
        return [each.text for each in consultation_work(town.as_(role)) if "issue" in each.text]

    assert asked_of(Role.COORDINATOR) == ["Answer 1 issue raised: Autumn questionnaire"]
    assert asked_of(Role.AGENCY_REPRESENTATIVE) == ["Answer 1 issue raised: Autumn questionnaire"]
    assert asked_of(Role.CHAIR) == []
    made.answered(town, RaisedIssue.objects.get(title="Mill lane is dark"))
    assert asked_of(Role.COORDINATOR) == []


def test_answers_to_a_closed_question_are_evidence_that_leads_back_to_its_exercise(town: Universe) -> None:
    found = made.entered(town)
    item = next(each for each in queries.citable(town.coordinator) if "Which of these" in each.title)  # type: ignore[attr-defined]
    issue = made.an_issue(town, found.exercise, raised_on=TODAY, cites=[item])
    version = find_latest(town.partnership, issue_key(issue))
    assert version
    assert holds(version)
    told = [each.title for each in chain_back(town.coordinator, version).versions.values()]
    assert f"Questionnaire: {found}" in told
    assert "Which of these should come first?" in told
    assert found.exercise.title in told


def test_small_numbers_are_withheld_in_evidence_and_the_base_of_a_few_is_not_told(town: Universe) -> None:
    found = made.entered(town, number=14)
    safe = found.questions.get(key="core-safe-dark")
    kept = find_latest(town.partnership, f"answers:{found.exercise_id}:{safe.pk}")
    assert kept
    assert ["Answered it", "14"] in kept.facts
    few = made.entered(town, number=7, title="Of a few")
    row = few.questions.get(key="core-safe-dark")
    hidden = find_latest(town.partnership, f"answers:{few.exercise_id}:{row.pk}")
    assert hidden
    assert ["Answered it", "fewer than 10"] in hidden.facts
    assert {said for _, said in hidden.particulars} == {"withheld: fewer than 10 answered"}


def test_nobody_can_take_one_count_in_the_ledger_from_another(town: Universe) -> None:
    found = made.entered(town)
    asked.keyed(town, found, received_on=TODAY - timedelta(days=2))
    assert "at least 10 more" in refused(
        lambda: enter_answers(questionnaire=found, by=town.coordinator, at=AT)
    )[""][0]  # fmt: skip
    assert "once it is closed" in refused(
        lambda: enter_answers(questionnaire=asked.opened(town, "Still open"), by=town.coordinator, at=AT)
    )[""][0]  # fmt: skip


def test_who_they_were_that_answered_is_no_evidence_of_anything(town: Universe) -> None:
    made.entered(town)
    titles = [each.title for each in queries.citable(town.coordinator)]  # type: ignore[attr-defined]
    assert titles
    assert not [each for each in titles if "old are you" in each or "live here" in each]
    assert Item.objects.filter(kind="answers").count() == len(titles)


def test_the_ledgers_own_page_leads_to_the_issues_page_to_answer_it(town: Universe, coordinator_client: Client) -> None:
    issue = made.an_issue(town)
    assert issue.item
    answer = coordinator_client.get(f"/p/tithingham/evidence/{issue.item.number}/answer/")
    assert answer.headers["Location"] == f"/p/tithingham/consultation/issues/{issue.pk}/answer/"


def test_an_issue_is_entered_and_answered_on_its_pages(town: Universe, coordinator_client: Client) -> None:
    exercise, post = over(town), made.the_post(town)
    day = {f"raised_on-{name}": getattr(exercise.opens, name) for name in ("day", "month", "year")}
    sent = {"kind": "problem", "title": "Dark", "words": "It is dark.", "coverage": ""} | day
    coordinator_client.post(f"/p/tithingham/consultation/exercises/{exercise.pk}/issues/new/", sent)
    issue = RaisedIssue.objects.get()
    sent = {"outcome": "done", "reason": "Lit.", "changed": "Lamps.", "name": "partnership", "post": post.pk}
    coordinator_client.post(f"/p/tithingham/consultation/issues/{issue.pk}/answer/", sent)
    shown = page(coordinator_client, f"{issue.pk}/")
    assert "Lit." in shown
    assert "Community safety officer" in shown
