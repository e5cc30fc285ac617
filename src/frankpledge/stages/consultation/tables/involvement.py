"""The rows of the pages on offers of involvement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import FollowUp, PersonToAsk
from frankpledge.stages.consultation.queries.involvement import OfferCounts
from frankpledge.stages.consultation.tables.links import link
from frankpledge.stages.partnership.meeting_states import due_state
from frankpledge.ui.formats import date_text

Row = list[Any]


def offer_rows(found: Iterable[PersonToAsk], standing: Standing) -> list[Row]:
    """Return a row an offer: what, until when somebody gets back, and what came of it last."""
    return [
        [
            link(each.name, "offer", standing, each.pk), each.involved_in, str(each.group or "no group named"),
            each.follow_up_by or "nothing is left to do", _state(each, standing), _latest(each),
        ]
        for each in found
    ]  # fmt: skip


def _state(each: PersonToAsk, standing: Standing) -> dict[str, str]:
    return {"status": due_state(each.follow_up_by, standing.today) if each.follow_up_by else "complete"}


def _latest(each: PersonToAsk) -> str:
    done = next(iter(each.follow_ups.all()), None)
    return f"{done.get_came_of_it_display()}, {date_text(done.on)}" if done else "Nobody has got back to them yet"


def count_facts(counts: OfferCounts) -> list[tuple[str, int]]:
    """Return how the offers stand together, a pair a line."""
    return [
        ("Offers", counts.all), ("Somebody is to get back to", counts.waiting), ("Of these overdue", counts.overdue),
        ("Take part now, or were put in touch", counts.joined),
    ]  # fmt: skip


def offer_facts(found: PersonToAsk) -> list[tuple[str, Any]]:
    """Return what one offer is, a pair a line."""
    return [
        ("Would like to be involved in", found.involved_in), ("Reached by", found.reached_by),
        ("What they were told it is for", found.purpose),
        ("How they agreed", f"{found.get_consent_display()}, {date_text(found.consented_on)}"),
        ("Get back to them by", found.follow_up_by or "Nothing is left to do"),
        ("Details deleted on", found.delete_on),
    ]  # fmt: skip


def follow_up_rows(found: Iterable[FollowUp]) -> list[Row]:
    """Return a row each time somebody got back to them."""
    return [[each.on, str(each.done_by), each.get_came_of_it_display(), each.note, each.next_by] for each in found]
