"""Build it all, in order, or leave it as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from examples.town.partnership import (
    asked_before,
    audit,
    calendar,
    consultation,
    data_plan,
    issues,
    means_and_voice,
    papers,
    questionnaires,
    themes,
    thread,
)
from examples.town.partnership.business import build_groups, build_meetings
from examples.town.partnership.cast import LOG_INS, SLUG, found
from frankpledge.foundation.accounts.models import Partnership


def build(today: date, files: Path, password: str) -> bool:
    """Build the town's partnership as it stands today; say whether there was anything to do."""
    if Partnership.objects.filter(slug=SLUG).exists():
        return False
    town = found(today, password)
    groups = build_groups(town)
    build_meetings(town, groups)
    means_and_voice.build(town, groups)
    papers.build(town, groups)
    calendar.build(town)
    thread.build(town, files)
    data_plan.build(town)
    audit.build(town, groups)
    consultation.build(town, groups)
    themes.name_places(town)
    questionnaires.build(town)
    issues.build(town)
    asked_before.build(town)
    themes.build(town)
    return True


def log_ins(password: str) -> list[str]:
    """Return a line a role: who signs in, and with what."""
    width = max(len(role.label) for role in LOG_INS)
    return [f"{role.label:<{width}}  {email}@{SLUG}.example  {password}" for role, (email, _, _) in LOG_INS.items()]
