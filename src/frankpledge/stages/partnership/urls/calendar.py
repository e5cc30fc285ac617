"""Addresses of the shared calendar."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import calendar as views

urlpatterns = [
    path("timetable/calendar/", views.calendar, name="calendar"),
    path("timetable/calendar/exercises/", views.exercises, name="exercises"),
    path("timetable/calendar/exercises/new/", views.enter, name="exercise-enter"),
    path("timetable/calendar/exercises/<int:pk>/", views.exercise, name="exercise"),
    path("timetable/calendar/exercises/<int:pk>/amend/", views.amend, name="exercise-amend"),
    path("timetable/calendar/exercises/<int:pk>/cancel/", views.cancel, name="exercise-cancel"),
]
