"""A questionnaire is written, proposed, signed off by a second person and opened; from then on it stands still."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import Error, transaction
from django.test import Client

from frankpledge.adapters.inbox.definitions import Standing, find_opened
from frankpledge.core.faults import Refused
from frankpledge.core.questionnaires import Kind
from frankpledge.core.questionnaires.bank import BANK
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.notifications.models import Message
from frankpledge.site.due import do_due
from frankpledge.stages.consultation.definition import definition_of, drafted, state_of
from frankpledge.stages.consultation.models import Question, Questionnaire
from frankpledge.stages.consultation.questionnaire_work import questionnaire_work
from frankpledge.stages.consultation.rules.questionnaires import State
from frankpledge.stages.consultation.services import opening, questionnaires
from tests.universe import questionnaires as made
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
TODAY = AT.date()
SignIn = Callable[[Person], Client]


def by(town: Universe, role: Role = Role.COORDINATOR) -> dict[str, object]:
    return {"by": town.as_(role), "at": AT}


def fresh(questionnaire: Questionnaire) -> Questionnaire:
    return Questionnaire.objects.get(pk=questionnaire.pk)


def question(questionnaire: Questionnaire, kind: Kind) -> Question:
    return questionnaire.questions.get(kind=kind, is_from_bank=False)


def test_a_questionnaire_goes_from_draft_to_the_shelf_by_two_people(town: Universe, shelf: Path) -> None:
    draft = made.drafted(town)
    assert state_of(draft, TODAY) is State.DRAFT
    opened = opening.propose_questionnaire(questionnaire=draft, **by(town))
    with pytest.raises(NotPermitted):
        opening.sign_off_questionnaire(questionnaire=opened, **by(town))
    opening.sign_off_questionnaire(questionnaire=opened, **by(town, Role.OUTPUT_CHECKER))
    opened = opening.open_questionnaire(questionnaire=opened, **by(town))
    opening.shelve_questionnaire(opened)
    there = find_opened(shelf, "tithingham", 1)
    assert there is not None
    assert there.questionnaire == definition_of(fresh(opened)) == drafted(fresh(opened))
    assert there.standing(TODAY) is Standing.OPEN
    kinds = Event.objects.filter(kind__startswith="questionnaire.").order_by("number").values_list("kind", flat=True)
    assert list(kinds) == [f"questionnaire.{step}" for step in ("begun", "proposed", "signed-off", "opened")]


def test_whoever_began_it_may_not_sign_it_off_whatever_else_they_are(town: Universe) -> None:
    proposed = made.proposed(town)
    with pytest.raises(Error), transaction.atomic():
        Questionnaire.objects.filter(pk=proposed.pk).update(signed_by=proposed.begun_by, signed_at=AT)


def test_nothing_is_opened_that_was_not_signed_off(town: Universe) -> None:
    with pytest.raises(Refused):
        opening.open_questionnaire(questionnaire=made.proposed(town), **by(town))
    with pytest.raises(Error), transaction.atomic():
        Questionnaire.objects.update(opened_by=1, opened_at=AT, number=1, public_key="x", opens=TODAY, closes=TODAY)


CHANGES = {
    "its words": {"intro": "Other words"},
    "its definition": {"definition": {}},
    "its Welsh title": {"title_cy": "Arall"},
    "its days": {"closes": TODAY + timedelta(days=900)},
    "its number": {"number": 7},
    "its key": {"public_key": "00"},
    "that it was opened": {"opened_at": None, "opened_by": None, "number": None, "public_key": ""},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_database_refuses_to_change_an_opened_questionnaire(town: Universe, change: dict[str, object]) -> None:
    opened = made.opened(town)
    with pytest.raises(Error, match="stands as it is"), transaction.atomic():
        Questionnaire.objects.filter(pk=opened.pk).update(**change)


def test_the_database_refuses_to_add_change_or_take_out_a_question_once_it_is_proposed(town: Universe) -> None:
    proposed = made.proposed(town)
    rows = Question.objects.filter(questionnaire=proposed)
    with pytest.raises(Error, match="stand as they are"), transaction.atomic():
        rows.filter(kind=Kind.TEXT).update(text="Something else?")
    with pytest.raises(Error, match="stand as they are"), transaction.atomic():
        rows.filter(kind=Kind.TEXT).delete()
    row = rows.filter(kind=Kind.AMOUNT).get()
    row.pk, row.key = None, "new"
    with pytest.raises(Error, match="stand as they are"), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_refuses_to_move_a_question_into_a_proposed_questionnaire(town: Universe) -> None:
    proposed, draft = made.proposed(town), made.drafted(town, "Another")
    with pytest.raises(Error, match="stand as they are"), transaction.atomic():
        Question.objects.filter(questionnaire=draft, kind=Kind.AMOUNT).update(questionnaire=proposed, key="new")


def test_services_refuse_to_change_what_was_proposed_and_say_why(town: Universe) -> None:
    proposed = made.proposed(town)
    row = question(proposed, Kind.TEXT)
    for change in (
        lambda: made.a_question(town, proposed),
        lambda: questionnaires.word_question(question=row, text="A?", text_cy="", hint="", hint_cy="", **by(town)),
        lambda: questionnaires.move_question(question=row, up=True, **by(town)),
        lambda: questionnaires.remove_question(question=row, **by(town)),
        lambda: questionnaires.set_condition(question=row, after=None, codes=(), **by(town)),
    ):
        with pytest.raises(Refused, match="proposed"):
            change()


def test_what_came_back_is_mended_and_proposed_again(town: Universe) -> None:
    returned = made.returned(town)
    assert state_of(returned, TODAY) is State.RETURNED
    made.a_question(town, returned, "What else?", Kind.TEXT)
    assert state_of(opening.propose_questionnaire(questionnaire=returned, **by(town)), TODAY) is State.PROPOSED


def test_a_new_version_is_a_copy_that_can_be_changed_and_the_old_one_stays(town: Universe) -> None:
    signed = made.signed_off(town)
    second = questionnaires.begin_version(questionnaire=signed, **by(town))
    assert (second.version, state_of(second, TODAY)) == (2, State.DRAFT)
    assert drafted(second) == definition_of(fresh(signed))
    with pytest.raises(Refused, match="being written"):
        questionnaires.begin_version(questionnaire=signed, **by(town))
    opening.open_questionnaire(questionnaire=signed, **by(town))
    with pytest.raises(Refused, match="has been opened"):
        questionnaires.begin_version(questionnaire=signed, **by(town))


def test_only_one_version_is_ever_opened(town: Universe) -> None:
    signed = made.signed_off(town)
    second = questionnaires.begin_version(questionnaire=signed, **by(town))
    opening.propose_questionnaire(questionnaire=second, **by(town))
    opening.sign_off_questionnaire(questionnaire=second, **by(town, Role.OUTPUT_CHECKER))
    opening.open_questionnaire(questionnaire=signed, **by(town))
    with pytest.raises(Refused), transaction.atomic():
        opening.open_questionnaire(questionnaire=second, **by(town))


def test_an_empty_one_and_one_with_nothing_to_choose_from_are_not_proposed(town: Universe) -> None:
    draft = made.a_questionnaire(town)
    with pytest.raises(Refused, match="no questions"):
        opening.propose_questionnaire(questionnaire=draft, **by(town))
    questionnaires.add_question(questionnaire=draft, kind=Kind.CHOICE, text="Which?", **by(town))
    with pytest.raises(Refused, match="at least two answers"):
        opening.propose_questionnaire(questionnaire=draft, **by(town))


def test_a_question_stays_behind_the_one_it_hangs_on(town: Universe) -> None:
    draft = made.drafted(town)
    safe, why = draft.questions.get(key="core-safe-dark"), question(draft, Kind.TEXT)
    with pytest.raises(Refused, match="asked only after"):
        questionnaires.remove_question(question=safe, **by(town))
    for _ in range(draft.questions.count() - 2):
        questionnaires.move_question(question=why, up=True, **by(town))
    with pytest.raises(Refused, match="stays behind it"):
        questionnaires.move_question(question=why, up=True, **by(town))


def test_a_condition_is_on_an_earlier_question_whose_answers_are_chosen(town: Universe) -> None:
    draft = made.drafted(town)
    rank, text = question(draft, Kind.RANK), question(draft, Kind.TEXT)
    safe = draft.questions.get(key="core-safe-dark")
    with pytest.raises(Refused, match="chosen, not written"):
        questionnaires.set_condition(question=text, after=rank, codes=["a1"], **by(town))
    with pytest.raises(Refused, match="earlier"):
        questionnaires.set_condition(question=safe, after=text, codes=["x"], **by(town))
    with pytest.raises(Refused, match="one of its answers"):
        questionnaires.set_condition(question=text, after=safe, codes=["nothing"], **by(town))


def test_the_words_of_the_bank_stay_the_banks(town: Universe) -> None:
    draft = made.drafted(town)
    core = draft.questions.get(key="core-problem")
    with pytest.raises(Refused, match="other years"):
        questionnaires.word_question(question=core, text="Other?", text_cy="", hint="", hint_cy="", **by(town))
    assert next(each for each in drafted(draft).questions if each.key == "core-problem") == BANK["core-problem"]


def test_a_removed_number_is_not_given_to_another_question(town: Universe) -> None:
    draft = made.a_questionnaire(town)
    for text in ("First?", "Second?"):
        made.a_question(town, draft, text, Kind.TEXT)
    questionnaires.remove_question(question=draft.questions.get(key="q1"), **by(town))
    assert made.a_question(town, draft, "Third?", Kind.TEXT).key == "q3"


def test_it_opens_and_closes_by_the_days_of_its_exercise(town: Universe, shelf: Path) -> None:
    opened = made.opened(town, opens=TODAY + timedelta(days=2), closes=TODAY + timedelta(days=9))
    days = [TODAY, TODAY + timedelta(days=2), TODAY + timedelta(days=9), TODAY + timedelta(days=10)]
    assert [state_of(opened, day) for day in days] == [State.COMING, State.OPEN, State.OPEN, State.CLOSED]
    there = find_opened(shelf, "tithingham", 1)
    assert there is not None
    assert [str(there.standing(day)) for day in days] == ["coming", "open", "open", "closed"]


def test_closing_early_is_told_on_the_shelf(town: Universe, shelf: Path) -> None:
    opened = made.opened(town)
    opening.close_early(questionnaire=opened, **by(town))
    opening.shelve_questionnaire(opened)
    there = find_opened(shelf, "tithingham", 1)
    assert there is not None
    assert there.standing(TODAY) is Standing.CLOSED


def test_what_an_interruption_left_off_the_shelf_is_put_there_by_the_tick(town: Universe, shelf: Path) -> None:
    opening.open_questionnaire(questionnaire=made.signed_off(town), **by(town))
    assert find_opened(shelf, "tithingham", 1) is None
    assert do_due(at=AT) == []
    assert find_opened(shelf, "tithingham", 1) is not None


def test_a_kiosks_place_is_told_on_the_shelf(town: Universe, shelf: Path) -> None:
    opened = made.opened(town)
    opening.add_kiosk(questionnaire=opened, name="Market hall, ground floor", **by(town))
    opening.shelve_questionnaire(opened)
    there = find_opened(shelf, "tithingham", 1)
    assert there is not None
    assert there.kiosks == {"market-hall-ground-floor": "Market hall, ground floor"}


def test_the_checker_is_told_and_finds_it_among_what_waits(town: Universe) -> None:
    proposed = made.proposed(town)
    checker = town.people[Role.OUTPUT_CHECKER]
    assert Message.objects.filter(to=checker, subject__contains="questionnaire").count() == 1
    assert [item.text for item in questionnaire_work(town.as_(Role.OUTPUT_CHECKER))] == [
        f"Sign off, or return: {proposed}"
    ]
    assert questionnaire_work(town.coordinator) == []
    assert questionnaire_work(town.as_(Role.OBSERVER)) == []


def test_the_private_key_is_on_no_page(town: Universe, signed_in: SignIn) -> None:
    opened = made.opened(town)
    client = signed_in(town.people[Role.COORDINATOR])
    for page in ("", "results/", "preview/", "paper/", "key-in/"):
        sent = client.get(f"/p/tithingham/consultation/questionnaires/{opened.pk}/{page}").content
        assert opened.private_key.encode() not in sent
    assert opened.private_key


def test_the_preview_shows_each_question_in_the_publics_words(town: Universe, signed_in: SignIn) -> None:
    draft = made.drafted(town)
    client = signed_in(town.people[Role.CHAIR])
    for place, asked in enumerate(drafted(draft).questions, 1):
        html = client.get(
            f"/p/tithingham/consultation/questionnaires/{draft.pk}/preview/?page={place}"
        ).content.decode()
        assert asked.text in html
        assert all(option.text in html for option in asked.options)


def test_advice_is_shown_beside_the_question_it_is_about(town: Universe, signed_in: SignIn) -> None:
    draft = made.a_questionnaire(town)
    row = made.a_question(town, draft, "Don’t you agree that the police and the council do too little?", Kind.TEXT)
    html = (
        signed_in(town.people[Role.COORDINATOR]).get(f"/p/tithingham/consultation/questions/{row.pk}/").content.decode()
    )
    assert "‘Don’t you agree’: it lets people see which answer is expected" in html


def test_a_condition_is_set_on_two_pages(town: Universe, signed_in: SignIn) -> None:
    draft = made.drafted(town)
    row, safe = question(draft, Kind.AMOUNT), draft.questions.get(key="core-safe-dark")
    client = signed_in(town.people[Role.COORDINATOR])
    where = f"/p/tithingham/consultation/questions/{row.pk}/when/"
    answer = client.post(where, {"after": str(safe.pk)})
    assert answer["Location"] == f"{where}?after={safe.pk}"
    client.post(answer["Location"], {"codes": ["very-safe"]})
    assert Question.objects.get(pk=row.pk).only_if == {"question": "core-safe-dark", "codes": ["very-safe"]}
    client.post(where, {"after": "always"})
    assert Question.objects.get(pk=row.pk).only_if is None


def test_questionnaires_are_reached_from_the_page_of_consultation_and_lead_back(
    town: Universe, signed_in: SignIn
) -> None:
    made.a_questionnaire(town)
    made.opened(town, "Another")
    client = signed_in(town.people[Role.CHAIR])
    overview, listed = "/p/tithingham/consultation/", "/p/tithingham/consultation/questionnaires/"
    html = client.get(overview).content.decode()
    assert f'href="{listed}"' in html
    assert "2 questionnaires, 1 opened to the public" in html
    back = re.search(r'<a href="([^"]*)" class="govuk-back-link">', client.get(listed).content.decode())
    assert back
    assert back[1] == overview
