"""The rows of the pages on themes, on what was said, on places and on what agencies were sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from frankpledge.core.quantities import FEW, Withheld
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Coding, Place, Referral, Remark, Theme
from frankpledge.stages.consultation.permissions import may_answer_referral
from frankpledge.stages.consultation.queries.anchoring import Anchoring, Beyond
from frankpledge.stages.consultation.queries.neighbourhoods import Digest
from frankpledge.stages.consultation.queries.referrals import state_of
from frankpledge.stages.consultation.queries.remarks import Progress, theme_names
from frankpledge.stages.consultation.queries.themes import Raised
from frankpledge.stages.consultation.rules.bases import SMALL_BASE, shown_counts, shown_share
from frankpledge.stages.consultation.rules.coding import (
    IN_AUDIT,
    SOURCES,
    STATES,
    CodingState,
    InAudit,
    Source,
    verdict,
)
from frankpledge.stages.consultation.rules.counting import part_shown
from frankpledge.stages.consultation.rules.phases import Phase
from frankpledge.stages.consultation.tables.links import link
from frankpledge.ui.formats import plural

Row = list[Any]
SAID = Markup('<span class="fp-as-written" dir="auto">{}</span>')
"""What somebody wrote, in whatever script: its direction is its own, and turns nothing around it."""
BEGINNING = 300


def said(words: str, most: int = BEGINNING) -> Markup:
    """Write what somebody said; of much, the beginning."""
    return SAID.format(words if len(words) <= most else f"{words[:most].rstrip()} …")


def theme_rows(found: Iterable[Raised], standing: Standing) -> list[Row]:
    """Return a row a theme: how many people raised it, in how much else it is, and what two coders make of it."""
    return [
        [
            link(each.theme, "theme", standing, each.theme.pk), _people(each), _elsewhere(each), _in_audit(each.theme),
            agreed(each),
        ]
        for each in found
    ]  # fmt: skip


def _people(each: Raised) -> Any:
    if not each.all_people:
        return "nobody’s comment is coded yet"
    return shown_share(part_shown(each.people, each.all_people), each.all_people)


def _elsewhere(each: Raised) -> Any:
    if not each.all_elsewhere:
        return "no other remark is coded yet"
    return shown_share(part_shown(each.elsewhere, each.all_elsewhere, "remarks"), each.all_elsewhere)


def agreed(each: Raised) -> str:
    """Say how far two coders agree on a theme, with the number on which that rests."""
    found = each.agreement
    if found is None or found.answers < FEW or found.kappa is None:
        return verdict(found)
    return f"{verdict(found)} Kappa {found.kappa:.2f} on {found.answers:,} coded by two."


def _in_audit(theme: Theme) -> str:
    return IN_AUDIT[InAudit(theme.in_audit)] if theme.in_audit else "Not judged"


def ended_rows(found: Iterable[Theme], standing: Standing) -> list[Row]:
    """Return a row a theme that has ended."""
    return [[link(each, "theme", standing, each.pk), each.ended_on, str(each.merged_into or "")] for each in found]


def theme_facts(each: Raised, standing: Standing) -> list[tuple[str, Any]]:
    """Return what is told of one theme."""
    theme = each.theme
    facts: list[tuple[str, Any]] = [
        ("What belongs in it", theme.includes), ("What does not", theme.excludes), ("Example", theme.example),
        ("In the audit", _in_audit(theme)), ("Finding of the audit", str(theme.finding or "")),
        ("People who raised it", _people(each)),
        ("Of the other remarks", _elsewhere(each)), ("Two coders", agreed(each)),
    ]  # fmt: skip
    if theme.ended_on:
        facts.append(("Ended on", theme.ended_on))
    if theme.merged_into:
        facts.append(("Merged into", link(theme.merged_into, "theme", standing, theme.merged_into.pk)))
    return [fact for fact in facts if fact[1] != ""]


def anchoring_rows(found: Anchoring | None) -> list[Row]:
    """Return a row for all and one a phase: how many raised something that the audit did not."""
    if found is None or not found.all.base:
        return []
    named = [("Everybody", found.all), *((Phase(phase).words, each) for phase, each in found.by_phase.items())]
    return [[name, *_beyond(each)] for name, each in named]


def _beyond(each: Beyond) -> Row:
    shown = part_shown(each.part, each.base)
    if isinstance(shown, Withheld) or each.interval is None:
        return [shown, "–" if isinstance(shown, Withheld) else None]
    return [shown_share(shown, each.base), f"{each.interval.low:.0%} to {each.interval.high:.0%}"]


def anchoring_sentence(found: Anchoring | None) -> str:
    """Say in plain words what share raised what the audit did not, of how many."""
    if found is None:
        return "Nobody has said yet of any theme whether the audit speaks of it."
    if not found.all.base:
        return "Nobody’s comment is coded with a theme that was judged."
    part = part_shown(found.all.part, found.all.base)
    if isinstance(part, Withheld):
        return f"How many people raised something that the audit did not is withheld ({part.reason})."
    share = shown_share(part, found.all.base)
    return f"Of the people who raised anything, {share} raised something that the audit did not."


def remark_rows(found: Iterable[Remark], standing: Standing) -> list[Row]:
    """Return a row a remark: what was said, its themes, its place, and where it comes from."""
    return [
        [
            link(each, "remark", standing, each.pk), said(each.words), theme_names(each) or None,
            str(each.place or "") or None, where_from(each), {"status": STATES[CodingState(each.state)]},
        ]
        for each in found
    ]  # fmt: skip


def where_from(each: Remark) -> str:
    """Say from where a remark comes, and for how many it speaks."""
    many = f", for {each.speaks_for:,} people" if each.speaks_for else ""
    return f"{SOURCES[Source(each.source)]}{many}: {each.exercise}"


def source_facts(each: Remark) -> list[tuple[str, Any]]:
    """Return from where a remark comes: nothing of whose it is."""
    facts: list[tuple[str, Any]] = [
        ("From where", SOURCES[Source(each.source)]), ("Exercise", str(each.exercise)),
        ("Phase", Phase(each.exercise.phase).words), ("Sitting", str(each.sitting or "")),
        ("Question", each.answer.question.text if each.answer else ""),
        ("Speaks for", plural(each.speaks_for, "person", "people") if each.speaks_for else ""),
    ]  # fmt: skip
    return [fact for fact in facts if fact[1] != ""]


def remark_facts(each: Remark) -> list[tuple[str, Any]]:
    """Return what is told of one remark, and how it is coded where that stands."""
    facts: list[tuple[str, Any]] = [
        *source_facts(each),
        ("Coding", {"status": STATES[CodingState(each.state)]}),
        ("Themes", theme_names(each) or ("none fits" if each.state == CodingState.CODED else "")),
        ("Place", str(each.place or "")), ("May be quoted", each.is_quotable),
        ("Settled by", f"{each.settled_by}, {each.settled_on:%-d %B %Y}" if each.settled_on else ""),
    ]  # fmt: skip
    return [fact for fact in facts if fact[1] != ""]


def coding_rows(found: Iterable[Coding]) -> list[Row]:
    """Return how each of two people coded a remark."""
    return [[str(each.coder), _names(each), each.is_quotable, each.on] for each in found]


def _names(coding: Coding) -> str:
    return ", ".join(sorted(theme.name for theme in coding.themes.all())) or "none fits"


def differing_rows(found: Iterable[Remark], standing: Standing) -> list[Row]:
    """Return a row a remark that two coded otherwise: what each found, and the way to settle it."""
    return [
        [
            link(each, "remark", standing, each.pk), said(each.words),
            "; ".join(f"{coding.coder}: {_names(coding)}" for coding in each.codings.all()),
            link("Settle", "remark-settle", standing, each.pk),
        ]
        for each in found
    ]  # fmt: skip


def progress_rows(found: Progress) -> list[Row]:
    """Return how many remarks are how far."""
    return [[STATES[state], found.by_state.get(state, 0)] for state in CodingState]


def place_rows(found: Iterable[Place]) -> list[Row]:
    """Return a row a place: its area, or that it is one."""
    return [[each.name, each.area.name if each.area else "an area"] for each in found]


def referral_rows(found: Iterable[Referral], standing: Standing) -> list[Row]:
    """Return a row a comment that was sent to an agency."""
    return [
        [
            each.asks, str(each.remark.place or ""), str(each.agency), each.reply_by,
            {"status": state_of(each, standing.today)}, each.reason or None, _answer(each, standing),
        ]
        for each in found
    ]  # fmt: skip


def _answer(each: Referral, standing: Standing) -> dict[str, str] | None:
    if each.outcome in ("", "will-do") and may_answer_referral(standing, each.agency_id):
        return link("Answer", "referral-answer", standing, each.pk)
    return None


def not_sent_rows(found: Iterable[Remark], standing: Standing) -> list[Row]:
    """Return a row a remark about a place that no agency was asked about, and the way to ask one."""
    return [
        [
            link(each, "remark", standing, each.pk), said(each.words), str(each.place), theme_names(each) or None,
            link("Send it", "remark-refer", standing, each.pk),
        ]
        for each in found
    ]  # fmt: skip


def neighbourhood_rows(
    found: Iterable[Place], counts: dict[int, tuple[int, int, int]], standing: Standing, query: str = ""
) -> list[Row]:
    """Return a row an area: how much was said of it, what was sent on, what was answered."""
    return [
        [link(each.name, "neighbourhood", standing, each.pk, query=query), _few(said_of), sent, answered]
        for each in found
        for said_of, sent, answered in [counts.get(each.pk, (0, 0, 0))]
    ]  # fmt: skip


def _few(number: int) -> int | Withheld:
    return Withheld(f"fewer than {FEW}") if 0 < number < FEW else number


def digest_rows(found: Digest) -> list[Row]:
    """Return a row a theme of an area's digest; small numbers are withheld as in results."""
    shown = shown_counts(dict(found.themes), found.base)
    few = Withheld(f"fewer than {FEW} remarks")
    rows: list[Row] = [[name, few if count == SMALL_BASE else count] for name, count in shown.items()]
    return [row for row in rows if not isinstance(row[1], Withheld)] + sorted(
        row for row in rows if isinstance(row[1], Withheld)
    )
