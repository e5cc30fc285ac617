"""What an agency calls the columns of a dataset."""

from __future__ import annotations

from frankpledge.foundation.datasets.models import ColumnNames, Submission


def known_names(submission: Submission) -> dict[str, str]:
    """Return what the agency has told us of its columns: heading to key of the dictionary's field."""
    found = ColumnNames.objects.filter(
        partnership=submission.partnership, agency=submission.agency, dataset=submission.dataset
    ).first()
    return dict(found.names) if found else {}
