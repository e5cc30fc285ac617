"""Addresses of means: contributions, leads, resources, time and risks."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import contributions, leads, means, resources, risks

urlpatterns = [
    path("means/", means.means, name="means"),
    path("means/spread/", means.spread, name="spread"),
    path("means/steps/", means.steps, name="steps-by-agency"),
    path("means/time/", means.hours, name="hours"),
    path("means/contributions/", contributions.contributions, name="contributions"),
    path("means/contributions/new/", contributions.record, name="contribution-record"),
    path("means/contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path("means/contributions/<int:pk>/amend/", contributions.amend, name="contribution-amend"),
    path("means/contributions/<int:pk>/remove/", contributions.remove, name="contribution-remove"),
    path("means/leads/", leads.leads, name="leads"),
    path("means/leads/new/", leads.ask, name="lead-ask"),
    path("means/leads/<int:pk>/", leads.lead, name="lead"),
    path("means/leads/<int:pk>/accept/", leads.accept, name="lead-accept"),
    path("means/leads/<int:pk>/decline/", leads.decline, name="lead-decline"),
    path("means/resources/", resources.resources, name="resources"),
    path("means/resources/changes/new/", resources.record_change, name="resource-change-record"),
    path("means/resources/changes/<int:pk>/", resources.change, name="resource-change"),
    path("means/resources/staffing/new/", resources.record_posts, name="staffing-record"),
    path("means/resources/journeys/", resources.journeys, name="journeys"),
    path("means/resources/journeys/new/", resources.tell, name="journey-tell"),
    path("means/risks/", risks.risks, name="risks"),
    path("means/risks/new/", risks.raise_one, name="risk-raise"),
    path("means/risks/<int:pk>/", risks.risk, name="risk"),
    path("means/risks/<int:pk>/amend/", risks.amend, name="risk-amend"),
    path("means/risks/<int:pk>/endangers/", risks.tie, name="risk-tie"),
    path("means/risks/<int:pk>/answer/", risks.answer, name="risk-answer"),
    path("means/risks/<int:pk>/close/", risks.close, name="risk-close"),
]
