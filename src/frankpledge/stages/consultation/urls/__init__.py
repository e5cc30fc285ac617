"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.consultation.urls import (
    conduct,
    involvement,
    issues,
    noticeboard,
    planning,
    questionnaires,
    results,
    themes,
)

app_name = "consultation"

TOPICS = (conduct, noticeboard, planning, questionnaires, results, themes, issues, involvement)

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
