"""Pages on which people of the area are entered by answer, and it is said which answers tell of a group to hear."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.definition import asked_of
from frankpledge.stages.consultation.forms.margins import PEOPLE, GroupAnswersForm, MarginForm
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.hearing import find_group
from frankpledge.stages.consultation.queries.margins import answers_telling, find_choice, margin_of
from frankpledge.stages.consultation.services import margins as services
from frankpledge.ui.addresses import reverse

FOR_ALL = "It serves every questionnaire that asks this question of the bank."
FOR_ONE = "It serves this questionnaire only: the question is not from the bank."


@partnership_page
def margin(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask how many people of the area there are for each answer to a question."""
    check_may_run_consultation(standing)
    row = find_choice(standing, pk)
    asked, kept = asked_of(row), margin_of(standing, row)
    now: dict[str, Any] = {"source": kept.source, "counted_on": kept.counted_on} if kept else {}
    now |= {PEOPLE + code: number for code, number in kept.people.items()} if kept else {}
    form = MarginForm(question=asked, initial=now, **sent_form(request))

    def save(**cleaned: Any) -> object:
        return services.set_margin(question=row, by=standing, at=request.at, **form.given(cleaned))

    page = reverse("consultation:questionnaire-heard", args=[standing.partnership.slug, row.questionnaire_id])
    return form_page(
        request, form, title="How many people there are", caption=row.text, save=save, done="Kept.", to=page, back=page,
        intro="Take all questions from the same people: the same ages, the same area, the same year. "
        + (FOR_ALL if row.is_from_bank else FOR_ONE),
    )  # fmt: skip


@partnership_page
def group_answers(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask by which answers somebody of a group to hear is told."""
    check_may_run_consultation(standing)
    found = find_group(standing, pk)
    kept = answers_telling(standing, found)
    now = {"answers": [f"{kept.key}:{code}" for code in kept.codes] if kept else []}
    page = reverse("consultation:group", args=[standing.partnership.slug, pk])

    def save(answers: list[str]) -> object:
        return services.tell_group_by(group=found, answers=answers, by=standing, at=request.at)

    return form_page(
        request, GroupAnswersForm(initial=now, **sent_form(request)), title="Which answers tell of this group",
        caption=found.name, save=save, done="Kept. Who was heard now counts them.", to=page, back=page,
    )  # fmt: skip
