"""Items of the ledger of evidence, entered by the services of the stages whose things they are."""

from __future__ import annotations

from typing import Any

from frankpledge.foundation.evidence.content import Content, Rest
from frankpledge.foundation.evidence.models import Answer, Kind, Version
from frankpledge.foundation.evidence.services import answer_item, enter, find_latest
from frankpledge.stages.audit.citing import key_of
from tests.universe.audit import some_knowledge
from tests.universe.partnership import AT, Universe


def an_item(universe: Universe) -> Version:
    """Return what local people said, as it stands in the ledger."""
    found = find_latest(universe.partnership, key_of(some_knowledge(universe)))
    assert found is not None
    return found


def entered(universe: Universe, key: str, text: str = "More of it.", on: tuple[Version, ...] = ()) -> Version:
    """Enter something, resting on what was entered before."""
    return enter(
        kind=Kind.FINDING, key=key, content=Content(title=key, text=text), rests_on=[Rest(each, "from") for each in on],
        by=universe.coordinator, at=AT,
    )  # fmt: skip


def an_answer(universe: Universe, version: Version | None = None, **given: Any) -> Answer:
    """Answer an item in the partnership's name."""
    wanted: dict[str, Any] = {"outcome": "will-not", "reason": "Nobody can pay for it."}
    return answer_item(version=version or an_item(universe), by=universe.coordinator, at=AT, **wanted | given)
