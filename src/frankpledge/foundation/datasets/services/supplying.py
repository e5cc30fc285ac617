"""Answer a request with a file: once, for every partnership that has a part in it (R171, R172)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services.receiving import receive_shared
from frankpledge.foundation.datasets.services.shares import shares_of
from frankpledge.foundation.sharing.models import Instalment
from frankpledge.foundation.sharing.permissions import check_may_answer_request


def supply_instalment(
    *, instalment: Instalment, name: str, chunks: Iterable[bytes], by: Standing, at: datetime
) -> list[Submission]:
    """Receive the file that answers an instalment, and of a joint request every part's that is due the same day.

    Each partnership gets a submission of its own, of its own areas' rows only. One that no live protocol covers, or
    in which the sender does not act for the agency, gets none; its rows are then nobody's. The first submission is
    that of the partnership in which it was sent.

    Raises
    ------
    NotPermitted
        The sender does not act for the agency, or no live protocol covers the data here.
    Refused
        The request was withdrawn, or the file cannot be read.
    """
    check_may_answer_request(by, instalment.request.agency)
    by.check_owns(instalment)
    if instalment.request.withdrawn_on:
        raise Refused("The request has been withdrawn: nothing is awaited any more.")
    shares, _ = shares_of(instalment, by, at)
    return receive_shared(shares=shares, name=name, chunks=chunks, at=at)
