"""Addresses of the documents register."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import document_changes as changes
from frankpledge.stages.partnership.views import documents as views

urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/evidence/", views.evidence, name="document-evidence"),
    path("documents/new/", changes.register, name="document-register"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/file/", views.download, name="document-file"),
    path("documents/<int:pk>/version/", changes.add_version, name="document-version"),
    path("documents/<int:pk>/amend/", changes.amend, name="document-amend"),
    path("documents/<int:pk>/agree/", changes.agree, name="document-agree"),
    path("documents/<int:pk>/publish/", changes.publish, name="document-publish"),
    path("documents/<int:pk>/supersede/", changes.supersede, name="document-supersede"),
]
