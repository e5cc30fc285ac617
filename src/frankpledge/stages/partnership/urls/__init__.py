"""Every address of this stage, a module a topic."""

from __future__ import annotations

from frankpledge.stages.partnership.urls import (
    agencies,
    authority,
    calendar,
    cycle,
    data_plan,
    documents,
    groups,
    health,
    means,
    meetings,
    people,
    protocols,
    tiers,
    voice,
)

app_name = "partnership"

TOPICS = (
    agencies, authority, calendar, cycle, data_plan, documents, groups, health, means, meetings, people, protocols,
    tiers, voice,
)  # fmt: skip

urlpatterns = [pattern for topic in TOPICS for pattern in topic.urlpatterns]
