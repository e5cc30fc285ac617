"""The top of a sealed file, for the agency that sent it and for nobody else."""

from __future__ import annotations

from frankpledge.adapters.intake import Preview, preview
from frankpledge.core.faults import BadInput, Fault
from frankpledge.foundation.datasets.columns import known_names
from frankpledge.foundation.datasets.models import Spool, Submission
from frankpledge.foundation.datasets.store import spool_folder


def preview_of(submission: Submission, *, heading_row: int = 0) -> Preview:
    """Return the top of the file; the caller has shown a permit to supply these data.

    Raises
    ------
    BadInput
        The file is no longer here, or cannot be read.
    """
    spool = Spool.objects.filter(submission=submission).first()
    if spool is None:
        raise BadInput(Fault("spool-gone", "the file is not here any more: send it again."))
    return preview(
        spool_folder() / spool.name, bytes(spool.key), submission.file_name, submission.described,
        known=known_names(submission), sheet=submission.sheet, heading_row=heading_row,
    )  # fmt: skip
