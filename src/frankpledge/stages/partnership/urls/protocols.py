"""Addresses of protocols, and of what is supplied under them."""

from __future__ import annotations

from django.urls import path

from frankpledge.stages.partnership.views import data_quality, protocols, submissions, supply_tokens, tallies
from frankpledge.stages.partnership.views import protocol_agreement as agreement

urlpatterns = [
    path("protocols/", protocols.protocols, name="protocols"),
    path("protocols/covered/", protocols.matrix, name="protocol-matrix"),
    path("protocols/dictionary/", protocols.dictionary, name="dictionary"),
    path("protocols/disclosures/", protocols.disclosures, name="disclosures"),
    path("protocols/new/", protocols.draft, name="protocol-draft"),
    path("protocols/<int:pk>/", protocols.protocol, name="protocol"),
    path("protocols/<int:pk>/amend/", protocols.amend, name="protocol-amend"),
    path("protocols/<int:pk>/parties/", protocols.parties, name="protocol-parties"),
    path("protocols/<int:pk>/data/", protocols.which_data, name="protocol-which"),
    path("protocols/<int:pk>/data/<int:agency>/<slug:dataset>/", protocols.data, name="protocol-data"),
    path("protocols/<int:pk>/comment/", agreement.comment, name="protocol-comment"),
    path("protocols/<int:pk>/open/", agreement.open_, name="protocol-open"),
    path("protocols/<int:pk>/redraft/", agreement.redraft, name="protocol-redraft"),
    path("protocols/<int:pk>/version/", protocols.version, name="protocol-version"),
    path("protocols/<int:pk>/end/", agreement.end, name="protocol-end"),
    path("protocols/comments/<int:pk>/answer/", agreement.answer, name="protocol-answer"),
    path("protocols/parties/<int:pk>/people/", protocols.people, name="protocol-people"),
    path("protocols/parties/<int:pk>/sign/", agreement.sign, name="protocol-sign"),
    path("protocols/flows/<int:pk>/", protocols.note, name="protocol-note"),
    path("protocols/flows/<int:pk>/drop/", protocols.drop, name="protocol-drop"),
    path("protocols/flows/<int:pk>/supply/", submissions.supply, name="supply"),
    path("protocols/flows/<int:pk>/tally/", tallies.tally, name="tally"),
    path("protocols/flows/<int:pk>/tally/layout/", tallies.layout, name="tally-layout"),
    path("protocols/flows/<int:pk>/tally/sheet/", tallies.blank, name="tally-blank"),
    path("protocols/tokens/", supply_tokens.tokens, name="supply-tokens"),
    path("protocols/tokens/new/", supply_tokens.make, name="supply-token-make"),
    path("protocols/tokens/<int:pk>/revoke/", supply_tokens.revoke, name="supply-token-revoke"),
    path("protocols/extracts/", submissions.submissions, name="submissions"),
    path("protocols/extracts/<int:pk>/", submissions.submission, name="submission"),
    path("protocols/extracts/<int:pk>/columns/", submissions.columns, name="submission-columns"),
    path("protocols/extracts/<int:pk>/accept/", submissions.accept, name="submission-accept"),
    path("protocols/extracts/<int:pk>/reservations/", submissions.reserve, name="submission-reserve"),
    path("protocols/extracts/<int:pk>/checks.<slug:kind>", data_quality.checks, name="submission-checks"),
    path("protocols/extracts/<int:pk>/compare/", data_quality.compare, name="submission-compare"),
    path("protocols/issues/", data_quality.issues, name="data-issues"),
    path("protocols/issues/over-time/", data_quality.over_time, name="data-quality"),
    path("protocols/issues/<int:pk>/close/", data_quality.close, name="data-issue-close"),
    path("protocols/extracts/<int:pk>/return/", submissions.return_, name="submission-return"),
]
