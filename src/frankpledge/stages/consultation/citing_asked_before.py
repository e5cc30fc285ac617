"""How what others asked before stands in the ledger of evidence: as answers, each exercise a source of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import enter
from frankpledge.foundation.evidence.ways import lead
from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.consultation.rules.asked_before import AREA_SAYS, AreaMatch
from frankpledge.ui.formats import date_text, period_text


def asked_before_key(past: AskedBefore) -> str:
    """Return what it is called in the ledger; between the colons stands what it is as a source."""
    return f"asked-before:before-{past.pk}:{past.pk}"


def cite_asked_before(past: AskedBefore, *, by: Actor, at: datetime) -> Version:
    """Enter what was found, by whom, of whom and when, with what lessens it."""
    content = Content(
        title=past.title, text=past.found,
        facts=[
            ("Asked by", past.run_by), ("How", past.way_words), ("When", days_words(past)),
            ("Whom", past.whom), ("Area", past.area), ("Answered or came", people_words(past)),
        ],
        particulars=[("How good it is", past.quality), ("Paper", str(past.document or ""))],
        limitations=list(_limitations(past)), fingerprints=_fingerprints(past),
    )  # fmt: skip
    return enter(
        kind=Kind.ANSWERS, key=asked_before_key(past), content=content, agency=past.agency, leads_to=past.pk,
        by=by, at=at,
    )  # fmt: skip


def days_words(past: AskedBefore) -> str:
    """Say on which days people were asked."""
    is_one_day = past.began_on == past.ended_on
    return date_text(past.ended_on) if is_one_day else period_text(past.began_on, past.ended_on)


def people_words(past: AskedBefore) -> str:
    """Say how many answered, of how many asked."""
    if past.people is None:
        return "nobody noted how many"
    return f"{past.people:,}" + (f" of {past.asked:,} asked" if past.asked else "")


def _limitations(past: AskedBefore) -> Iterator[str]:
    yield "Others asked it, in their own words: it was not asked for this audit."
    if past.matches is not AreaMatch.SAME:
        yield AREA_SAYS[past.matches]
    if past.people is None:
        yield "Nobody noted how many answered: no share of it can be relied on."
    if past.people is not None and not past.asked:
        yield "Nobody noted how many were asked: who did not answer is not known."


def _fingerprints(past: AskedBefore) -> list[tuple[str, str]]:
    found = past.document
    return [(f"The paper, version {found.version}", found.file_digest)] if found and found.file_digest else []


lead({"asked-before": ("consultation:asked-before-one", lambda standing, item: may_read_consultation(standing))})
