"""Addresses of the ground, countings and findings."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.audit.views import counting as views
from frankpledge.stages.audit.views import figures

urlpatterns = [
    path("audit/", views.overview, name="overview"),
    path("audit/ground/", views.set_the_ground, name="ground"),
    path("audit/extracts/<int:pk>/count/", views.ask, name="count"),
    path("audit/countings/<int:pk>/", views.counting, name="counting"),
    path("audit/countings/<int:pk>/figures/", figures.figures, name="figures"),
    path("audit/countings/<int:pk>/figures/approve/", figures.approve, name="figures-approve"),
    path("audit/countings/<int:pk>/figures/<slug:ending>/", figures.figures_file, name="figures-file"),
    path("audit/findings/<int:pk>/", views.finding, name="finding"),
    path("audit/findings/<int:pk>/draft/", views.draft, name="draft"),
]
