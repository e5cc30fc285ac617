"""Addresses of what is to be published."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.publication import views

app_name = "publication"

urlpatterns = [
    path("publishing/", views.candidates, name="candidates"),
    path("publishing/<int:pk>/", views.candidate, name="candidate"),
    path("publishing/<int:pk>/sign-off/", views.sign, name="sign-off"),
    path("publishing/<int:pk>/return/", views.send_back, name="return"),
    path("publishing/consents/<int:pk>/", views.consent, name="consent"),
    path("publishing/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("publishing/<int:pk>/publish/", views.release, name="publish"),
    path("publishing/<int:pk>/files/<path:name>", views.bundle_file, name="file"),
]
