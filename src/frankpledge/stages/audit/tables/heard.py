"""What consultation said of findings, as words and rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.evidence.corroboration import Side
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.ways import way_to
from frankpledge.stages.audit.models import Conclusion, Stance
from frankpledge.stages.audit.queries.heard import HeardBeside
from frankpledge.stages.audit.tables.links import link
from frankpledge.ui.addresses import reverse

Row = list[Any]
NONE = "nothing heard is set beside it"


def heard_text(said: Iterable[Stance]) -> str:
    """Count what was heard in consultation of a finding, or say that nothing stands beside it."""
    sides = [str(each.side) for each in said if each.heard_id]
    words = {Side.SUPPORTS: ("supports", "support"), Side.CONTRADICTS: ("contradicts", "contradict")}
    told = [
        f"{count} {one if count == 1 else many}"
        for side, (one, many) in words.items()
        if (count := sides.count(str(side)))
    ]
    silent = sides.count(str(Side.SILENT))
    return ", ".join([*told, *([f"{silent} silent"] if silent else [])]) or NONE


def heard_rows(found: Iterable[HeardBeside], standing: Standing) -> list[Row]:
    """Return a row a thing heard: what, how it speaks to the finding, and why; it leads to its own page."""
    return [[_named(each, standing), {"status": each.stance.side}, each.stance.reason] for each in found]


def _named(each: HeardBeside, standing: Standing) -> dict[str, str]:
    item = each.version.item
    ledger = reverse("evidence:item", args=[standing.partnership.slug, item.number])
    return {"text": f"{item}: {each.version.title}", "href": way_to(standing, item) or ledger}


def problem_rows(findings: Iterable[Conclusion], said: dict[int, list[Stance]], standing: Standing) -> list[Row]:
    """Return a row a finding on a problem, with what was heard of it or that nothing was."""
    return [[link(each.text, "conclusion", standing, each.pk), heard_text(said.get(each.pk, ()))] for each in findings]
