"""Addresses of groups, their seats, what they have in common, and topics."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import groups, overlap, seats, topics

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/new/", groups.set_up, name="group-set-up"),
    path("groups/functions/", overlap.functions, name="functions"),
    path("groups/overlap/", overlap.overlap, name="overlap"),
    path("groups/board/", overlap.board, name="board"),
    path("groups/topics/", topics.topics, name="topics"),
    path("groups/topics/new/", topics.add, name="topic-add"),
    path("groups/topics/<int:pk>/rename/", topics.rename, name="topic-rename"),
    path("groups/topics/<int:pk>/merge/", topics.merge, name="topic-merge"),
    path("groups/seats/<int:pk>/amend/", seats.amend, name="seat-amend"),
    path("groups/seats/<int:pk>/deputy/", seats.deputy, name="seat-deputy"),
    path("groups/seats/<int:pk>/end/", seats.end, name="seat-end"),
    path("groups/expected-seats/<int:pk>/drop/", seats.drop, name="seat-drop"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/amend/", groups.amend, name="group-amend"),
    path("groups/<int:pk>/terms/", groups.terms, name="group-terms"),
    path("groups/<int:pk>/joint/", groups.joint, name="group-joint"),
    path("groups/<int:pk>/apart/", groups.apart, name="group-apart"),
    path("groups/<int:pk>/merge/", groups.merge, name="group-merge"),
    path("groups/<int:pk>/end/", groups.end, name="group-end"),
    path("groups/<int:pk>/seats/new/", seats.give, name="seat-give"),
    path("groups/<int:pk>/seats/fill/", seats.fill, name="seats-fill"),
    path("groups/<int:pk>/seats/expect/", seats.expect, name="seat-expect"),
    path("groups/<int:pk>/seats/template/", seats.template, name="seats-template"),
]
