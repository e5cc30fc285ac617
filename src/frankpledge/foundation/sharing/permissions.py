"""Who may draft, sign and end protocols."""

from __future__ import annotations

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import SharingProtocol


def check_may_read_protocols(standing: Standing) -> None:
    """Members see which protocols there are."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("Protocols are for the partnership's members.")


def check_may_draft_protocol(standing: Standing) -> None:
    """The co-ordinator or an information officer drafts a protocol."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        raise NotPermitted("Only the co-ordinator or an information officer may draft a protocol.")


def check_may_sign_protocol(standing: Standing, protocol: SharingProtocol) -> None:
    """Only a representative of the agency whose data it is signs for it."""
    if not standing.acts_for(protocol.agency_id):
        raise NotPermitted("Only a representative of the agency whose data it is may sign.")


def check_may_end_protocol(standing: Standing, protocol: SharingProtocol) -> None:
    """The agency may end its own protocol at any time; so may the co-ordinator."""
    if not (standing.acts_for(protocol.agency_id) or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only the agency whose data it is, or the co-ordinator, may end a protocol.")


may_read_protocols = question_of(check_may_read_protocols)
may_draft_protocol = question_of(check_may_draft_protocol)
may_sign_protocol = question_of(check_may_sign_protocol)
may_end_protocol = question_of(check_may_end_protocol)
