"""Every address of the public site."""

from __future__ import annotations

from django.urls import path

from frankpledge.public import about, consulting, listing, views

handler400 = "frankpledge.public.consulting.too_much"
handler404 = "frankpledge.public.views.not_there"
handler500 = "frankpledge.public.views.failed"

urlpatterns = [
    path("", views.front, name="front"),
    path("health/", views.health, name="health"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("<slug:slug>/", listing.partnership, name="partnership"),
    path("<slug:slug>/accessibility/", about.accessibility, name="own-accessibility"),
    path("<slug:slug>/privacy/", about.privacy, name="own-privacy"),
    path("<slug:slug>/published/", listing.every_release, name="releases"),
    path("<slug:slug>/consultations/", listing.every_consultation, name="consultations"),
    path("<slug:slug>/sittings/", listing.every_sitting, name="sittings"),
    path("<slug:slug>/consultations/<int:number>/", consulting.consultation, name="consultation"),
    path("<slug:slug>/consultations/<int:number>/answer/", consulting.answer, name="answer"),
    path("<slug:slug>/consultations/<int:number>/saved/", consulting.come_back, name="return"),
    path("<slug:slug>/consultations/<int:number>/sent/<slug:reference>/", consulting.sent, name="sent"),
    path("<slug:slug>/consultations/<int:number>/kiosk/<slug:kiosk>/", consulting.consultation, name="kiosk"),
    path("<slug:slug>/<int:number>/", views.release, name="release"),
    path("<slug:slug>/<int:number>/data/", views.open_data, name="data"),
    path("<slug:slug>/<int:number>/maps/<slug:name>/", views.map_page, name="map"),
    path("<slug:slug>/<int:number>/source/", views.source, name="source"),
    path("<slug:slug>/<int:number>/files/<path:name>", views.bundle_file, name="file"),
]
