"""How an extract stands in the ledger of evidence: which file, under which protocol, and what was kept of it."""

from __future__ import annotations

from datetime import datetime

from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.permissions import may_list_submissions
from frankpledge.foundation.eventlog.services import Actor
from frankpledge.foundation.evidence.content import Content
from frankpledge.foundation.evidence.models import Item, Kind, Version
from frankpledge.foundation.evidence.services import enter
from frankpledge.foundation.evidence.ways import lead

AS_SENT, AS_KEPT = "The file as the agency sent it", "What the protocol covers of it, which was kept"


def key_of(submission: Submission) -> str:
    """Return what an extract is called in the ledger."""
    return f"submission:{submission.pk}"


def cite_submission(submission: Submission, *, by: Actor, at: datetime) -> Version:
    """Enter an accepted extract as a source."""
    dataset, flow = submission.described, submission.flow
    kept = ", ".join(field.heading for field in dataset.keep(submission.kept))
    content = Content(
        title=str(submission),
        facts=[
            ("Supplied under", f"{flow.protocol}"),
            ("How it is counted", dataset.counting),
        ],
        particulars=[
            ("For", "; ".join(sorted(each.words for each in flow.purpose_set))),
            ("Finest place", flow.get_detail_display()),
            ("Licence", dataset.licence),
        ],
        detail=[
            ("File", submission.file_name),
            ("Columns kept", kept),
            ("Rows", f"{submission.rows or 0:,}"),
            ("Rows that could not be read", f"{submission.unreadable_rows or 0:,}"),
        ],
        limitations=[each.sentence for each in dataset.caveats],
        fingerprints=[(AS_SENT, submission.sha256), (AS_KEPT, submission.snapshot_sha256)],
    )
    return enter(
        kind=Kind.SOURCE, key=key_of(submission), content=content, agency=submission.agency, leads_to=submission.pk,
        by=by, at=at,
    )  # fmt: skip


def _may_open(standing: Standing, item: Item) -> bool:
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    return may_list_submissions(standing) and (sees_all or item.agency_id in standing.agency_ids)


lead({"submission": ("partnership:submission", _may_open)})
