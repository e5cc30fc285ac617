"""Addresses of readiness."""

from __future__ import annotations

from django.urls import path

from frankpledge.site.readiness import views

urlpatterns = [
    path("readiness/", views.readiness, name="readiness"),
    path("readiness/duties/", views.duties, name="readiness-duties"),
    path("readiness/findings/<slug:key>/answer/", views.answer, name="readiness-answer"),
    path("readiness/answers/<int:pk>/withdraw/", views.withdraw, name="readiness-withdraw"),
]
