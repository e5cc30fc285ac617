"""The only writers of submissions and the only way to what stands in them: both only with a permit from the gate."""

from frankpledge.foundation.datasets import events  # noqa: F401 -- registers its words
from frankpledge.foundation.datasets.services.comparing import compare_submissions
from frankpledge.foundation.datasets.services.deciding import accept_submission, return_submission
from frankpledge.foundation.datasets.services.fulfilling import tie_extract
from frankpledge.foundation.datasets.services.naming import safe_name
from frankpledge.foundation.datasets.services.opening import open_submission
from frankpledge.foundation.datasets.services.quality import close_issue
from frankpledge.foundation.datasets.services.receiving import Share, name_columns, receive, receive_shared
from frankpledge.foundation.datasets.services.reminding import remind_of_instalments
from frankpledge.foundation.datasets.services.retaining import delete_due
from frankpledge.foundation.datasets.services.supplying import supply_instalment
from frankpledge.foundation.datasets.services.taking_in import give_up, take_in
from frankpledge.foundation.datasets.services.tallying import key_tally, lay_out_tally
from frankpledge.foundation.datasets.services.tokens import make_token, revoke_token
from frankpledge.foundation.datasets.services.uploading import (
    add_bytes,
    begin_upload,
    end_upload,
    finish_upload,
    withdraw_upload,
)

__all__ = [
    "Share",
    "accept_submission",
    "add_bytes",
    "begin_upload",
    "close_issue",
    "compare_submissions",
    "delete_due",
    "end_upload",
    "finish_upload",
    "give_up",
    "key_tally",
    "lay_out_tally",
    "make_token",
    "name_columns",
    "open_submission",
    "receive",
    "receive_shared",
    "remind_of_instalments",
    "return_submission",
    "revoke_token",
    "safe_name",
    "supply_instalment",
    "take_in",
    "tie_extract",
    "withdraw_upload",
]
