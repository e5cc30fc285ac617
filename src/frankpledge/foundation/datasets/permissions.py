"""Who may know which extracts came in, and decide on them."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency
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


def check_may_list_tokens(standing: Standing) -> None:
    """The co-ordinator sees which tokens there are; an agency's own people see theirs."""
    if not standing.holds(Role.COORDINATOR, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Supply tokens are for the co-ordinator and the agencies whose systems use them.")


def check_may_make_some_token(standing: Standing) -> None:
    """Whoever may supply some agency's data makes a token for its system."""
    if not standing.holds(Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Only an agency's own representative or data liaison officer may make a supply token.")


def check_may_make_token(standing: Standing, agency: Agency) -> None:
    """A token supplies in its maker's name, so that nobody makes one who may not supply that agency's data."""
    if not standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Only an agency's own representative or data liaison officer may make a supply token.")


def check_may_revoke_token(standing: Standing, agency: Agency) -> None:
    """Any of the agency's own people shuts a token, whoever made it; so does the co-ordinator."""
    own = standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON)
    if not own and not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the agency's own people or the co-ordinator may revoke a supply token.")


may_list_submissions = question_of(check_may_list_submissions)
may_decide_on_submission = question_of(check_may_decide_on_submission)
may_list_tokens = question_of(check_may_list_tokens)
may_make_some_token = question_of(check_may_make_some_token)
may_make_token = question_of(check_may_make_token)
may_revoke_token = question_of(check_may_revoke_token)
