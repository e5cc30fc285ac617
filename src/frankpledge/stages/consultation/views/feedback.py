"""Pages on which answers are entered as evidence, and what people are told is proposed."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation.forms.issues import FeedbackForm
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.queries.exercises import find_exercise
from frankpledge.stages.consultation.queries.feedback import feedback_of
from frankpledge.stages.consultation.queries.questionnaires import find_questionnaire
from frankpledge.stages.consultation.services.entering import enter_answers
from frankpledge.stages.consultation.services.feedback import propose_feedback
from frankpledge.stages.consultation.views.alike import told_refusals
from frankpledge.stages.consultation.views.exercises import exercise_address
from frankpledge.stages.publication.permissions import check_may_propose
from frankpledge.ui.formats import plural


@partnership_page
@require_POST
def enter(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Enter the answers to a closed questionnaire as evidence."""
    check_may_run_consultation(standing)
    found = find_questionnaire(standing, pk)
    with told_refusals(request):
        entered = enter_answers(questionnaire=found, by=standing, at=request.at)
        messages.success(request, f"Entered: {plural(len(entered), 'question')}. They can be cited now.")
    return redirect(reverse("consultation:results", args=[standing.partnership.slug, pk]))


@partnership_page
def tell(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what those who were asked are to be told, and propose it."""
    check_may_propose(standing)
    exercise = find_exercise(standing, pk)
    last = feedback_of(standing, exercise).first()
    now = {"title": f"You said, we did: {exercise.title}"}
    if last and last.candidate.returned_at:
        now = {"title": last.candidate.title, "heard": last.heard, "changed": last.changed}
    return form_page(
        request,
        FeedbackForm(reader=standing, exercise=exercise, initial=now, **sent_form(request)),
        title="Tell those who were asked",
        caption=exercise.title,
        intro="It is written as a release: agencies that it names agree to it, a second person signs it off, and the "
        "co-ordinator publishes it.",
        button="Propose it",
        save=partial(propose_feedback, exercise=exercise, by=standing, at=request.at),
        done="Proposed. An output checker signs it off.",
        to=lambda made: reverse("publication:candidate", args=[standing.partnership.slug, made.candidate_id]),
        back=exercise_address(standing, pk),
    )
