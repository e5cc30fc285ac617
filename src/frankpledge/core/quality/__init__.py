"""How good a source's records are, in words that can be sent back to the agency, and what they cannot say."""

from frankpledge.core.quality.coarse import step_for
from frankpledge.core.quality.limitation import Limitation
from frankpledge.core.quality.limitations import limitations
from frankpledge.core.quality.months import incomplete_months
from frankpledge.core.quality.note import QualityNote
from frankpledge.core.quality.notes import exact_notes, publishable_notes
from frankpledge.core.quality.profile import LookupLoss, SourceProfile

__all__ = [
    "Limitation", "LookupLoss", "QualityNote", "SourceProfile", "exact_notes", "incomplete_months", "limitations",
    "publishable_notes", "step_for",
]  # fmt: skip
