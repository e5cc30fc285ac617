"""Pages on which a questionnaire is written: what it says of itself, its questions one by one, and how it will look."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.core.questionnaires import Kind
from frankpledge.core.questionnaires.advice import advice_on
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.definition import asked_of, definition_of, state_of
from frankpledge.stages.consultation.forms import questionnaires as forms
from frankpledge.stages.consultation.models import Question, Questionnaire
from frankpledge.stages.consultation.queries import questionnaires as queries
from frankpledge.stages.consultation.queries.sharing import taken_questions
from frankpledge.stages.consultation.rules.questionnaires import EDITABLE, OPENED, State
from frankpledge.stages.consultation.services import questionnaires as services
from frankpledge.stages.consultation.tables import questionnaires as tables
from frankpledge.stages.consultation.views.alike import page_of, told_refusals
from frankpledge.ui.addresses import reverse
from frankpledge.ui.questions import question_shape


def to_one(standing: Standing, pk: int) -> str:
    """Return the address of a questionnaire."""
    return reverse("consultation:questionnaire", args=[standing.partnership.slug, pk])


def to_question(standing: Standing, pk: int) -> str:
    """Return the address of a question."""
    return reverse("consultation:question", args=[standing.partnership.slug, pk])


@partnership_page
def questionnaires(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List every version of every questionnaire, the newest first."""
    page = page_of(request, queries.counted(standing))
    context = {
        "title": "Questionnaires", "page": page, "rows": tables.questionnaire_rows(page, standing),
        "may_run": permissions.may_run_consultation(standing),
    }  # fmt: skip
    return render(request, "consultation/questionnaires/list.html", context, using="pages")


