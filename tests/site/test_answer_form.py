"""The form on paper: what stands on it, in which letters, and that it is the same file each time."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pypdf
import pytest
from django.test import Client

from frankpledge.adapters.documents.answer_form import answer_form_pdf
from frankpledge.core.questionnaires import Kind
from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.consultation.definition import definition_of
from frankpledge.stages.consultation.models import PublicContact, Questionnaire
from frankpledge.stages.consultation.on_paper import Form, lines_for, reference_of
from frankpledge.stages.consultation.services.opening import open_questionnaire, sign_off_questionnaire
from frankpledge.stages.consultation.services.opening import propose_questionnaire as propose
from frankpledge.stages.consultation.services.questionnaires import add_from_bank
from tests.universe import noticeboard
from tests.universe import questionnaires as made
from tests.universe.partnership import AT, Universe

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
ADDRESS = "https://example.org/tithingham/consultations/1/"


def pdf_of(found: Questionnaire, contact: PublicContact | None = None, *, is_large: bool = False) -> bytes:
    form = Form(found, contact, address=ADDRESS if found.opened_at else "", is_large=is_large)
    return answer_form_pdf(form.content(), day=form.first_day)


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def in_welsh_too(town: Universe) -> Questionnaire:
    draft = made.a_questionnaire(town, "What troubles you?", title_cy="Beth sy’n eich poeni?", intro_cy="Dywedwch.")
    add_from_bank(questionnaire=draft, keys=["core-safe-dark", "core-problem"], by=town.coordinator, at=AT)
    return draft


def test_each_question_stands_on_the_form_with_its_number_and_its_answers(town: Universe) -> None:
    opened = made.opened(town)
    words = words_of(pdf_of(opened))
    for number, asked in enumerate(definition_of(opened).questions, 1):
        assert f"{number}. {asked.text}" in words
        assert [option.text for option in asked.options if option.text not in words] == []


def test_the_same_questionnaire_gives_the_same_bytes_and_another_one_others(town: Universe) -> None:
    opened = made.opened(town)
    assert pdf_of(opened) == pdf_of(opened)
    assert pdf_of(opened) != pdf_of(made.opened(town, "What else?"))


def test_the_form_is_tagged_says_its_language_and_its_title(town: Universe) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(made.opened(town))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "What troubles you?"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == made.TODAY


def sizes_of(pdf: bytes) -> set[float]:
    found: set[float] = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=lambda text, _cm, tm, _font, size: text.strip() and found.add(size * abs(tm[3])))
    return found


def test_large_print_has_no_letter_under_eighteen_points_and_the_usual_form_none_under_ten(town: Universe) -> None:
    opened = made.opened(town)
    contact = noticeboard.a_contact(town)
    assert min(sizes_of(pdf_of(opened, contact, is_large=True))) >= 18
    assert 10 <= min(sizes_of(pdf_of(opened, contact))) < 18


def test_welsh_stands_beside_english_where_all_of_it_is_given_and_nowhere_else(town: Universe) -> None:
    both = words_of(pdf_of(in_welsh_too(town)))
    asked = definition_of(in_welsh_too(town)).questions[0]
    for words in ("What troubles you?", "Beth sy’n eich poeni?", "Dywedwch.", "Defnyddiwch ysgrifbin tywyll"):
        assert words in both
    assert asked.text_cy.split("?")[0].split()[0] in both
    assert asked.options[0].text_cy in both
    assert "ysgrifbin" not in words_of(pdf_of(made.opened(town, "In English alone?")))


def test_who_fills_it_in_is_told_until_when_where_to_and_what_becomes_of_it(town: Universe) -> None:
    opened = made.opened(town, closes=date(2026, 4, 30))
    contact = noticeboard.a_contact(town, postal="Freepost SAFER TITHINGHAM")
    words = words_of(pdf_of(opened, contact))
    assert "Post it, by 30 April 2026, to: Freepost SAFER TITHINGHAM" in words
    assert contact.answers_kept in words
    assert "Nobody asks who you are" in words
    assert "sealed" not in words  # what happens online does not happen to paper
    assert ADDRESS in words
    without = words_of(pdf_of(opened))
    assert "to whoever gave it to you" in without
    assert "Post it" not in without


def test_a_question_that_hangs_on_another_says_after_which_answer_to_which_number(town: Universe) -> None:
    words = words_of(pdf_of(made.opened(town)))
    assert "Answer this only if your answer to question 1 was ‘A bit unsafe’ or ‘Very unsafe’." in words


def test_what_is_not_open_says_on_every_page_that_it_is_not_to_be_handed_out(town: Universe) -> None:
    draft = made.drafted(town)
    pages = pypdf.PdfReader(io.BytesIO(pdf_of(draft))).pages
    assert all("not to be handed out" in page.extract_text() for page in pages)
    assert "handed out" not in words_of(pdf_of(made.opened(town, "Another?")))


def test_the_foot_of_the_form_and_the_page_that_keys_it_in_have_the_same_signs_and_numbers(
    town: Universe, signed_in: SignIn
) -> None:
    opened = made.opened(town)
    assert reference_of(opened) == f"Q1-1-{opened.digest[:6].upper()}"
    pages = pypdf.PdfReader(io.BytesIO(pdf_of(opened))).pages
    assert all(reference_of(opened) in page.extract_text() for page in pages)
    client = signed_in(town.people[Role.COORDINATOR])
    html = client.get(f"/p/tithingham/consultation/questionnaires/{opened.pk}/key-in/").content.decode()
    assert reference_of(opened) in html
    for number, asked in enumerate(definition_of(opened).questions, 1):
        assert f"{number}. {asked.text}" in html


def test_a_newer_version_of_a_questionnaire_has_other_signs_at_its_foot(town: Universe) -> None:
    assert reference_of(made.opened(town)) != reference_of(made.opened(town, "Another?"))


def test_words_are_given_as_many_lines_as_they_may_fill_within_reason(town: Universe) -> None:
    asked = next(each for each in definition_of(made.drafted(town)).questions if each.kind is Kind.TEXT)
    assert lines_for(asked) == 10


def test_both_sizes_are_downloaded_from_the_questionnaires_page(town: Universe, signed_in: SignIn) -> None:
    draft = made.drafted(town)
    client = signed_in(town.people[Role.CHAIR])
    page = f"/p/tithingham/consultation/questionnaires/{draft.pk}/"
    html = client.get(page).content.decode()
    for address in (f"{page}paper/", f"{page}paper/?letters=large"):
        assert f'href="{address}"' in html
        answer = client.get(address)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")


def test_letters_for_which_there_is_no_font_leave_the_form_whole(town: Universe) -> None:
    draft = made.a_questionnaire(town, "Safety 安全?")
    made.a_question(town, draft, "What troubles you here, 朋友?", Kind.TEXT)
    proposed = propose(questionnaire=draft, by=town.coordinator, at=AT)
    signed = sign_off_questionnaire(questionnaire=proposed, by=town.as_(Role.OUTPUT_CHECKER), at=AT)
    opened = open_questionnaire(questionnaire=signed, by=town.as_(Role.INFORMATION_OFFICER), at=AT)
    assert "What troubles you here" in words_of(pdf_of(opened))
