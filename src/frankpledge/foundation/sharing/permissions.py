"""Who may draft, comment on, sign and end protocols."""

from __future__ import annotations

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_read_protocols(standing: Standing) -> None:
    """Members see which protocols there are."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("Protocols are for the partnership's members.")


def check_may_draft_protocol(standing: Standing) -> None:
    """The co-ordinator or an information officer drafts a protocol."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        raise NotPermitted("Only the co-ordinator or an information officer may draft a protocol.")


def check_may_comment_on_protocol(standing: Standing, parties: frozenset[int]) -> None:
    """Whoever represents one of the agencies it binds comments on a draft, and so does its data liaison officer."""
    if not standing.agency_ids & parties:
        raise NotPermitted("Only the agencies that the protocol binds may comment on it.")


def check_may_sign_protocol(standing: Standing, parties: frozenset[int]) -> None:
    """Only a representative of an agency that it binds signs, and for that agency alone."""
    if not standing.represented & parties:
        raise NotPermitted("Only a representative of an agency that the protocol binds may sign it.")


def check_may_end_protocol(standing: Standing, parties: frozenset[int]) -> None:
    """Any agency that it binds may end it at any time; so may the co-ordinator."""
    if not (standing.represented & parties or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only an agency that the protocol binds, or the co-ordinator, may end it.")


may_read_protocols = question_of(check_may_read_protocols)
may_draft_protocol = question_of(check_may_draft_protocol)
may_comment_on_protocol = question_of(check_may_comment_on_protocol)
may_sign_protocol = question_of(check_may_sign_protocol)
may_end_protocol = question_of(check_may_end_protocol)
