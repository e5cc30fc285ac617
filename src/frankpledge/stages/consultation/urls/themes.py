"""Addresses of themes, of what was said, of places, and of what agencies were sent."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import neighbourhoods, remarks, themes

urlpatterns = [
    path("consultation/themes/", themes.themes, name="themes"),
    path("consultation/themes/new/", themes.add, name="theme-add"),
    path("consultation/themes/<int:pk>/", themes.theme, name="theme"),
    path("consultation/themes/<int:pk>/amend/", themes.amend, name="theme-amend"),
    path("consultation/themes/<int:pk>/end/", themes.end, name="theme-end"),
    path("consultation/themes/<int:pk>/evidence/", themes.cite, name="theme-cite"),
    path("consultation/coding/", remarks.coding, name="coding"),
    path("consultation/coding/take-up/", remarks.take_up, name="comments-take-up"),
    path("consultation/remarks/", remarks.remarks, name="remarks"),
    path("consultation/remarks/new/", remarks.type_in, name="remark-type-in"),
    path("consultation/remarks/file/", remarks.file, name="remarks-file"),
    path("consultation/remarks/<int:pk>/", remarks.remark, name="remark"),
    path("consultation/remarks/<int:pk>/code/", remarks.code, name="remark-code"),
    path("consultation/remarks/<int:pk>/settle/", remarks.settle, name="remark-settle"),
    path("consultation/remarks/<int:pk>/send/", neighbourhoods.refer, name="remark-refer"),
    path("consultation/sent/", neighbourhoods.sent, name="referrals"),
    path("consultation/sent/<int:pk>/answer/", neighbourhoods.answer, name="referral-answer"),
    path("consultation/places/", neighbourhoods.places, name="places"),
    path("consultation/places/write/", neighbourhoods.write_places, name="places-write"),
    path("consultation/neighbourhoods/", neighbourhoods.neighbourhoods, name="neighbourhoods"),
    path("consultation/neighbourhoods/<int:pk>/", neighbourhoods.neighbourhood, name="neighbourhood"),
]
