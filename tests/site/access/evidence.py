"""The ledger of evidence: members follow it; a representative answers for an agency, the co-ordinator for all."""

from __future__ import annotations

from typing import Any

from tests.site.access.row import MEMBERS, Row
from tests.universe import thread
from tests.universe.evidence import an_item
from tests.universe.partnership import Universe

ANSWERS = "CR"


def an_item_of_evidence(universe: Universe) -> list[Any]:
    return [an_item(universe).item.number]


def the_source_of_a_release(universe: Universe) -> list[Any]:
    from frankpledge.foundation.datasets.citing import key_of
    from frankpledge.foundation.evidence.services import find_latest

    released = thread.released(universe)
    found = find_latest(universe.partnership, key_of(released.counting.submission))
    assert found is not None
    return [found.item.number]


ROWS = [
    Row("evidence:items", MEMBERS),
    Row("evidence:item", MEMBERS, arguments=the_source_of_a_release),
    Row("evidence:rests", MEMBERS, arguments=the_source_of_a_release),
    Row("evidence:answer", ANSWERS, ANSWERS, an_item_of_evidence),
]
