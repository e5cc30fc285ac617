"""Addresses of questionnaires, of what is answered, and of what came of it."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import answers, opening
from frankpledge.stages.consultation.views import questionnaires as views

urlpatterns = [
    path("consultation/questionnaires/", views.questionnaires, name="questionnaires"),
    path("consultation/questionnaires/begin/", views.begin, name="questionnaire-begin"),
    path("consultation/questionnaires/<int:pk>/", views.questionnaire, name="questionnaire"),
    path("consultation/questionnaires/<int:pk>/about/", views.amend, name="questionnaire-amend"),
    path("consultation/questionnaires/<int:pk>/add/", views.add, name="question-add"),
    path("consultation/questionnaires/<int:pk>/bank/", views.bank, name="questions-bank"),
    path("consultation/questionnaires/<int:pk>/preview/", views.preview, name="questionnaire-preview"),
    path("consultation/questionnaires/<int:pk>/version/", views.version, name="questionnaire-version"),
    path("consultation/questionnaires/<int:pk>/propose/", opening.propose, name="questionnaire-propose"),
    path("consultation/questionnaires/<int:pk>/sign-off/", opening.sign, name="questionnaire-sign-off"),
    path("consultation/questionnaires/<int:pk>/return/", opening.send_back, name="questionnaire-return"),
    path("consultation/questionnaires/<int:pk>/open/", opening.put_out, name="questionnaire-open"),
    path("consultation/questionnaires/<int:pk>/close/", opening.close, name="questionnaire-close"),
    path("consultation/questionnaires/<int:pk>/kiosk/", opening.kiosk, name="kiosk-add"),
    path("consultation/questionnaires/<int:pk>/collect/", answers.collect, name="collect"),
    path("consultation/questionnaires/<int:pk>/key-in/", answers.key_in, name="key-in"),
    path("consultation/questionnaires/<int:pk>/paper/", answers.paper, name="paper"),
    path("consultation/questionnaires/<int:pk>/results/", answers.results, name="results"),
    path("consultation/questions/<int:pk>/", views.question, name="question"),
    path("consultation/questions/<int:pk>/words/", views.word, name="question-word"),
    path("consultation/questions/<int:pk>/answers/", views.answers, name="question-answers"),
    path("consultation/questions/<int:pk>/when/", views.condition, name="question-when"),
    path("consultation/questions/<int:pk>/move/", views.move, name="question-move"),
    path("consultation/questions/<int:pk>/remove/", views.remove, name="question-remove"),
    path("consultation/questions/<int:pk>/comments/", answers.comments, name="comments"),
]
