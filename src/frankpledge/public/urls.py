"""Every address of the public site."""

from __future__ import annotations

from django.urls import path

from frankpledge.public import consulting, views

handler400 = "frankpledge.public.consulting.too_much"
handler404 = "frankpledge.public.views.not_there"
handler500 = "frankpledge.public.views.failed"

urlpatterns = [
    path("", views.front, name="front"),
    path("health/", views.health, name="health"),
    path("<slug:slug>/", views.partnership, name="partnership"),
    path("<slug:slug>/consultations/<int:number>/", consulting.consultation, name="consultation"),
    path("<slug:slug>/consultations/<int:number>/answer/", consulting.answer, name="answer"),
    path("<slug:slug>/consultations/<int:number>/saved/", consulting.come_back, name="return"),
    path("<slug:slug>/consultations/<int:number>/sent/<slug:reference>/", consulting.sent, name="sent"),
    path("<slug:slug>/consultations/<int:number>/kiosk/<slug:kiosk>/", consulting.consultation, name="kiosk"),
    path("<slug:slug>/<int:number>/", views.release, name="release"),
    path("<slug:slug>/<int:number>/source/", views.source, name="source"),
    path("<slug:slug>/<int:number>/files/<path:name>", views.bundle_file, name="file"),
]
