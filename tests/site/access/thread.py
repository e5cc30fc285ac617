"""Protocols, extracts, countings, findings, releases."""

from __future__ import annotations

from typing import Any

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.sharing.services import comment_on
from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe import thread
from tests.universe.partnership import AT, Universe


def a_draft(universe: Universe) -> list[Any]:
    return [thread.drafted(universe).pk]


def data_of_a_draft(universe: Universe) -> list[Any]:
    protocol = thread.begun(universe)
    return [protocol.pk, universe.agency(thread.POLICE).pk, thread.CRIME]


def a_party(universe: Universe) -> list[Any]:
    return [thread.drafted(universe).parties.get().pk]


def a_party_to_sign(universe: Universe) -> list[Any]:
    return [thread.opened(universe).parties.get().pk]


def an_opened_protocol(universe: Universe) -> list[Any]:
    return [thread.opened(universe).pk]


def a_signed_protocol(universe: Universe) -> list[Any]:
    return [thread.signed(universe).pk]


def a_drafted_flow(universe: Universe) -> list[Any]:
    return [thread.flow_of(thread.drafted(universe)).pk]


def a_flow(universe: Universe) -> list[Any]:
    return [thread.flow_of(thread.signed(universe)).pk]


def a_comment(universe: Universe) -> list[Any]:
    protocol = thread.drafted(universe)
    by = universe.as_(Role.AGENCY_REPRESENTATIVE)
    agency = universe.agency(thread.POLICE)
    return [comment_on(protocol=protocol, agency=agency, text="Not the point.", by=by, at=AT).pk]


def a_file_with_unknown_columns(universe: Universe) -> list[Any]:
    return [thread.taken_in(universe, b"When,What\n2025-01,Burglary\n").pk]


def an_extract_to_decide_on(universe: Universe) -> list[Any]:
    return [thread.taken_in(universe).pk]


def an_extract(universe: Universe) -> list[Any]:
    return [thread.supplied(universe).pk]


def an_extract_with_faults(universe: Universe) -> list[Any]:
    return [thread.with_faults(universe).pk]


def its_checks(universe: Universe) -> list[Any]:
    return [thread.with_faults(universe).pk, "csv"]


def a_data_issue(universe: Universe) -> list[Any]:
    return [thread.issue_of(universe).pk]


def a_tallied_flow(universe: Universe) -> list[Any]:
    return [thread.laid_out(universe)[0].pk]


def a_token(universe: Universe) -> list[Any]:
    return [thread.token_of(universe)[0].pk]


def a_counting(universe: Universe) -> list[Any]:
    return [thread.asked(universe).pk]


def a_finding(universe: Universe) -> list[Any]:
    return [thread.found(universe).pk]


def a_counted_extract(universe: Universe) -> list[Any]:
    return [thread.counted(universe).pk]


def figures_to_take_away(universe: Universe) -> list[Any]:
    return [thread.counted(universe).pk, "csv"]


def a_candidate(universe: Universe) -> list[Any]:
    return [thread.proposed(universe).pk]


def a_signed_candidate(universe: Universe) -> list[Any]:
    return [thread.signed_off(universe).pk]


def a_consent(universe: Universe) -> list[Any]:
    return [thread.proposed(universe).consents.get().pk]


def a_release(universe: Universe) -> list[Any]:
    return [thread.released(universe).pk]


def a_file(universe: Universe) -> list[Any]:
    return [thread.proposed(universe).pk, "provenance.json"]


ROWS = [
    Row("partnership:protocols", MEMBERS),
    Row("partnership:protocol-matrix", MEMBERS),
    Row("partnership:dictionary", MEMBERS),
    Row("partnership:disclosures", "CIRD"),
    Row("partnership:protocol-draft", "CI", "CI"),
    Row("partnership:protocol", MEMBERS, arguments=a_draft),
    Row("partnership:protocol-amend", "CI", "CI", a_draft),
    Row("partnership:protocol-parties", "CI", "CI", a_draft),
    Row("partnership:protocol-which", "CI", arguments=a_draft),
    Row("partnership:protocol-data", "CI", "CI", data_of_a_draft),
    Row("partnership:protocol-comment", "RD", "RD", a_draft),
    Row("partnership:protocol-open", "CI", "CI", a_draft),
    Row("partnership:protocol-redraft", "CI", "CI", an_opened_protocol),
    Row("partnership:protocol-version", "CI", "CI", a_signed_protocol),
    Row("partnership:protocol-end", "CR", "CR", a_signed_protocol),
    Row("partnership:protocol-answer", "CI", "CI", a_comment),
    Row("partnership:protocol-people", "CI", "CI", a_party),
    Row("partnership:protocol-sign", "R", "R", a_party_to_sign),
    Row("partnership:protocol-note", MEMBERS, arguments=a_flow),
    Row("partnership:protocol-drop", "CI", "CI", a_drafted_flow),
    Row("partnership:supply", "RD", "RD", a_flow),
    Row("partnership:submissions", "CIRD"),
    Row("partnership:submission", "CIRD", arguments=an_extract),
    Row("partnership:submission-columns", "RD", "RD", a_file_with_unknown_columns),
    Row("partnership:submission-accept", "I", "I", an_extract_to_decide_on),
    Row("partnership:submission-return", "I", "I", an_extract_to_decide_on),
    Row("partnership:submission-reserve", "I", "I", an_extract_with_faults),
    Row("partnership:submission-checks", "CIRD", arguments=its_checks),
    Row("partnership:submission-compare", "I", "I", an_extract),
    Row("partnership:data-issues", "CIRD"),
    Row("partnership:data-quality", "CIRD"),
    Row("partnership:data-issue-close", "I", "I", a_data_issue),
    Row("partnership:tally", "RD", "RD", a_tallied_flow),
    Row("partnership:tally-layout", "RD", "RD", a_tallied_flow),
    Row("partnership:tally-blank", "RD", arguments=a_tallied_flow),
    Row("partnership:supply-tokens", "CRD"),
    Row("partnership:supply-token-make", "RD", "RD"),
    Row("partnership:supply-token-revoke", "CRD", "CRD", a_token),
    Row("audit:overview", MEMBERS),
    Row("audit:ground", "I", "I"),
    Row("audit:count", "I", "I", an_extract),
    Row("audit:counting", MEMBERS, arguments=a_counting),
    Row("audit:figures", MEMBERS, arguments=a_counted_extract),
    Row("audit:figures-file", MEMBERS, arguments=figures_to_take_away),
    Row("audit:figures-approve", "CH", "CH", a_counted_extract),
    Row("audit:finding", MEMBERS, arguments=a_finding),
    Row("audit:draft", "I", "I", a_finding),
    Row("publication:candidates", MEMBERS),
    Row("publication:candidate", MEMBERS, arguments=a_candidate),
    Row("publication:sign-off", "O", "O", a_candidate),
    Row("publication:return", "O", "O", a_candidate),
    Row("publication:consent", "R", "R", a_consent),
    Row("publication:withdraw", COORDINATOR, COORDINATOR, a_release),
    Row("publication:publish", COORDINATOR, COORDINATOR, a_signed_candidate),
    Row("publication:file", MEMBERS, arguments=a_file),
]
