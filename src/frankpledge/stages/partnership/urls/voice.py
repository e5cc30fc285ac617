"""Addresses of members' voice: objections, briefings, issues, elected members."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import briefings, issues, member_briefings, objections, voice

urlpatterns = [
    path("voice/", voice.voice, name="voice"),
    path("voice/objections/", objections.objections, name="objections"),
    path("voice/objections/new/", objections.raise_one, name="objection-raise"),
    path("voice/objections/<int:pk>/", objections.objection, name="objection"),
    path("voice/objections/<int:pk>/answer/", objections.answer, name="objection-answer"),
    path("voice/briefings/", briefings.briefings, name="briefings"),
    path("voice/briefings/new/", briefings.send, name="briefing-send"),
    path("voice/briefings/coverage/", briefings.coverage, name="briefing-coverage"),
    path("voice/briefings/<int:pk>/", briefings.briefing, name="briefing"),
    path("voice/briefings/<int:pk>/widen/", briefings.widen, name="briefing-widen"),
    path("voice/briefings/audiences/<int:pk>/acknowledge/", briefings.acknowledge, name="briefing-acknowledge"),
    path("voice/issues/", issues.issues, name="issues"),
    path("voice/issues/new/", issues.raise_one, name="issue-raise"),
    path("voice/issues/<int:pk>/", issues.issue, name="issue"),
    path("voice/issues/<int:pk>/reply/", issues.reply, name="issue-reply"),
    path("voice/elected-members/", member_briefings.member_briefings, name="member-briefings"),
    path("voice/elected-members/text/", member_briefings.text, name="member-briefing-text"),
    path("voice/elected-members/new/", member_briefings.record, name="member-briefing-record"),
]
