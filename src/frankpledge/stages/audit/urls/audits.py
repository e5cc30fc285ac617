"""Addresses of audits as pieces of work, their scope and what agencies agree to."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.audit.views import audits, put_forward, research, scope, signing

urlpatterns = [
    path("audit/audits/", audits.audits, name="audits"),
    path("audit/audits/new/", audits.set_up, name="audit-set-up"),
    path("audit/audits/<int:pk>/", audits.audit, name="audit"),
    path("audit/audits/<int:pk>/amend/", audits.amend, name="audit-amend"),
    path("audit/audits/<int:pk>/move/", audits.move, name="audit-move"),
    path("audit/audits/<int:pk>/compare/", audits.compared, name="audit-compare"),
    path("audit/audits/<int:pk>/purpose/", audits.write_purpose, name="audit-purpose"),
    path("audit/audits/<int:pk>/scope/", scope.scope, name="scope"),
    path("audit/audits/<int:pk>/issues/", put_forward.issues, name="put-forward"),
    path("audit/audits/<int:pk>/issues/new/", put_forward.put_issue_forward, name="issue-put-forward"),
    path("audit/audits/<int:pk>/issues/<int:number>/decide/", put_forward.decide, name="issue-decide"),
    path("audit/audits/<int:pk>/catalogue/", scope.catalogue, name="catalogue"),
    path("audit/audits/<int:pk>/questions/new/", scope.ask_question, name="question-ask"),
    path("audit/questions/<int:pk>/amend/", scope.amend_question, name="question-amend"),
    path("audit/audits/<int:pk>/sources/new/", scope.weigh_source, name="source-weigh"),
    path("audit/sources/<int:pk>/amend/", scope.amend_source, name="source-amend"),
    path("audit/audits/<int:pk>/research/new/", research.consider_research, name="research-consider"),
    path("audit/research/<int:pk>/", research.research, name="research"),
    path("audit/research/<int:pk>/amend/", research.amend_research, name="research-amend"),
    path("audit/research/<int:pk>/estimate/", research.estimate_research, name="research-estimate"),
    path("audit/research/<int:pk>/decide/", research.decide_research, name="research-decide"),
    path("audit/research/<int:pk>/record/", research.record_research, name="research-record"),
    path("audit/audits/<int:pk>/agreement/<slug:matter>/", signing.agreement, name="agreement"),
    path("audit/audits/<int:pk>/agreement/<slug:matter>/ask/", signing.ask, name="agreement-ask"),
    path("audit/agreements/<int:pk>/answer/", signing.answer, name="agreement-answer"),
]
