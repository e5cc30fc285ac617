"""Addresses of the ground, countings and findings."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.audit.views import counting as views

urlpatterns = [
    path("audit/", views.overview, name="overview"),
    path("audit/ground/", views.set_the_ground, name="ground"),
    path("audit/extracts/<int:pk>/count/", views.ask, name="count"),
    path("audit/countings/<int:pk>/", views.counting, name="counting"),
    path("audit/findings/<int:pk>/", views.finding, name="finding"),
    path("audit/findings/<int:pk>/draft/", views.draft, name="draft"),
]
