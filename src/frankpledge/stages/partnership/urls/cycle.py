"""Addresses of the cycle and its timetable."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import cycle as views
from frankpledge.stages.partnership.views import cycle_plan as plan
from frankpledge.stages.partnership.views import joining

urlpatterns = [
    path("timetable/", views.timetable, name="cycle"),
    path("timetable/plan/", plan.new, name="cycle-plan"),
    path("timetable/<int:pk>/change/", plan.change, name="cycle-change"),
    path("timetable/<int:pk>/close/", plan.close, name="cycle-close"),
    path("timetable/<int:pk>/started-from/", joining.inherited, name="cycle-inherited"),
    path("timetable/earlier/<int:pk>/", views.closed, name="cycle-closed"),
    path("timetable/steps/<int:pk>/", views.step, name="step"),
    path("timetable/steps/<int:pk>/record/", views.record, name="step-record"),
    path("joining/", joining.join, name="join"),
    path("joining/workbook/", joining.template, name="join-template"),
    path("joining/take-over/", joining.accept, name="join-accept"),
]