@partnership_page
def begin(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask of which exercise a questionnaire is, and what it says of itself."""
    permissions.check_may_run_consultation(standing)
    return form_page(
        request,
        forms.BeginForm(exercises=queries.without_questionnaire(standing), **sent_form(request)),
        title="Begin a questionnaire",
        save=partial(services.begin_questionnaire, by=standing, at=request.at),
        done="Begun. Now add its questions.",
        to=lambda begun: to_one(standing, begun.pk),
        button="Begin",
        back=reverse("consultation:questionnaires", args=[standing.partnership.slug]),
    )


@partnership_page
def questionnaire(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a version: where it stands, its questions, what is advised, and what may be done now."""
    found = queries.find_questionnaire(standing, pk)
    state = state_of(found, standing.today)
    may_run = permissions.may_run_consultation(standing)
    context = {
        "title": found.exercise.title, "caption": f"Questionnaire, version {found.version}", "found": found,
        "state": state, "facts": tables.facts(found, standing), "rows": tables.question_rows(found, standing),
        "advice": tables.advice_rows(found), "may_edit": may_run and state in EDITABLE,
        "may_sign_off": state is State.PROPOSED and permissions.may_sign_off_questionnaire(standing, found),
        "may_open": may_run and state is State.SIGNED_OFF, "may_close": may_run and state in OPENED[:2],
        "may_version": may_run and state in (State.SIGNED_OFF, State.PROPOSED), "is_opened": state in OPENED,
        "may_take": may_run and state in OPENED[1:], "may_add_kiosk": may_run and state in OPENED[:2],
        "kiosks": tables.kiosk_rows(found) if state in OPENED else [], "address": tables.public_address(found),
    }  # fmt: skip
    return render(request, "consultation/questionnaires/one.html", context, using="pages")


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a questionnaire says of itself."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_run_consultation(standing)
    names = ("intro", "title_cy", "intro_cy", "is_one_page")
    return form_page(
        request,
        forms.AboutForm(**sent_form(request), initial={name: getattr(found, name) for name in names}),
        title="What it says of itself",
        caption=found.exercise.title,
        save=partial(services.amend_questionnaire, questionnaire=found, by=standing, at=request.at),
        done="Saved.",
        to=to_one(standing, pk),
        back=to_one(standing, pk),
    )


@partnership_page
def add(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a new question: how it is answered, and its words."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_run_consultation(standing)
    return form_page(
        request,
        forms.AddForm(**sent_form(request)),
        title="Add a question",
        caption=found.exercise.title,
        save=partial(services.add_question, questionnaire=found, by=standing, at=request.at),
        done="Added.",
        to=lambda added: _after_adding(standing, added),
        button="Add",
        back=to_one(standing, pk),
    )


def _after_adding(standing: Standing, added: Question) -> str:
    """Go on to the answers of a question that needs them."""
    name = "question" if added.kind == Kind.TEXT else "question-answers"
    return reverse(f"consultation:{name}", args=[standing.partnership.slug, added.pk])


@partnership_page
def bank(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Offer the questions of the bank that are not there yet."""
    found = queries.find_questionnaire(standing, pk)
    permissions.check_may_run_consultation(standing)
    there = {row.key for row in found.questions.all()}
    return form_page(
        request,
        forms.BankForm(there=there, taken=taken_questions(standing), **sent_form(request)),
        title="Add questions from the bank",
        caption=found.exercise.title,
        intro="Core questions are asked in the same words year after year, so that answers can be set side by side. "
        "Questions about the person are in the harmonised words of official surveys. All may be skipped.",
        save=partial(services.add_from_bank, questionnaire=found, by=standing, at=request.at),
        done="Added.",
        to=to_one(standing, pk),
        button="Add",
        back=to_one(standing, pk),
    )


@partnership_page
def question(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one question, what is advised, and what of it may be changed."""
    row = queries.find_question(standing, pk)
    version = row.questionnaire
    rows = list(version.questions.all())
    by_key = {each.key: each for each in rows}
    may_edit = permissions.may_run_consultation(standing) and state_of(version, standing.today) in EDITABLE
    place = [each.pk for each in rows].index(row.pk) + 1
    context = {
        "title": row.text, "caption": f"Question {place} of {len(rows)}", "row": row,
        "facts": tables.question_facts(row, by_key), "advice": advice_on(asked_of(row)), "may_edit": may_edit,
        "may_word": may_edit and not row.is_from_bank, "has_answers": row.kind != Kind.TEXT,
        "back": to_one(standing, version.pk), "is_first": rows[0].pk == row.pk, "is_last": rows[-1].pk == row.pk,
    }  # fmt: skip
    return render(request, "consultation/questionnaires/question.html", context, using="pages")


@partnership_page
def word(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a question's words."""
    row = queries.find_question(standing, pk)
    permissions.check_may_run_consultation(standing)
    names = ("text", "hint", "text_cy", "hint_cy")
    return form_page(
        request,
        forms.WordsForm(**sent_form(request), initial={name: getattr(row, name) for name in names}),
        title="Change the words",
        caption=row.questionnaire.exercise.title,
        save=partial(services.word_question, question=row, by=standing, at=request.at),
        done="Saved.",
        to=to_question(standing, pk),
        back=to_question(standing, pk),
    )


@partnership_page
def answers(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a question's answers: a list, a scale, what an amount is counted in, or how long words may be."""
    row = queries.find_question(standing, pk)
    permissions.check_may_run_consultation(standing)
    form, save = _answers_form(request, row)
    return form_page(
        request,
        form,
        title=row.text,
        caption="How it is answered",
        save=partial(save, question=row, by=standing, at=request.at),
        done="Saved.",
        to=to_question(standing, pk),
        back=to_question(standing, pk),
    )


def _answers_form(request: HttpRequest, row: Question) -> tuple[forms.GovukForm, object]:
    sent = sent_form(request)
    if row.kind == Kind.SCALE:
        return forms.ScaleForm(**sent, initial=row.scale), services.set_scale
    if row.kind == Kind.AMOUNT:
        return forms.UnitForm(**sent, initial={"unit": row.unit}), services.set_measure
    if row.kind == Kind.TEXT:
        return forms.LimitForm(**sent, initial={"limit": row.limit}), services.set_measure
    lines = {name: "\n".join(option[key] for option in row.options) for name, key in
             (("options", "text"), ("options_cy", "text_cy"))}  # fmt: skip
    return forms.OptionsForm(**sent, initial={name: text.strip() for name, text in lines.items()}), services.set_options


@partnership_page
def condition(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask after which earlier question it is asked, and then after which of its answers."""
    row = queries.find_question(standing, pk)
    permissions.check_may_run_consultation(standing)
    earlier = [each for each in row.questionnaire.questions.all() if each.position < row.position]
    after = next((each for each in earlier if str(each.pk) == request.GET.get("after")), None)
    shared = {"caption": row.text, "done": "Saved.", "to": to_question(standing, pk), "back": to_question(standing, pk)}
    save = partial(services.set_condition, question=row, by=standing, at=request.at)
    if after is not None:
        chosen = row.only_if["codes"] if row.only_if and row.only_if["question"] == after.key else []
        form: forms.GovukForm = forms.CodesForm(after=after, **sent_form(request), initial={"codes": chosen})
        return form_page(request, form, title=after.text, save=partial(save, after=after), **shared)
    form = forms.AfterForm(earlier=earlier, **sent_form(request), initial={"after": _asked_after(row, earlier)})
    if request.method == "POST" and form.is_valid() and form.cleaned_data["after"] != forms.ALWAYS:
        return redirect(f"{request.path}?after={form.cleaned_data['after']}")
    return form_page(
        request,
        form,
        title="When it is asked",
        save=lambda after: save(after=None, codes=()),
        button="Continue",
        **shared,
    )


def _asked_after(row: Question, earlier: list[Question]) -> str:
    if not row.only_if:
        return forms.ALWAYS
    return next((str(each.pk) for each in earlier if each.key == row.only_if["question"]), forms.ALWAYS)


@partnership_page
@require_POST
def move(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Move a question up or down."""
    permissions.check_may_run_consultation(standing)
    row = queries.find_question(standing, pk)
    with told_refusals(request):
        services.move_question(question=row, up=request.POST.get("to") == "up", by=standing, at=request.at)
    return redirect(to_question(standing, pk))


@partnership_page
@require_POST
def remove(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Take a question out."""
    permissions.check_may_run_consultation(standing)
    row = queries.find_question(standing, pk)
    back = to_one(standing, row.questionnaire.pk)
    with told_refusals(request):
        services.remove_question(question=row, by=standing, at=request.at)
        messages.success(request, "The question has been taken out.")
    return redirect(back)


@partnership_page
@require_POST
def version(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Begin the next version as a copy."""
    permissions.check_may_run_consultation(standing)
    made: Questionnaire = queries.find_questionnaire(standing, pk)
    with told_refusals(request):
        made = services.begin_version(questionnaire=made, by=standing, at=request.at)
    return redirect(to_one(standing, made.pk))


@partnership_page
def preview(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a page as the public will see it: drawn by the same words and components."""
    found = queries.find_questionnaire(standing, pk)
    told = definition_of(found)
    language = request.GET.get("language", "en") if request.GET.get("language") in told.languages else "en"
    shown = list(told.questions)
    place = _whole(request.GET.get("page"), len(shown))
    on_page = shown if told.is_one_page else shown[place - 1 : place]
    context = {
        "title": "Preview", "caption": found.exercise.title, "found": found, "told": told, "language": language,
        "other": next((each for each in told.languages if each != language), ""), "place": place, "pages": len(shown),
        "shapes": [question_shape(each, language) for each in on_page], "back": to_one(standing, pk),
        "conditions": [each.only_if is not None for each in on_page],
    }  # fmt: skip
    return render(request, "consultation/questionnaires/preview.html", context, using="pages")


def _whole(text: str | None, most: int) -> int:
    """Return a page's number out of an address; the first where it is none."""
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), max(most, 1))
