"""Addresses of people, their posts and roles."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import people as views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/erase/", views.erase, name="person-erase"),
    path("people/ended/", views.ended, name="roles-ended"),
    path("people/invite/", views.invite_somebody, name="invite"),
    path("people/invitations/<int:pk>/withdraw/", views.withdraw, name="invitation-withdraw"),
    path("people/roles/new/", views.grant, name="role-grant"),
    path("people/roles/<int:pk>/end/", views.end, name="role-end"),
    path("posts/new/", views.new_post, name="post-create"),
    path("posts/<int:pk>/", views.post, name="post"),
    path("posts/<int:pk>/fill/", views.fill, name="post-fill"),
    path("posts/holdings/<int:pk>/end/", views.leave, name="post-leave"),
]
