"""The pages of the catalogue."""

from django.urls import path

from tests.functional.catalogue import views

urlpatterns = [
    path("", views.components, name="components"),
    path("form", views.form, name="form"),
    path("question", views.question, name="question"),
    path("list", views.long_list, name="list"),
    path("sign-out", views.sign_out, name="sign-out"),
]
