"""Addresses of support by section of community, and of offers to be involved."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import involvement, support

urlpatterns = [
    path("consultation/support/", support.support, name="support"),
    path("consultation/offers/", involvement.offers, name="offers"),
    path("consultation/offers/<int:pk>/", involvement.offer, name="offer"),
    path("consultation/offers/<int:pk>/follow-up/", involvement.follow_up, name="follow-up"),
]
