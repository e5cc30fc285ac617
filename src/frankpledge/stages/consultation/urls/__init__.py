"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.consultation.urls import conduct, planning, questionnaires, results

app_name = "consultation"

TOPICS = (conduct, planning, questionnaires, results)

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
