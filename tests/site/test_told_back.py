"""You said, we did: what was asked, heard and changed leaves by the one gate, and nothing else of it does."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from frankpledge.adapters.releases.shelf import Published, find_published
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.evidence.models import Item
from frankpledge.foundation.evidence.queries import chain_back, chain_forward
from frankpledge.foundation.evidence.services import find_latest
from frankpledge.public import pages
from frankpledge.stages.consultation.models import Exercise, Feedback
from frankpledge.stages.consultation.queries.issues import citable
from frankpledge.stages.consultation.services.feedback import propose_feedback
from frankpledge.stages.consultation.work import consultation_work
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.queries import bundles
from frankpledge.stages.publication.services import publish, return_to_author, sign_off
from tests.universe import issues as made
from tests.universe import questionnaires as asked
from tests.universe import thread
from tests.universe.consultation import TODAY, a_forum, an_exercise, over
from tests.universe.means_and_voice import speaker_for
from tests.universe.partnership import AT, Universe

CLOSED = "Which of these should come first?"


def on_the_shelf(release: ReleaseCandidate) -> Published:
    found = find_published(settings.RELEASES_ROOT, release.partnership.slug, release.number or 0)
    assert found
    return found


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "tables" / f"{name}.csv").read_text("utf-8"))))


def test_from_an_answer_over_an_issue_and_its_answer_to_the_published_page_and_back_to_the_exercise(
    town: Universe, coordinator_client: Client
) -> None:
    found = made.entered(town)
    item = next(each for each in citable(town.coordinator) if each.title == CLOSED)  # type: ignore[attr-defined]
    made.answered(town, made.an_issue(town, found.exercise, raised_on=TODAY, cites=[item]))
    release = made.published(town, made.told(town, found.exercise))

    shown = on_the_shelf(release)
    tables = {each["name"]: each for each in pages.tables_of(shown)}
    assert [each[:2] for each in tables["answers"]["rows"]] == [["1", "Mill lane is dark"]]
    assert made.CHANGED in tables["answers"]["rows"][0]
    assert [CLOSED, "Burglary", "14 of 14 (100%)", "14"] in tables["results"]["rows"]
    assert pages.asked_of(settings.RELEASES_ROOT, shown) == [
        (found.exercise.title, f"/tithingham/consultations/{found.number}/")
    ]
    assert [each.number for each in pages.told_of(settings.RELEASES_ROOT, "tithingham", found.number or 0)] == [
        release.number
    ]

    version = find_latest(town.partnership, f"release:{release.pk}")
    assert version
    assert version.state == "published"
    chain = [each.item.key for each in chain_back(town.coordinator, version).versions.values()]
    assert f"exercise:{found.exercise_id}" in chain
    assert item.key in chain
    exercise = Item.objects.get(key=f"exercise:{found.exercise_id}")
    assert version in chain_forward(town.coordinator, exercise).versions.values()
    assert [str(exercise), found.exercise.title, 1] in pages.evidence_rows(shown)
    page = coordinator_client.get(f"/p/tithingham/evidence/{version.item.number}/").content.decode()
    assert f'href="/p/tithingham/evidence/{exercise.number}/' in page
    page = coordinator_client.get(f"/p/tithingham/evidence/{exercise.number}/").content.decode()
    assert f'href="/p/tithingham/consultation/exercises/{found.exercise_id}/"' in page


def test_a_bundle_holds_the_same_as_page_pdf_workbook_and_tables(town: Universe) -> None:
    exercise = over(town)
    made.answered(town, made.an_issue(town, exercise))
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    names = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    assert names == {
        "report.html", "report.pdf", "workbook.xlsx", "provenance.json", "datapackage.json", "tables/results.csv",
        "tables/issues.csv", "tables/answers.csv", "tables/corrections.csv",
    }  # fmt: skip
    listed = {each["path"] for each in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]}
    assert listed == names - {"datapackage.json"}
    page = (folder / "report.html").read_text("utf-8")
    for words in (made.HEARD, made.CHANGED, "Mill lane is dark", "Light costs less than cameras.", "12 people"):
        assert words in page
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_is_public_before_a_second_person_signs_it_off_and_agencies_agree(town: Universe) -> None:
    exercise = over(town)
    made.answered(town, made.an_issue(town, exercise))
    candidate = made.told(town, exercise).candidate
    assert [str(each.agency) for each in candidate.consents.all()] == [made.COUNCIL]
    by = town.as_(Role.OUTPUT_CHECKER)
    with pytest.raises(Refused):
        publish(candidate=candidate, by=town.coordinator, at=AT)
    with pytest.raises(NotPermitted):
        sign_off(candidate=candidate, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    sign_off(candidate=candidate, by=by, at=AT)
    with pytest.raises(Refused, match="have not agreed"):
        publish(candidate=candidate, by=town.coordinator, at=AT)
    assert find_published(settings.RELEASES_ROOT, "tithingham", 1) is None
    with pytest.raises(NotPermitted):
        propose_feedback(
            exercise=exercise, title="Told", heard="A", changed="B", by=speaker_for(town, made.COUNCIL), at=AT
        )


def test_a_few_people_and_a_small_forum_are_not_counted_out_to_the_public(town: Universe) -> None:
    exercise = over(town)
    made.an_issue(town, exercise, people=2)
    made.an_issue(town, exercise, title="Of a forum", people=None, forum=a_forum(town), forum_size=3)
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    assert {each["raised_by"] for each in rows(folder, "issues")} == {"fewer than 5 people", "Refugee Forum"}


def test_no_digest_from_which_a_small_number_could_be_guessed_is_published(town: Universe) -> None:
    exercise = over(town)
    issue = made.an_issue(town, exercise, people=2)
    kept = find_latest(town.partnership, f"raised:{exercise.pk}:{issue.pk}")
    assert kept
    assert ["Raised by", "2 people"] in kept.facts
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    assert not [each for each in folder.rglob("*") if each.is_file() and kept.digest.encode() in each.read_bytes()]


def test_an_issue_without_an_answer_is_told_as_one(town: Universe) -> None:
    exercise = over(town)
    made.an_issue(town, exercise)
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    assert [each["answer"] for each in rows(folder, "answers")] == ["no answer yet"]


def test_withheld_answers_are_empty_in_the_tables_and_say_why_on_the_page(town: Universe) -> None:
    found = made.entered(town, number=7)
    release = made.published(town, made.told(town, found.exercise))
    shown = on_the_shelf(release)
    kept = rows(shown.folder, "results")
    assert kept
    assert {each["given"] for each in kept} == {""}
    assert {each["status"] for each in kept} == {"withheld: fewer than 10 answered"}
    [table] = [each for each in pages.tables_of(shown) if each["name"] == "results"]
    assert {row[2].reason for row in table["rows"]} == {"fewer than 10 answered"}


def test_nobodys_own_words_leave_the_house(town: Universe) -> None:
    found = asked.answered(town)
    words = "The lane by the mill has no light"
    assert found.responses.filter(answers__text__startswith=words).exists()
    exercise = Exercise.objects.get(pk=found.exercise_id)
    Exercise.objects.filter(pk=exercise.pk).update(method="standing")
    exercise.refresh_from_db()
    made.an_issue(town, exercise, raised_on=TODAY)
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    assert not [each for each in folder.rglob("*") if each.is_file() and words.encode() in each.read_bytes()]


def test_people_are_told_once_it_is_over_and_its_answers_are_entered(town: Universe) -> None:
    with pytest.raises(Refused, match="once it is over"):
        made.told(town, an_exercise(town))
    closed = made.asked_and_closed(town)
    with pytest.raises(Refused, match="Enter the answers"):
        made.told(town, closed.exercise)


def test_what_came_back_is_written_anew_and_there_is_only_one_on_its_way(town: Universe) -> None:
    exercise = over(town)
    first = made.told(town, exercise)
    with pytest.raises(Refused, match="waits to be signed off"):
        made.told(town, exercise)
    return_to_author(candidate=first.candidate, why="Say it shorter.", by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    again = made.told(town, exercise, heard="Light.")
    assert again.pk == first.pk
    assert again.candidate_id == first.candidate_id
    assert again.candidate.bundle_digest != first.candidate.bundle_digest
    assert Feedback.objects.count() == 1
    assert (bundles() / again.candidate.bundle_digest / "report.html").read_text("utf-8").count("Light.") == 1


def test_what_was_told_is_corrected_by_a_later_release_and_both_say_so(town: Universe) -> None:
    exercise = over(town)
    first = made.published(town, made.told(town, exercise))
    other = made.told(town, exercise, heard="Noise.", corrects=first, corrects_why="It left out noise.")
    second = made.published(town, other)
    assert on_the_shelf(first).since["corrected"][0]["number"] == second.number
    assert on_the_shelf(second).words["corrects"] == {"number": first.number, "why": "It left out noise."}


def test_a_release_of_an_audit_and_one_of_consultation_stand_beside_each_other(town: Universe) -> None:
    first = made.published(town, made.told(town))
    counted = thread.released(town)
    second = made.published(town, made.told(town, over(town, "Another")))
    assert [each.number for each in (first, counted, second)] == [1, 2, 3]


def test_a_correction_of_the_report_is_told_with_the_republished_text(town: Universe) -> None:
    corrected = thread.corrected(town, thread.released(town))
    exercise = over(town)
    issue = made.an_issue(town, exercise, kind="accuracy", about="January", title="Counted twice")
    made.answered(town, issue, changed="", correction=corrected, reason="A file was read twice.")
    folder = bundles() / made.told(town, exercise).candidate.bundle_digest
    [row] = rows(folder, "corrections")
    assert row["release"] == f"release {corrected.number}"
    assert row["wrong"] == thread.WRONG
    assert row["reads"] == corrected.about["sentence"]


def test_a_standing_channel_is_told_of_while_it_is_open_with_its_quarters(town: Universe) -> None:
    channel = made.a_standing_channel(town)
    made.an_issue(town, channel, raised_on=TODAY)
    folder = bundles() / made.told(town, channel).candidate.bundle_digest
    assert [(each["period"], each["issues"]) for each in rows(folder, "periods")] == [
        ("1 January 2026 to 31 March 2026", "1")
    ]


def test_who_may_propose_is_asked_to_tell_until_something_is_written(town: Universe) -> None:
    exercise = over(town)

    def asked_to() -> list[str]:
        found = consultation_work(town.as_(Role.INFORMATION_OFFICER))
        return [each.text for each in found if each.text.startswith("Tell")]

    assert asked_to() == ["Tell those who were asked: Autumn questionnaire"]
    made.told(town, exercise)
    assert asked_to() == []


def test_it_is_proposed_from_the_exercises_page(town: Universe, client: Client) -> None:
    exercise = over(town)
    client.force_login(town.people[Role.INFORMATION_OFFICER])
    address = f"/p/tithingham/consultation/exercises/{exercise.pk}/"
    assert f"{address}tell/" in client.get(address).content.decode()
    answer = client.post(f"{address}tell/", {"title": "Told", "heard": "Light.", "changed": "Lamps."})
    [feedback] = Feedback.objects.all()
    assert answer.headers["Location"] == f"/p/tithingham/publishing/{feedback.candidate_id}/"
    assert "Lamps." in client.get(answer.headers["Location"]).content.decode()
