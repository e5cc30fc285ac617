"""Support by section of the community, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.core.quantities import Withheld
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import GroupToHear
from frankpledge.stages.consultation.queries.support import Asked
from frankpledge.stages.consultation.rules.bases import SMALL_COUNT
from frankpledge.stages.consultation.rules.heard import Characteristic
from frankpledge.stages.consultation.rules.recognised import Agreed, agreed_by_group
from frankpledge.stages.consultation.rules.support import COLOURS, TOPICS, Verdict, verdict_on
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.addresses import reverse

Row = list[Any]


def topics(asked: Iterable[Asked], standing: Standing) -> list[dict[str, Any]]:
    """Return each thing that people were asked to support: its tables, and how many sections say what."""
    return [_topic(each, standing) for each in asked]


def _topic(asked: Asked, standing: Standing) -> dict[str, Any]:
    title = TOPICS[asked.key]
    if asked.round is None:
        return {"title": title, "of": None, "tables": [], "counts": []}
    answers = asked.round.people.single(asked.key)
    told = [(one, sections_of(one, answers, asked.round.people.single(one.key)))
            for one in asked.round.characteristics]  # fmt: skip
    found = asked.round.questionnaire
    verdicts = [verdict_on(each) for _one, sections in told for each in sections]
    return {
        "title": title,
        "of": {
            "text": found.exercise.title,
            "href": reverse("consultation:results", args=[standing.partnership.slug, found.pk]),
        },
        "tables": [{"text": one.text, "rows": [_row(each) for each in sections]} for one, sections in told],
        "counts": [(str(verdict).capitalize(), verdicts.count(verdict)) for verdict in Verdict],
    }


def sections_of(one: Characteristic, answers: list[str | None], said: list[str | None]) -> list[Agreed]:
    """Return what each section says; one of which nobody could tell reads as one of which too few could.

    To say that nobody of a small section could tell would be to say what each of them answered.
    """
    told = {each.group: each for each in agreed_by_group(answers, said, one)}
    few: Withheld = SMALL_COUNT
    return [told.get(words, Agreed(words, few, few)) for words in one.groups.values()]


def _row(told: Agreed) -> Row:
    verdict = verdict_on(told)
    return [told.group, told.words, {"status": str(verdict), "colour": COLOURS[verdict]}]


def group_links(found: Iterable[GroupToHear], standing: Standing) -> list[dict[str, str]]:
    """Return each group as a link to its page."""
    return [link(each, "group", standing, each.pk) for each in found]
