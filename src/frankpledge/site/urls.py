"""Every address of the working site."""

from __future__ import annotations

from django.urls import include, path

from frankpledge.site import views

handler403 = "frankpledge.site.views.refused"
handler404 = "frankpledge.site.views.not_there"
handler429 = "frankpledge.site.views.too_many"
handler500 = "frankpledge.site.views.failed"

urlpatterns = [
    path("", views.front, name="front"),
    path("health/", views.health, name="health"),
    path("sign-in/", include("frankpledge.site.sign_in_urls")),
    path("", include("frankpledge.foundation.accounts.urls")),
    path("api/v1/", include("frankpledge.foundation.datasets.api.urls")),
    path("p/<slug:slug>/", include("frankpledge.site.partnership_urls")),
]
