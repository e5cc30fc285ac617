"""Addresses of the cycle and its timetable."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import cycle as views
from frankpledge.stages.partnership.views import cycle_plan as plan

urlpatterns = [
    path("timetable/", views.timetable, name="cycle"),
    path("timetable/plan/", plan.new, name="cycle-plan"),
    path("timetable/<int:pk>/change/", plan.change, name="cycle-change"),
    path("timetable/<int:pk>/close/", plan.close, name="cycle-close"),
    path("timetable/earlier/<int:pk>/", views.closed, name="cycle-closed"),
    path("timetable/steps/<int:pk>/", views.step, name="step"),
    path("timetable/steps/<int:pk>/record/", views.record, name="step-record"),
]
