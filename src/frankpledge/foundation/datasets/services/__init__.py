"""The only writers of submissions and the only way to what stands in them: both only with a permit from the gate."""

from frankpledge.foundation.datasets import events  # noqa: F401 -- registers its words
from frankpledge.foundation.datasets.services.deciding import accept_submission, return_submission
from frankpledge.foundation.datasets.services.fulfilling import tie_extract
from frankpledge.foundation.datasets.services.naming import safe_name
from frankpledge.foundation.datasets.services.opening import open_submission
from frankpledge.foundation.datasets.services.receiving import Share, name_columns, receive, receive_shared
from frankpledge.foundation.datasets.services.reminding import remind_of_instalments
from frankpledge.foundation.datasets.services.retaining import delete_due
from frankpledge.foundation.datasets.services.supplying import supply_instalment
from frankpledge.foundation.datasets.services.taking_in import give_up, take_in

__all__ = [
    "Share",
    "accept_submission",
    "delete_due",
    "give_up",
    "name_columns",
    "open_submission",
    "receive",
    "receive_shared",
    "remind_of_instalments",
    "return_submission",
    "safe_name",
    "supply_instalment",
    "take_in",
    "tie_extract",
]
