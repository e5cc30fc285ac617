"""What agencies supplied, by which way it came, and how good it is: a module a topic."""

from frankpledge.foundation.datasets.models.quality import DataIssue
from frankpledge.foundation.datasets.models.submissions import (
    ColumnNames,
    Disclosure,
    Fulfilment,
    PseudonymKey,
    Spool,
    Submission,
)
from frankpledge.foundation.datasets.models.tallies import TallySheet
from frankpledge.foundation.datasets.models.uploads import SupplyToken, Upload, UploadPart

__all__ = [
    "ColumnNames",
    "DataIssue",
    "Disclosure",
    "Fulfilment",
    "PseudonymKey",
    "Spool",
    "Submission",
    "SupplyToken",
    "TallySheet",
    "Upload",
    "UploadPart",
]
