"""Addresses of exercises, of the bodies asked in them, of what went out, and of what they were worth."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import consultees, distribution, evaluation, exercises

urlpatterns = [
    path("consultation/exercises/", exercises.exercises, name="exercises"),
    path("consultation/exercises/new/", exercises.plan, name="exercise-plan"),
    path("consultation/exercises/<int:pk>/", exercises.exercise, name="exercise"),
    path("consultation/exercises/<int:pk>/amend/", exercises.amend, name="exercise-amend"),
    path("consultation/exercises/<int:pk>/call-off/", exercises.call_off, name="exercise-call-off"),
    path("consultation/exercises/<int:pk>/sittings/new/", exercises.plan_sitting, name="sitting-plan"),
    path("consultation/sittings/<int:pk>/amend/", exercises.amend_sitting, name="sitting-amend"),
    path("consultation/bodies/", consultees.bodies, name="bodies"),
    path("consultation/exercises/<int:pk>/bodies/", consultees.consultees, name="consultees"),
    path("consultation/exercises/<int:pk>/bodies/ask/", consultees.ask, name="consultees-ask"),
    path("consultation/exercises/<int:pk>/bodies/ask-another/", consultees.ask_body, name="consultee-ask"),
    path("consultation/bodies/<int:pk>/reply/", consultees.reply, name="consultee-reply"),
    path("consultation/bodies/<int:pk>/remind/", consultees.remind, name="consultee-remind"),
    path("consultation/bodies/<int:pk>/silent/", consultees.silent, name="consultee-silent"),
    path("consultation/exercises/<int:pk>/distribution/", distribution.distribution, name="distribution"),
    path("consultation/exercises/<int:pk>/distribution/new/", distribution.log, name="distribution-log"),
    path("consultation/distribution/<int:pk>/amend/", distribution.amend_log, name="distribution-amend"),
    path("consultation/exercises/<int:pk>/evaluation/", evaluation.evaluate, name="evaluate"),
    path("consultation/lessons/", evaluation.lessons, name="lessons"),
]
