"""Who may read the ledger, see an agency's detail in it, and answer."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_read_evidence(standing: Standing) -> None:
    """Members see what can be cited and what it rests on: the names of sources, and never their records."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("The ledger of evidence is for the partnership's members.")


def check_may_read_detail(standing: Standing, agency_id: int | None) -> None:
    """What is told of an agency's own data is for those who work with them, and for the agency itself."""
    sees_all = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    if not (agency_id is None or sees_all or agency_id in standing.agency_ids):
        raise NotPermitted("This detail is for those who work with the agency's data.")


def check_may_answer_item(standing: Standing, agency: Agency | None) -> None:
    """A representative answers for their own agency, the co-ordinator for the partnership, and nobody for another."""
    if agency is None and not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the co-ordinator may answer in the partnership's name.")
    if agency is not None and not standing.acts_for(agency.pk):
        raise NotPermitted("Only a representative of the agency may answer in its name.")


def check_may_answer_some_item(standing: Standing) -> None:
    """Whoever may answer in any name is offered the page for it."""
    if not standing.holds(Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE):
        raise NotPermitted("Only the co-ordinator, or agencies' representatives, may answer.")


may_read_evidence = question_of(check_may_read_evidence)
may_read_detail = question_of(check_may_read_detail)
may_answer_item = question_of(check_may_answer_item)
may_answer_some_item = question_of(check_may_answer_some_item)
