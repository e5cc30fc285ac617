"""The address of the partnership's health."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import health as views

urlpatterns = [path("partnership-health/", views.health, name="health")]
