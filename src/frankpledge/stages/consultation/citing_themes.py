"""How what came of a theme stands in the ledger of evidence: with the way back to exercises and questionnaires."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from frankpledge.core.faults import Refused
from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.content import Content, Rest
from frankpledge.foundation.evidence.models import Kind, Version
from frankpledge.foundation.evidence.services import enter
from frankpledge.foundation.evidence.ways import lead
from frankpledge.stages.consultation.citing import cite_exercise, cite_questionnaire
from frankpledge.stages.consultation.models import Exercise, Remark, Theme
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.consultation.queries.results import own_responses
from frankpledge.stages.consultation.queries.themes import Raised, raised
from frankpledge.stages.consultation.rules.coding import IN_AUDIT, CodingState, InAudit, verdict
from frankpledge.stages.consultation.rules.counting import part_shown, words_of

LIMITATIONS = (
    "These are the comments of those who chose to answer: they are no measure of what everybody here thinks.",
    "What a comment is about was judged by people who read it, from a book of themes.",
)


def key_of(theme: Theme) -> str:
    """Return what came of a theme is called in the ledger."""
    return f"theme:{theme.pk}"


def cite_theme(theme: Theme, *, by: Standing, at: datetime) -> Version:
    """Enter how often a theme was raised, resting on the questionnaires and exercises in which it was."""
    [found] = raised(by, theme.cycle, [theme])
    shown = part_shown(found.people, found.all_people)
    elsewhere = part_shown(found.elsewhere, found.all_elsewhere, "remarks")
    if isinstance(shown, Withheld) and isinstance(elsewhere, Withheld):
        raise Refused("Too few raised it to be told: nothing could be cited.")
    said = f"{theme.name}: {words_of(found.people, found.all_people)} of those whose comments were coded"
    content = Content(
        title=said, text=f"{said}. {theme.includes}",
        facts=[
            ("In other remarks", _elsewhere(found)),
            ("In the audit", IN_AUDIT[InAudit(theme.in_audit)] if theme.in_audit else "not judged"),
        ],
        particulars=[("What belongs in it", theme.includes), ("What does not", theme.excludes),
                     ("Two coders", verdict(found.agreement))],
        limitations=list(LIMITATIONS),
    )  # fmt: skip
    return enter(
        kind=Kind.FINDING, key=key_of(theme), content=content, rests_on=list(_behind(theme, by, at)),
        leads_to=theme.pk, by=by, at=at,
    )  # fmt: skip


def _elsewhere(found: Raised) -> str:
    return f"{words_of(found.elsewhere, found.all_elsewhere, 'remarks')} from sittings, letters and forums"


def _behind(theme: Theme, by: Standing, at: datetime) -> Iterator[Rest]:
    coded = Remark.objects.filter(themes=theme, state=CodingState.CODED)
    for exercise in Exercise.objects.filter(pk__in=coded.values("exercise")).order_by("pk"):
        of_it = exercise.questionnaires.filter(opened_at__isnull=False, responses__answers__remark__in=coded)
        questionnaires = list(of_it.distinct().order_by("pk"))
        for each in questionnaires:
            yield Rest(cite_questionnaire(each, own_responses(each).count(), by=by, at=at), "said in answer to")
        if coded.filter(exercise=exercise, answer=None).exists() or not questionnaires:
            yield Rest(cite_exercise(exercise, by=by, at=at), "said in")


lead({"theme": ("consultation:theme", lambda standing, item: may_read_consultation(standing))})
