"""Who may know which extracts came in, and decide on them."""

from __future__ import annotations

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_list_submissions(standing: Standing) -> None:
    """The co-ordinator and the information officer see what came in; an agency's own people see what they sent."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted(
            "Extracts are for the co-ordinator, the information officer and the agencies that sent them."
        )


def check_may_decide_on_submission(standing: Standing) -> None:
    """The information officer, who will work with it, accepts an extract or returns it."""
    if not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may accept an extract or return it.")


may_list_submissions = question_of(check_may_list_submissions)
may_decide_on_submission = question_of(check_may_decide_on_submission)
