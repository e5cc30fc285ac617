"""Addresses of who was heard, of the people they are set beside, and of what results tell over groups and years."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import combining, heard, margins, recognition, rounds, sample

urlpatterns = [
    path("consultation/questionnaires/<int:pk>/heard/", heard.questionnaire_heard, name="questionnaire-heard"),
    path("consultation/questionnaires/<int:pk>/matches/", recognition.matches_audit, name="matches-audit"),
    path("consultation/questionnaires/<int:pk>/combined/", combining.combined, name="combined"),
    path("consultation/questionnaires/<int:pk>/combined/agree/", combining.agree, name="combined-agree"),
    path("consultation/questions/<int:pk>/people/", margins.margin, name="margin"),
    path("consultation/groups/<int:pk>/answers/", margins.group_answers, name="group-answers"),
    path("consultation/heard/", heard.heard, name="heard"),
    path("consultation/core/", rounds.core, name="core"),
    path("consultation/sample/", sample.sample, name="sample"),
]
