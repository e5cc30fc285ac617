"""Addresses of agencies and the statute's coverage."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import agencies as views

urlpatterns = [
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/new/", views.register, name="agency-register"),
    path("agencies/<int:pk>/", views.agency, name="agency"),
    path("agencies/<int:pk>/amend/", views.amend, name="agency-amend"),
    path("agencies/<int:pk>/end/", views.end, name="agency-end"),
]
