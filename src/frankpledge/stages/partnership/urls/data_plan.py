"""Addresses of the data plan: requests, what is due of them, timetables, the catalogue, the register of requesters."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import data_answers as answers
from frankpledge.stages.partnership.views import data_plan, data_requests, holdings, requesters

urlpatterns = [
    path("data-plan/", data_plan.plan, name="data-plan"),
    path("data-plan/agencies/<int:pk>/", data_plan.timetable, name="data-timetable"),
    path("data-plan/requests/new/", data_requests.which, name="data-request-which"),
    path("data-plan/requests/new/<int:agency>/<slug:dataset>/", data_requests.issue, name="data-request-issue"),
    path("data-plan/requests/<int:pk>/", data_requests.request_page, name="data-request"),
    path("data-plan/requests/<int:pk>/withdraw/", data_requests.withdraw, name="data-request-withdraw"),
    path("data-plan/requests/<int:pk>/estimate/", answers.estimate, name="data-request-estimate"),
    path("data-plan/joint/<int:pk>/join/", data_requests.join, name="data-request-join"),
    path("data-plan/due/<int:pk>/", data_requests.instalment, name="instalment"),
    path("data-plan/due/<int:pk>/supply/", answers.supply, name="instalment-supply"),
    path("data-plan/due/<int:pk>/refuse/", answers.refuse, name="instalment-refuse"),
    path("data-plan/due/<int:pk>/account/", answers.account, name="instalment-account"),
    path("data-plan/due/<int:pk>/tie/", answers.tie, name="instalment-tie"),
    path("data-plan/catalogue/", holdings.catalogue, name="holdings"),
    path("data-plan/catalogue/new/", holdings.record, name="holding-record"),
    path("data-plan/catalogue/<int:pk>/", holdings.amend, name="holding-amend"),
    path("data-plan/catalogue/<int:pk>/remove/", holdings.remove, name="holding-remove"),
    path("data-plan/requesters/", requesters.register, name="requesters"),
    path("data-plan/requesters/new/", requesters.add, name="requester-add"),
    path("data-plan/requesters/<int:pk>/end/", requesters.end, name="requester-end"),
]
