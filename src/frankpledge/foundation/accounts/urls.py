"""Accepting an invitation, and one's own account."""

from django.urls import path

from frankpledge.foundation.accounts import views

app_name = "accounts"

urlpatterns = [
    path("invitation/<str:token>/", views.accept, name="accept"),
    path("account/", views.own, name="own"),
    path("account/name/", views.own_name, name="own-name"),
    path("account/mail/", views.own_mail, name="own-mail"),
]
