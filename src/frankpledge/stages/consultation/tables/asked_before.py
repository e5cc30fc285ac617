"""The rows of what others asked before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.citing_asked_before import days_words, people_words
from frankpledge.stages.consultation.models import AskedBefore
from frankpledge.stages.consultation.queries.asked_before import Past, Twin
from frankpledge.stages.consultation.rules.asked_before import (
    AGE_SAYS,
    AREA_FITS,
    AREA_MATCHES,
    AREA_SAYS,
    Fit,
    age_fit,
    age_words,
)
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import plural

Row = list[Any]
COLOURS = {Fit.GOOD: "green", Fit.CARE: "yellow", Fit.POOR: "orange"}


def past_rows(found: Iterable[Past], standing: Standing) -> list[Row]:
    """Return a row an exercise of others: who ran it, when, of how many, and how it fits in time and place."""
    return [
        [
            link(each.past.title, "asked-before-one", standing, each.past.pk), each.past.run_by,
            days_words(each.past), people_words(each.past),
            _fit(age_fit(each.past.ended_on, standing.today)), _fit(AREA_FITS[each.past.matches]),
            plural(len(each.twins), "place") if each.twins else "",
        ]
        for each in found
    ]  # fmt: skip


def _fit(fit: Fit) -> dict[str, str]:
    return {"status": str(fit), "colour": COLOURS[fit]}


def past_facts(past: AskedBefore, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is known of one, a pair a line."""
    return [
        ("Run by", past.run_by),
        ("Agency whose it is", str(past.agency or "none of the partnership’s")),
        ("How people were asked", past.way_words),
        ("When", days_words(past)),
        ("Who was asked", past.whom),
        ("How many answered or came", people_words(past)),
        ("Area", past.area),
        ("How good it is", past.quality),
        ("Paper", _paper(past, standing)),
    ]


def _paper(past: AskedBefore, standing: Standing) -> Any:
    if past.document is None:
        return "not in the documents register"
    place = reverse("partnership:document", args=[standing.partnership.slug, past.document.pk])
    return {"text": str(past.document), "href": place}


def fit_rows(past: AskedBefore, standing: Standing) -> list[Row]:
    """Return how it fits in time and in place, each with what that means."""
    age, area = age_fit(past.ended_on, standing.today), AREA_FITS[past.matches]
    told = f"{age_words(past.ended_on, standing.today)} since its last day".capitalize()
    return [
        ["Age", told, _fit(age), AGE_SAYS[age]],
        ["Area", AREA_MATCHES[past.matches], _fit(area), AREA_SAYS[past.matches]],
    ]


def twin_rows(found: Iterable[Twin], standing: Standing) -> list[Row]:
    """Return a row a place in which it seems to be listed too."""
    return [
        [each.where, {"text": each.name, "href": reverse(each.address, args=[standing.partnership.slug, each.pk])}]
        for each in found
    ]
