"""The rows of the pages on exercises and their sittings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import ConsultationStrategy, Exercise, Sitting
from frankpledge.stages.consultation.permissions import may_read_people
from frankpledge.stages.consultation.queries.exercises import SettingsUsed
from frankpledge.stages.consultation.queries.review import Review
from frankpledge.stages.consultation.rules.balance import Spread
from frankpledge.stages.consultation.rules.duties import ConsultationDuty
from frankpledge.stages.consultation.rules.phases import METHODS, PHASES, Method, Phase
from frankpledge.stages.consultation.rules.planning import days_ahead, days_wanted
from frankpledge.stages.consultation.rules.settings import SETTINGS
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import money_text, period_text, plural

Row = list[Any]


def state_cell(exercise: Exercise, today: date) -> dict[str, str]:
    """Return how an exercise stands as a tag."""
    return {"status": str(exercise.state_on(today))}


def exercise_rows(found: Iterable[Exercise], standing: Standing) -> list[Row]:
    """Return a row an exercise."""
    return [
        [
            link(each.title, "exercise", standing, each.pk), PHASES[Phase(each.phase)], METHODS[Method(each.method)],
            period_text(each.opens, each.closes), str(each.lead or "nobody yet"), state_cell(each, standing.today),
        ]
        for each in found
    ]  # fmt: skip


def exercise_facts(
    exercise: Exercise, standing: Standing, duties: Iterable[ConsultationDuty], strategy: ConsultationStrategy | None
) -> list[tuple[str, Any]]:
    """Return what is known of an exercise, a pair a line."""
    served = [each.text for each in duties if each.key in exercise.duties]
    through = [f"{forum} ({forum.agency})" for forum in exercise.forums.all()]
    off = [("Called off on", exercise.called_off_on), ("Why", exercise.called_off_why)]
    return [
        ("How it stands", state_cell(exercise, standing.today)),
        *(off if exercise.called_off_on else []),
        ("Aim", exercise.aim),
        ("Phase", exercise.get_phase_display()),
        ("Duties it serves", "; ".join(served) or "none named"),
        ("Whom it asks", exercise.audience),
        ("Groups to hear that it reaches", ", ".join(map(str, exercise.reaches.all())) or "none named"),
        ("Through", "; ".join(through) or "no forum or panel"),
        ("How", _with_reason(exercise.get_method_display(), exercise.method_reason)),
        ("Who does the work", _with_reason(exercise.get_done_by_display(), exercise.done_by_reason)),
        ("Open", period_text(exercise.opens, exercise.closes)),
        ("Planned ahead", _ahead(exercise, strategy)),
        ("Led by", str(exercise.lead or "nobody yet: name a post")),
        *_means(exercise),
    ]


def _with_reason(what: str, why: str) -> str:
    return f"{what}. {why}" if why else what


def _ahead(exercise: Exercise, strategy: ConsultationStrategy | None) -> str:
    said = plural(max(0, days_ahead(exercise.planned_on, exercise.opens)), "day")
    if strategy is None:
        return said
    is_sensitive = any(group.is_sensitive for group in exercise.reaches.all())
    wanted = days_wanted(strategy.lead_days, strategy.sensitive_lead_days, is_sensitive=is_sensitive)
    care = " where a group is asked with care" if is_sensitive else ""
    return f"{said}; the strategy wants {plural(wanted, 'day')}{care}"


def _means(exercise: Exercise) -> list[tuple[str, Any]]:
    worth = getattr(exercise, "evaluation", None)
    return [
        ("Money", _planned_and_spent(exercise.cost_planned, worth.cost if worth else None, money_text)),
        ("Staff hours", _planned_and_spent(exercise.hours_planned, worth.hours if worth else None, str)),
    ]


def _planned_and_spent(planned: Any, spent: Any, say: Any) -> str:
    first = f"{say(planned)} planned" if planned is not None else "none planned"
    return f"{first}; {say(spent)} spent" if spent is not None else first


def sitting_rows(found: Iterable[Sitting], standing: Standing, *, changes: bool) -> list[Row]:
    """Return a row a sitting, what may look partisan flagged (R230)."""
    reads_people = may_read_people(standing)
    return [
        [
            each.on, each.place, each.get_setting_display(),
            each.chair, each.ties or "neutral", each.came,
            each.filled_in, link("Who came", "sitting-people", standing, each.pk) if reads_people else None,
            link("Change", "sitting-amend", standing, each.pk) if changes else None,
        ]
        for each in found
    ]  # fmt: skip


def settings_rows(found: SettingsUsed) -> list[Row]:
    """Return a row a kind of place, with how often people were met there."""
    return [[SETTINGS[setting], count] for setting, count in found.used.items()]


def untried_texts(found: SettingsUsed) -> list[str]:
    """Return the kinds of places not tried yet."""
    return [SETTINGS[setting] for setting in found.untried]


def spread_rows(spread: Iterable[Spread]) -> list[Row]:
    """Return a row a phase: how many exercises, in which ways, and whether it is thin (R008)."""
    return [
        [each.phase.words, each.exercises, "; ".join(way.words for way in each.ways) or "none", {"status": each.status}]
        for each in spread
    ]


def ways_texts(ways: Iterable[Method]) -> list[str]:
    """Return ways of asking in words."""
    return [way.words for way in ways]


def review_facts(exercise: Exercise, review: Review | None) -> list[tuple[str, Any]]:
    """Return, of an exercise at the review, which review of which cycle it is part of (R210)."""
    if review is None:
        return []
    return [("Part of", {"text": f"{review.words}, {review.dates}", "href": review.address})]
