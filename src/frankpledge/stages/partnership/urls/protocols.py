"""Addresses of protocols, and of what is supplied under them."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import protocols as views

urlpatterns = [
    path("protocols/", views.protocols, name="protocols"),
    path("protocols/new/", views.draft, name="protocol-draft"),
    path("protocols/<int:pk>/", views.protocol, name="protocol"),
    path("protocols/<int:pk>/sign/", views.sign, name="protocol-sign"),
    path("protocols/<int:pk>/end/", views.end, name="protocol-end"),
    path("protocols/<int:pk>/supply/", views.supply, name="supply"),
]
