"""Addresses of means: contributions, leads, resources, time and risks."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import contributions, leads, means, resources, risks

urlpatterns = [
    path("means/", means.means, name="means"),
    path("means/spread/", means.spread, name="spread"),
    path("means/steps/", means.steps, name="steps-by-agency"),
    path("means/time/", means.hours, name="hours"),
    path("contributions/", contributions.contributions, name="contributions"),
    path("contributions/new/", contributions.record, name="contribution-record"),
    path("contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path("contributions/<int:pk>/amend/", contributions.amend, name="contribution-amend"),
    path("contributions/<int:pk>/remove/", contributions.remove, name="contribution-remove"),
    path("leads/", leads.leads, name="leads"),
    path("leads/new/", leads.ask, name="lead-ask"),
    path("leads/<int:pk>/", leads.lead, name="lead"),
    path("leads/<int:pk>/accept/", leads.accept, name="lead-accept"),
    path("leads/<int:pk>/decline/", leads.decline, name="lead-decline"),
    path("resources/", resources.resources, name="resources"),
    path("resources/changes/new/", resources.record_change, name="resource-change-record"),
    path("resources/changes/<int:pk>/", resources.change, name="resource-change"),
    path("resources/staffing/new/", resources.record_posts, name="staffing-record"),
    path("resources/journeys/", resources.journeys, name="journeys"),
    path("resources/journeys/new/", resources.tell, name="journey-tell"),
    path("risks/", risks.risks, name="risks"),
    path("risks/new/", risks.raise_one, name="risk-raise"),
    path("risks/<int:pk>/", risks.risk, name="risk"),
    path("risks/<int:pk>/amend/", risks.amend, name="risk-amend"),
    path("risks/<int:pk>/endangers/", risks.tie, name="risk-tie"),
    path("risks/<int:pk>/answer/", risks.answer, name="risk-answer"),
    path("risks/<int:pk>/close/", risks.close, name="risk-close"),
]
