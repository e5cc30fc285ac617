"""Accepting an invitation."""

from django.urls import path

from frankpledge.foundation.accounts import views

app_name = "accounts"

urlpatterns = [path("<str:token>/", views.accept, name="accept")]
