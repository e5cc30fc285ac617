"""The documents register: members and contractors read it, the co-ordinator and the information officer keep it."""

from __future__ import annotations

from typing import Any

from frankpledge.stages.partnership.models import Document
from tests.site.access.row import MEMBERS_AND_CONTRACTOR, Row
from tests.universe.documents import a_document, a_file
from tests.universe.partnership import Universe

KEEPERS = "CI"


def a_title() -> str:
    return f"Paper {Document.objects.count()}"


def a_draft(universe: Universe) -> list[Any]:
    return [a_document(universe, title=a_title()).pk]


def a_draft_with_its_file(universe: Universe) -> list[Any]:
    return [a_document(universe, title=a_title(), file=a_file()).pk]


ROWS = [
    Row("partnership:documents", MEMBERS_AND_CONTRACTOR),
    Row("partnership:document-evidence", MEMBERS_AND_CONTRACTOR),
    Row("partnership:document-register", KEEPERS, KEEPERS),
    Row("partnership:document", MEMBERS_AND_CONTRACTOR, arguments=a_draft),
    Row("partnership:document-file", MEMBERS_AND_CONTRACTOR, arguments=a_draft_with_its_file),
    Row("partnership:document-version", KEEPERS, KEEPERS, a_draft),
    Row("partnership:document-amend", KEEPERS, KEEPERS, a_draft),
    Row("partnership:document-agree", KEEPERS, KEEPERS, a_draft),
    Row("partnership:document-publish", KEEPERS, KEEPERS, a_draft),
    Row("partnership:document-supersede", KEEPERS, KEEPERS, a_draft),
]
