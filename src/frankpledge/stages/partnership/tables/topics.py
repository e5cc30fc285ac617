"""The rows of the register of topics."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import may_coordinate
from frankpledge.stages.partnership.tables.group_cells import action, address, group_links, joined

Row = list[Any]


def topic_rows(found: Iterable[Any], standing: Standing) -> list[Row]:
    """Return a row a topic: its name, which groups have it as a rule, on how many agendas it stood, what to do."""
    return [
        [
            topic.name, group_links(topic.groups.all(), standing), topic.on_agendas,
            *([_to_do(topic, standing)] if may_coordinate(standing) else []),
        ]
        for topic in found
    ]  # fmt: skip


def _to_do(topic: Any, standing: Standing) -> Any:
    rename = action("Rename", topic.name, address("topic-rename", standing, topic.pk))
    return joined([rename, action("Merge", topic.name, address("topic-merge", standing, topic.pk))])
