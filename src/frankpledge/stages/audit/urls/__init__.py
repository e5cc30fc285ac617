"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.audit.urls import audits, conclusions, counting, work

app_name = "audit"

TOPICS = (audits, conclusions, counting, work)

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
