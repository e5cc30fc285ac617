"""Addresses of what people raised, of the answers to it, and of what they are told."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import feedback, issues

urlpatterns = [
    path("consultation/issues/", issues.issues, name="issues"),
    path("consultation/issues/left-out/", issues.left_out, name="issues-left-out"),
    path("consultation/issues/comments/", issues.comments, name="issues-comments"),
    path("consultation/issues/ideas/", issues.ideas, name="issues-ideas"),
    path("consultation/issues/corrections/", issues.correction_log, name="issues-corrections"),
    path("consultation/issues/standing/", issues.standing_channels, name="issues-standing"),
    path("consultation/issues/<int:pk>/", issues.issue, name="issue"),
    path("consultation/issues/<int:pk>/amend/", issues.amend, name="issue-amend"),
    path("consultation/issues/<int:pk>/answer/", issues.answer, name="issue-answer"),
    path("consultation/exercises/<int:pk>/issues/new/", issues.raise_one, name="issue-raise"),
    path("consultation/exercises/<int:pk>/tell/", feedback.tell, name="tell"),
    path("consultation/questionnaires/<int:pk>/results/enter/", feedback.enter, name="answers-enter"),
]
