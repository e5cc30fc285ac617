"""Addresses of meetings, decisions and actions."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import (
    actions,
    decisions,
    meeting_agenda,
    meeting_outcome,
    meeting_people,
    meeting_reports,
    meetings,
)

PLANNING = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.plan, name="meeting-plan"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/amend/", meetings.amend, name="meeting-amend"),
    path("meetings/<int:pk>/cancel/", meetings.cancel, name="meeting-cancel"),
    path("meetings/<int:pk>/record/", meetings.record, name="meeting-record"),
]

AGENDA = [
    path("meetings/<int:pk>/agenda/new/", meeting_agenda.add, name="meeting-item-add"),
    path("meetings/agenda/<int:pk>/", meeting_agenda.amend, name="meeting-item-amend"),
    path("meetings/agenda/<int:pk>/move/", meeting_agenda.move, name="meeting-item-move"),
    path("meetings/agenda/<int:pk>/remove/", meeting_agenda.remove, name="meeting-item-remove"),
    path("meetings/<int:pk>/papers/new/", meeting_agenda.put, name="meeting-paper-put"),
    path("meetings/papers/<int:pk>/withdraw/", meeting_agenda.withdraw, name="meeting-paper-withdraw"),
]

PEOPLE = [
    path("meetings/<int:pk>/invite/", meeting_people.ask, name="meeting-ask"),
    path("meetings/invitations/<int:pk>/remove/", meeting_people.unask, name="meeting-unask"),
    path("meetings/<int:pk>/invitations/send/", meeting_people.send, name="meeting-send"),
    path("meetings/<int:pk>/papers/send/", meeting_people.send_with_papers, name="meeting-send-papers"),
    path("meetings/invitations/<int:pk>/answer/", meeting_people.answer, name="meeting-answer"),
    path("meetings/<int:pk>/attendance/", meeting_people.attendance, name="meeting-attendance"),
    path("meetings/absences/<int:pk>/", meeting_people.follow_up, name="meeting-follow-up"),
]

OUTCOME = [
    path("meetings/<int:pk>/decisions/new/", meeting_outcome.decide, name="meeting-decide"),
    path("meetings/<int:pk>/actions/new/", meeting_outcome.act, name="meeting-act"),
    path("meetings/<int:pk>/ratify/", meeting_outcome.ratify, name="meeting-ratify"),
    path("meetings/<int:pk>/minutes/", meeting_outcome.minutes, name="meeting-minutes"),
    path("meetings/<int:pk>/minutes/agree/", meeting_outcome.agree, name="meeting-agree"),
]

REPORTS = [
    path("meetings/attendance/", meeting_reports.attendance, name="meetings-attendance"),
    path("meetings/hours/", meeting_reports.hours, name="meetings-hours"),
]

DECISIONS = [
    path("meetings/decisions/", decisions.decisions, name="decisions"),
    path("meetings/decisions/new/", decisions.log, name="decision-log"),
    path("meetings/decisions/influence/", decisions.influence, name="decisions-influence"),
    path("meetings/decisions/<int:pk>/", decisions.decision, name="decision"),
    path("meetings/decisions/<int:pk>/approval/", decisions.approval, name="decision-approval"),
    path("meetings/decisions/<int:pk>/ratify/", decisions.ratify, name="decision-ratify"),
]

ACTIONS = [
    path("meetings/actions/", actions.actions, name="actions"),
    path("meetings/actions/new/", actions.new, name="action-set"),
    path("meetings/actions/<int:pk>/", actions.action, name="action"),
    path("meetings/actions/<int:pk>/amend/", actions.amend, name="action-amend"),
    path("meetings/actions/<int:pk>/done/", actions.done, name="action-done"),
    path("meetings/actions/<int:pk>/drop/", actions.drop, name="action-drop"),
    path("meetings/actions/<int:pk>/reopen/", actions.reopen, name="action-reopen"),
]

urlpatterns = [*PLANNING, *AGENDA, *PEOPLE, *OUTCOME, *REPORTS, *DECISIONS, *ACTIONS]
