"""Addresses of what an audit says, of comments on it, and of what it knows that no extract holds."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.audit.views import circulation, conclusions, evidence, problems, stances

urlpatterns = [
    path("audit/audits/<int:pk>/says/", conclusions.conclusions, name="conclusions"),
    path("audit/audits/<int:pk>/says/new/", conclusions.write, name="conclusion-write"),
    path("audit/audits/<int:pk>/reliance/", conclusions.reliance, name="reliance"),
    path("audit/says/<int:pk>/", conclusions.conclusion, name="conclusion"),
    path("audit/says/<int:pk>/reword/", conclusions.reword, name="conclusion-reword"),
    path("audit/says/<int:pk>/rests-on/", conclusions.tie, name="conclusion-tie"),
    path("audit/says/<int:pk>/withdraw/", conclusions.withdraw, name="conclusion-withdraw"),
    path("audit/says/<int:pk>/claims/", stances.claim, name="conclusion-claim"),
    path("audit/says/<int:pk>/sources/", stances.sources, name="conclusion-sources"),
    path("audit/says/<int:pk>/sources/rest/", stances.rest, name="conclusion-rest"),
    path("audit/says/<int:pk>/sources/<slug:kind>/<int:of>/", stances.source, name="conclusion-source"),
    path("audit/audits/<int:pk>/problems/", problems.problems, name="problems"),
    path("audit/says/<int:pk>/comment/", circulation.comment_on_conclusion, name="conclusion-comment"),
    path("audit/audits/<int:pk>/interim/", circulation.circulations, name="circulations"),
    path("audit/audits/<int:pk>/interim/new/", circulation.circulate, name="circulate"),
    path("audit/interim/<int:pk>/", circulation.circulation, name="circulation"),
    path("audit/interim/<int:pk>/comment/", circulation.comment_on_circulation, name="circulation-comment"),
    path("audit/comments/<int:pk>/answer/", circulation.answer_comment, name="comment-answer"),
    path("audit/audits/<int:pk>/knowledge/", evidence.knowledge, name="knowledge"),
    path("audit/audits/<int:pk>/knowledge/new/", evidence.enter_knowledge, name="knowledge-enter"),
    path("audit/knowledge/<int:pk>/amend/", evidence.amend_knowledge, name="knowledge-amend"),
    path("audit/audits/<int:pk>/provision/", evidence.provision, name="provision"),
    path("audit/audits/<int:pk>/provision/new/", evidence.record_provision, name="provision-record"),
    path("audit/provision/<int:pk>/amend/", evidence.amend_provision, name="provision-amend"),
]
