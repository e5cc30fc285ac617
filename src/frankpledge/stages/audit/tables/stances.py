"""The rows of the sources beside a finding, and how what the numbers propose reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.evidence.corroboration import Side, Tally
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Conclusion, Stance
from frankpledge.stages.audit.problems import PROBLEMS, Proposal
from frankpledge.stages.audit.queries.stances import Beside, Item
from frankpledge.stages.audit.tables.links import link
from frankpledge.stages.audit.tables.problems import ratio_text
from frankpledge.ui.formats import plural

Row = list[Any]
KINDS = {
    "counted": "Counted dataset",
    "told": "Local knowledge",
    "named": "Source in the scope",
    "heard": "Heard in consultation",
}
PROPOSES = {
    Side.SUPPORTS: "bear the finding out", Side.CONTRADICTS: "point the other way",
    Side.SILENT: "say nothing either way",
}  # fmt: skip


SAYS = {
    "rose": "it rose", "fell": "it fell", "higher": "it is higher than in the rest of the partnership",
    "lower": "it is lower than in the rest of the partnership",
}  # fmt: skip


def beside_rows(found: Iterable[Beside], conclusion: Conclusion, standing: Standing, *, writes: bool) -> list[Row]:
    """Return a row a source: what it is, whose, what it says and why; and where to say it."""
    return [[*_facts(each), *([_action(each, conclusion, standing)] if writes else [])] for each in found]


def _facts(each: Beside) -> Row:
    item, stance = each.item, each.stance
    side = {"status": stance.side} if stance else {"status": "not set beside it"}
    return [item.name, KINDS[item.kind], whose_text(item, stance), side, _why(each)]


def whose_text(item: Item, stance: Stance | None) -> str:
    """Say whose a source is, and whose records it repeats."""
    if stance and stance.drawn_from:
        return f"drawn from the records of {stance.drawn_from}"
    return item.whose


def _why(each: Beside) -> str:
    stance = each.stance
    if stance is None:
        return "The finding rests on it." if each.is_rested_on else ""
    words = [stance.reason.rstrip(".") + "."]
    if stance.proposed and stance.proposed != stance.side:
        words.append(f"Its figures {PROPOSES[Side(stance.proposed)]}; whoever wrote the finding decided otherwise.")
    if stance.side == Side.CONTRADICTS:
        words.append(f"It stands all the same: {stance.answer}" if stance.answer else "Nobody has said why it stands.")
    return " ".join(words)


def _action(each: Beside, conclusion: Conclusion, standing: Standing) -> dict[str, str]:
    text = "Change" if each.stance else "Say what it says"
    return link(text, "conclusion-source", standing, conclusion.pk, each.item.kind, each.item.pk)


def counted_with_text(found: Tally) -> str:
    """Say which of the sources that were looked at count with others, and that some of these disagree.

    >>> counted_with_text(Tally(2, 1, 4, 1, 1))
    '1 more draws on the same records or people as another and counts with it. In 1 that contradicts, some supports.'
    >>> counted_with_text(Tally(2, 1, 4, 0, 0))
    ''
    """
    more, divided = found.counted_with, found.divided
    draw, count = ("draws", "counts") if more == 1 else ("draw", "count")
    words = f"{more} more {draw} on the same records or people as another and {count} with it." if more else ""
    against = "contradicts" if divided == 1 else "contradict"
    return words + (f" In {divided} that {against}, some supports." if divided else "")


def tally_text(found: Tally, left: int) -> str:
    """Return the tally with how many sources nobody has set beside the finding yet.

    >>> tally_text(Tally(2, 1, 4, 0, 0), 3)
    '3 independent sources: 2 support, 1 contradicts; 4 silent. 3 sources not set beside it yet'
    """
    return found.sentence + (f". {plural(left, 'source')} not set beside it yet" if left else "")


def claim_text(conclusion: Conclusion) -> str:
    """Say what a finding claims that figures can answer."""
    if not conclusion.claims or conclusion.problem not in PROBLEMS:
        return ""
    where = conclusion.area_name or conclusion.area_code or "the partnership as a whole"
    return f"{PROBLEMS[conclusion.problem].title}, {where}: {SAYS[conclusion.claims]}"


def proposal_lines(proposal: Proposal | None, conclusion: Conclusion) -> list[str]:
    """Return what the numbers of a source propose, one line a category; nothing where they propose nothing."""
    if proposal is None:
        return []
    if not proposal.ratios:
        return ["It holds no figures of this problem."]
    is_change = conclusion.claims in ("rose", "fell")
    told = [f"{label}: {ratio_text(ratio, is_change=is_change)}" for label, ratio in proposal.ratios]
    return [*told, f"Its figures {PROPOSES[proposal.side]}. You decide."]
