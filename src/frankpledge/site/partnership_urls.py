"""Every address inside a partnership."""

from __future__ import annotations

from django.urls import include, path

from frankpledge.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("log/", views.log, name="log"),
    path("", include("frankpledge.site.readiness.urls")),
    path("", include("frankpledge.stages.partnership.urls")),
    path("", include("frankpledge.stages.audit.urls")),
    path("", include("frankpledge.stages.publication.urls")),
]
