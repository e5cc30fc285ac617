"""Addresses of what is said in public, of those who may be asked again, and of who designed and ran exercises."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.consultation.views import noticeboard, people

urlpatterns = [
    path("consultation/public/", noticeboard.noticeboard, name="noticeboard"),
    path("consultation/public/contact/", noticeboard.contact, name="public-contact"),
    path("consultation/public/<int:pk>/call-off/", noticeboard.call_off, name="announced-call-off"),
    path("consultation/sittings/<int:pk>/announce/", noticeboard.announce, name="sitting-announce"),
    path("consultation/sittings/<int:pk>/people/", people.sitting_people, name="sitting-people"),
    path("consultation/sittings/<int:pk>/people/new/", people.enter_at_sitting, name="sitting-person-enter"),
    path("consultation/people/", people.people, name="people"),
    path("consultation/people/new/", people.enter, name="person-enter"),
    path("consultation/people/<int:pk>/amend/", people.amend, name="person-amend"),
    path("consultation/people/<int:pk>/withdraw/", people.withdraw, name="person-withdraw"),
    path("consultation/exercises/<int:pk>/hands/", people.hands, name="hands"),
    path("consultation/exercises/<int:pk>/hands/new/", people.name_hand, name="hand-name"),
    path("consultation/hands/<int:pk>/drop/", people.drop_hand, name="hand-drop"),
]
