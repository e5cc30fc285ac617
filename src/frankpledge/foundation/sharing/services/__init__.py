"""The only writers of protocols, of the catalogue and of data requests."""

from frankpledge.foundation.sharing import events  # noqa: F401 -- registers its words
from frankpledge.foundation.sharing.services.agreeing import (
    answer_comment,
    comment_on,
    end_protocol,
    open_for_signature,
    redraft,
    sign_protocol,
)
from frankpledge.foundation.sharing.services.answering import account_for, estimate_burden, refuse_instalment
from frankpledge.foundation.sharing.services.asking import issue_request, join_request, withdraw_request
from frankpledge.foundation.sharing.services.cataloguing import record_holding, remove_holding
from frankpledge.foundation.sharing.services.drafting import (
    amend_protocol,
    draft_protocol,
    draft_version,
    drop_flow,
    name_people,
    set_flow,
    set_parties,
)
from frankpledge.foundation.sharing.services.introducing import end_requester, register_requester
from frankpledge.foundation.sharing.services.reminding import remind_of_reviews

__all__ = [
    "account_for",
    "amend_protocol",
    "answer_comment",
    "comment_on",
    "draft_protocol",
    "draft_version",
    "drop_flow",
    "end_protocol",
    "end_requester",
    "estimate_burden",
    "issue_request",
    "join_request",
    "name_people",
    "open_for_signature",
    "record_holding",
    "redraft",
    "refuse_instalment",
    "register_requester",
    "remind_of_reviews",
    "remove_holding",
    "set_flow",
    "set_parties",
    "sign_protocol",
    "withdraw_request",
]
