"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.consultation.urls import conduct, issues, noticeboard, planning, questionnaires, themes

app_name = "consultation"

TOPICS = (conduct, noticeboard, planning, questionnaires, themes, issues)

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
