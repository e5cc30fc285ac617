"""Addresses of the overview, the strategy, the groups to hear and the directory of forums."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import asked_before, hearing, overview, sharing, strategy

urlpatterns = [
    path("consultation/", overview.overview, name="overview"),
    path("consultation/calendar/", overview.calendar, name="calendar"),
    path("consultation/share/", sharing.share, name="share"),
    path("consultation/share/calendar/", sharing.calendar_file, name="share-calendar"),
    path("consultation/share/bank/", sharing.bank_table, name="share-bank"),
    path("consultation/share/bank/take-in/", sharing.take_in, name="share-take-in"),
    path("consultation/before/", asked_before.asked_before, name="asked-before"),
    path("consultation/before/new/", asked_before.enter, name="asked-before-enter"),
    path("consultation/before/<int:pk>/", asked_before.one, name="asked-before-one"),
    path("consultation/before/<int:pk>/amend/", asked_before.amend, name="asked-before-amend"),
    path("consultation/strategy/", strategy.strategy, name="strategy"),
    path("consultation/strategy/write/", strategy.write, name="strategy-write"),
    path("consultation/strategy/<int:pk>/put/", strategy.put, name="strategy-put"),
    path("consultation/strategy/<int:pk>/answer/", strategy.answer, name="strategy-answer"),
    path("consultation/groups/", hearing.groups, name="groups"),
    path("consultation/groups/new/", hearing.name_group, name="group-name"),
    path("consultation/groups/<int:pk>/", hearing.group, name="group"),
    path("consultation/groups/<int:pk>/amend/", hearing.amend_group, name="group-amend"),
    path("consultation/forums/", hearing.forums, name="forums"),
    path("consultation/forums/new/", hearing.enter_forum, name="forum-enter"),
    path("consultation/forums/<int:pk>/", hearing.forum, name="forum"),
    path("consultation/forums/<int:pk>/amend/", hearing.amend_forum, name="forum-amend"),
]
