"""Who may set the ground, count and draft."""

from __future__ import annotations

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_read_audit(standing: Standing) -> None:
    """Members see what was counted and found, protected as it would be published."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("The audit's working pages are for the partnership's members.")


def check_may_analyse(standing: Standing) -> None:
    """The information officer sets the ground, counts extracts and drafts findings."""
    if not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may count extracts and draft findings.")


may_read_audit = question_of(check_may_read_audit)
may_analyse = question_of(check_may_analyse)
