"""The only writers of protocols."""

from frankpledge.foundation.sharing import events  # noqa: F401 -- registers its words
from frankpledge.foundation.sharing.services.agreeing import (
    answer_comment,
    comment_on,
    end_protocol,
    open_for_signature,
    redraft,
    sign_protocol,
)
from frankpledge.foundation.sharing.services.drafting import (
    amend_protocol,
    draft_protocol,
    draft_version,
    drop_flow,
    name_people,
    set_flow,
    set_parties,
)
from frankpledge.foundation.sharing.services.reminding import remind_of_reviews

__all__ = [
    "amend_protocol",
    "answer_comment",
    "comment_on",
    "draft_protocol",
    "draft_version",
    "drop_flow",
    "end_protocol",
    "name_people",
    "open_for_signature",
    "redraft",
    "remind_of_reviews",
    "set_flow",
    "set_parties",
    "sign_protocol",
]
