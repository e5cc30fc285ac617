"""The checks made on every source, in the order in which their notes are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from frankpledge.core.quality.checks.codes import check_codes
from frankpledge.core.quality.checks.completeness import check_completeness
from frankpledge.core.quality.checks.drift import check_drift
from frankpledge.core.quality.checks.labels import check_labels
from frankpledge.core.quality.checks.lookups import check_lookups
from frankpledge.core.quality.checks.months import check_months
from frankpledge.core.quality.checks.needs import check_needs
from frankpledge.core.quality.checks.points import check_points
from frankpledge.core.quality.checks.repeats import check_repeats
from frankpledge.core.quality.checks.usable import check_usable
from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.profile import SourceProfile
from frankpledge.core.quality.voice import Voice

Check = Callable[[SourceProfile, Voice], Iterator[QualityNote]]

CHECKS: Final[tuple[Check, ...]] = (
    check_months,
    check_usable,
    check_completeness,
    check_needs,
    check_repeats,
    check_points,
    check_codes,
    check_lookups,
    check_labels,
    check_drift,
)
