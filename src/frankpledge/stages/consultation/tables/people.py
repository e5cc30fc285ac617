"""The rows of the pages on those who agreed to be asked again, and on who designed and ran an exercise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.choices import reading_of
from frankpledge.stages.consultation.models import GroupToHear, PersonToAsk
from frankpledge.stages.consultation.queries.people import HandTrained
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text

Row = list[Any]


def people_rows(found: Iterable[PersonToAsk], standing: Standing) -> list[Row]:
    """Return a row a person, with what they agreed to and until when."""
    return [
        [
            link(each.name, "person-amend", standing, each.pk), each.reached_by, str(each.group or "no group named"),
            each.purpose, f"{each.get_consent_display()}, {date_text(each.consented_on)}", each.delete_on,
            link("Forget", "person-withdraw", standing, each.pk),
        ]
        for each in found
    ]  # fmt: skip


def group_rows(found: Iterable[GroupToHear], standing: Standing) -> list[Row]:
    """Return a row a group to hear; ``can_be_asked``: how many of it agreed."""
    return [
        [link(each, "group", standing, each.pk), each.can_be_asked]  # type: ignore[attr-defined]
        for each in found
    ]


def hand_rows(found: Iterable[HandTrained], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a hand: who, what they did, and their training."""
    return [
        [
            _who(each, standing), each.hand.get_part_display(), _training(each),
            link("Take back", "hand-drop", standing, each.hand.pk) if changes else None,
        ]
        for each in found
    ]  # fmt: skip


def _who(each: HandTrained, standing: Standing) -> Any:
    if each.hand.post is None:
        return each.hand.outside
    href = reverse("partnership:post", args=[standing.partnership.slug, each.hand.post.pk])
    return {"text": str(each.hand.post), "href": href}


def _training(each: HandTrained) -> Any:
    if each.hand.post is None:
        return each.hand.training
    said = [f"{reading_of(head)}: {date_text(date.fromisoformat(day))}" for head, day in each.trained]
    if each.hand.training:
        said.append(each.hand.training)
    return "; ".join(said) or {"status": "none on record", "colour": "orange"}
