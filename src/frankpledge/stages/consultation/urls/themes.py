"""Addresses of themes, of what was said, of places, and of what agencies were sent."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import extracts, neighbourhoods, themes

urlpatterns = [
    path("consultation/themes/", themes.themes, name="themes"),
    path("consultation/themes/new/", themes.add, name="theme-add"),
    path("consultation/themes/<int:pk>/", themes.theme, name="theme"),
    path("consultation/themes/<int:pk>/amend/", themes.amend, name="theme-amend"),
    path("consultation/themes/<int:pk>/end/", themes.end, name="theme-end"),
    path("consultation/themes/<int:pk>/evidence/", themes.cite, name="theme-cite"),
    path("consultation/coding/", extracts.coding, name="coding"),
    path("consultation/coding/take-up/", extracts.take_up, name="comments-take-up"),
    path("consultation/extracts/", extracts.extracts, name="extracts"),
    path("consultation/extracts/new/", extracts.type_in, name="extract-type-in"),
    path("consultation/extracts/file/", extracts.file, name="extracts-file"),
    path("consultation/extracts/<int:pk>/", extracts.extract, name="extract"),
    path("consultation/extracts/<int:pk>/code/", extracts.code, name="extract-code"),
    path("consultation/extracts/<int:pk>/settle/", extracts.settle, name="extract-settle"),
    path("consultation/extracts/<int:pk>/send/", neighbourhoods.refer, name="extract-refer"),
    path("consultation/sent/", neighbourhoods.sent, name="referrals"),
    path("consultation/sent/<int:pk>/answer/", neighbourhoods.answer, name="referral-answer"),
    path("consultation/places/", neighbourhoods.places, name="places"),
    path("consultation/places/write/", neighbourhoods.write_places, name="places-write"),
    path("consultation/neighbourhoods/", neighbourhoods.neighbourhoods, name="neighbourhoods"),
    path("consultation/neighbourhoods/<int:pk>/", neighbourhoods.neighbourhood, name="neighbourhood"),
]
