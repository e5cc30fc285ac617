"""Addresses of members' voice: objections, briefings, issues, elected members."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import briefings, issues, member_briefings, objections, voice

urlpatterns = [
    path("voice/", voice.voice, name="voice"),
    path("voice/decisions/", voice.influence, name="influence"),
    path("objections/", objections.objections, name="objections"),
    path("objections/new/", objections.raise_one, name="objection-raise"),
    path("objections/<int:pk>/", objections.objection, name="objection"),
    path("objections/<int:pk>/answer/", objections.answer, name="objection-answer"),
    path("briefings/", briefings.briefings, name="briefings"),
    path("briefings/new/", briefings.send, name="briefing-send"),
    path("briefings/coverage/", briefings.coverage, name="briefing-coverage"),
    path("briefings/<int:pk>/", briefings.briefing, name="briefing"),
    path("briefings/<int:pk>/widen/", briefings.widen, name="briefing-widen"),
    path("briefings/audiences/<int:pk>/acknowledge/", briefings.acknowledge, name="briefing-acknowledge"),
    path("issues/", issues.issues, name="issues"),
    path("issues/new/", issues.raise_one, name="issue-raise"),
    path("issues/<int:pk>/", issues.issue, name="issue"),
    path("issues/<int:pk>/reply/", issues.reply, name="issue-reply"),
    path("elected-members/", member_briefings.member_briefings, name="member-briefings"),
    path("elected-members/text/", member_briefings.text, name="member-briefing-text"),
    path("elected-members/new/", member_briefings.record, name="member-briefing-record"),
]
