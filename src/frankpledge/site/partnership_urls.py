"""Every address inside a partnership."""

from __future__ import annotations

from django.urls import include, path

from frankpledge.site import views
from frankpledge.site.sign_offs.views import sign_offs_by_agency

urlpatterns = [
    path("", views.home, name="home"),
    path("log/", views.log, name="log"),
    path("means/sign-offs/", sign_offs_by_agency, name="sign-offs"),
    path("", include("frankpledge.foundation.evidence.urls")),
    path("", include("frankpledge.site.readiness.urls")),
    path("", include("frankpledge.stages.partnership.urls")),
    path("", include("frankpledge.stages.audit.urls")),
    path("", include("frankpledge.stages.consultation.urls")),
    path("", include("frankpledge.stages.publication.urls")),
]
