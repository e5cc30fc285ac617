"""The task list of an audit's own page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit
from frankpledge.stages.audit.queries.sections import Section
from frankpledge.ui.addresses import reverse


def section_items(sections: Iterable[Section], audit: Audit, standing: Standing) -> list[dict[str, Any]]:
    """Return an item a part of the work."""
    return [
        {
            "text": each.title,
            "href": reverse(
                f"audit:{each.name}",
                args=[standing.partnership.slug, audit.pk, *([each.matter] if each.matter else [])],
            ),
            "hint": each.says,
            "status": each.status,
        }
        for each in sections
    ]
