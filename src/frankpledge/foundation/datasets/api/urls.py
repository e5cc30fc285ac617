"""Addresses for agencies' own systems. They are a promise: what changes them gets another number."""

from __future__ import annotations

from django.urls import path

from frankpledge.foundation.datasets.api import views

app_name = "supply-api"

urlpatterns = [
    path("", views.about, name="about"),
    path("problems/<slug:code>/", views.problem, name="problem"),
    path("uploads/", views.uploads, name="uploads"),
    path("uploads/<slug:name>/", views.upload, name="upload"),
    path("extracts/<int:pk>/", views.extract, name="extract"),
]
