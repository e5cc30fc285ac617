"""Keep the book of themes: add, change, end or merge, and enter what came of a theme as evidence."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.evidence.models import Item, Version
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.consultation.citing_themes import cite_theme
from frankpledge.stages.consultation.events import themes as events  # noqa: F401 -- registers its words
from frankpledge.stages.consultation.models import Coding, Remark, Theme
from frankpledge.stages.consultation.permissions import check_may_run_consultation
from frankpledge.stages.consultation.rules.coding import CodingState, InAudit
from frankpledge.stages.consultation.services.coding import weigh
from frankpledge.stages.partnership.queries.cycle import open_cycle


@transaction.atomic
def add_theme(
    *, name: str, includes: str, by: Standing, at: datetime, excludes: str = "", example: str = "", in_audit: str = "",
    finding: Item | None = None,
) -> Theme:  # fmt: skip
    """Add a theme to the book of the cycle under way."""
    check_may_run_consultation(by)
    cycle = open_cycle(by)
    if cycle is None:
        raise Refused("No cycle is planned. Plan the cycle first: the book of themes belongs to one.")
    theme = Theme(partnership=by.partnership, cycle=cycle, began_on=by.today)
    _fill(theme, by, name, includes, excludes, example, in_audit, finding)
    record("theme.added", subject=theme, by=by, at=at, facts={"in_audit": in_audit})
    return theme


@transaction.atomic
def amend_theme(
    *, theme: Theme, name: str, includes: str, by: Standing, at: datetime, excludes: str = "", example: str = "",
    in_audit: str = "", finding: Item | None = None,
) -> None:  # fmt: skip
    """Change what is said of a theme; what was coded with it keeps it."""
    check_may_run_consultation(by)
    by.check_owns(theme)
    _check_goes_on(theme)
    _fill(theme, by, name, includes, excludes, example, in_audit, finding)
    record("theme.amended", subject=theme, by=by, at=at, facts={"in_audit": in_audit})


def _fill(
    theme: Theme, by: Standing, name: str, includes: str, excludes: str, example: str, in_audit: str,
    finding: Item | None,
) -> None:  # fmt: skip
    by.check_owns(finding)
    alike = Theme.objects.filter(cycle=theme.cycle_id, ended_on=None, name__iexact=name.strip()).exclude(pk=theme.pk)
    refuse_if_any(
        {
            "name": ["A theme of this name stands in the book already."] if alike.exists() else [],
            "in_audit": ["Say that the audit speaks of it, or leave the finding out."]
            if finding and in_audit != InAudit.YES else [],
        }
    )  # fmt: skip
    theme.name, theme.includes, theme.excludes = name.strip(), includes, excludes
    theme.example, theme.in_audit, theme.finding = example, in_audit, finding
    save_checked(theme)


@transaction.atomic
def end_theme(*, theme: Theme, by: Standing, at: datetime, into: Theme | None = None) -> None:
    """End a theme: nothing more is coded with it. Merged into another, its codings go there."""
    check_may_run_consultation(by)
    by.check_owns(theme, into)
    locked = Theme.objects.select_for_update().get(pk=theme.pk)
    _check_goes_on(locked)
    if into and (into.pk == locked.pk or into.ended_on or into.cycle_id != locked.cycle_id):
        raise Refused({"into": ["Choose another theme of this book that goes on."]})
    if into:
        _move(Coding.themes.through, "coding_id", locked, into)
        _move(Remark.themes.through, "remark_id", locked, into)
    locked.ended_on, locked.merged_into = by.today, into
    save_checked(locked)
    if into:
        _weigh_anew(into)
    record("theme.ended", subject=locked, by=by, at=at, facts={"into": into.pk if into else None})


def _weigh_anew(theme: Theme) -> None:
    """Let themes stand where two coders differed only in which of the merged ones they chose."""
    differing = Remark.objects.filter(codings__themes=theme, state=CodingState.DIFFERS).distinct()
    for remark in differing.order_by("pk"):
        weigh(remark)


def _move(through: type, thing: str, theme: Theme, into: Theme) -> None:
    """Let what has one theme have the other; what had both has it once."""
    rows = through._default_manager.filter(theme=theme)  # type: ignore[attr-defined]
    rows.filter(**{f"{thing}__in": through._default_manager.filter(theme=into).values(thing)}).delete()  # type: ignore[attr-defined]
    rows.update(theme=into)


def _check_goes_on(theme: Theme) -> None:
    if theme.ended_on:
        raise Refused("This theme has ended.")


@transaction.atomic
def enter_as_evidence(*, theme: Theme, by: Standing, at: datetime) -> Version:
    """Enter what came of a theme as it stands now; said again unchanged, it is entered once."""
    check_may_run_consultation(by)
    by.check_owns(theme)
    version = cite_theme(theme, by=by, at=at)
    record("theme.cited", subject=theme, by=by, at=at, facts={"evidence": version.item.number})
    return version
