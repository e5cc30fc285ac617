"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.audit.urls import audits, counting

app_name = "audit"

TOPICS = (audits, counting)

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
