"""Addresses of the ledger of evidence."""

from django.urls import path

from frankpledge.foundation.evidence import views

app_name = "evidence"

urlpatterns = [
    path("evidence/", views.items, name="items"),
    path("evidence/<int:number>/", views.item, name="item"),
    path("evidence/<int:number>/rests/", views.rests, name="rests"),
    path("evidence/<int:number>/answer/", views.answer, name="answer"),
]
