"""Who may draft, comment on, sign and end protocols; who asks for data under them, and who answers."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing

PLANNERS = (Role.COORDINATOR, Role.INFORMATION_OFFICER)
"""Those who plan which data are asked for."""


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


def check_may_read_holdings(standing: Standing) -> None:
    """Members see what agencies hold and whom to ask, and for whom agencies may be asked."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("What agencies hold is for the partnership's members.")


def check_may_record_holding(standing: Standing, agency: Agency) -> None:
    """An agency's own people say what it holds; the co-ordinator and the information officer may write it down."""
    own = standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON)
    if not (own or standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)):
        raise NotPermitted("Only the agency's own people, or whoever plans the data, may record what it holds.")


def check_may_record_some_holding(standing: Standing) -> None:
    """Whoever may record what any agency holds."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Only agencies' own people, or whoever plans the data, may record what is held.")


def check_may_read_requests(standing: Standing) -> None:
    """Planners and the board see every request; an agency's people and a contractor see those that concern them."""
    if not standing.holds(*PLANNERS, Role.CHAIR, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON, Role.CONTRACTOR):
        raise NotPermitted(
            "Data requests are for those who plan them, the board, the agencies asked, and for whom they are asked."
        )


def check_may_read_timetable(standing: Standing, agency: Agency) -> None:
    """An agency's information timetable is for its own people, for planners and for the board."""
    if not (standing.holds(*PLANNERS, Role.CHAIR) or agency.pk in standing.agency_ids):
        raise NotPermitted("An agency's timetable is for its own people, for those who plan, and for the board.")


def check_may_plan_requests(standing: Standing) -> None:
    """The co-ordinator and the information officer ask agencies for data."""
    if not standing.holds(*PLANNERS):
        raise NotPermitted("Only the co-ordinator or an information officer may ask an agency for data.")


def check_may_answer_request(standing: Standing, agency: Agency) -> None:
    """An agency's representative or data liaison officer answers what it is asked, and for that agency alone."""
    if not standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON):
        raise NotPermitted("Only the agency's own representative or data liaison officer may answer this request.")


def check_may_tie_extract(standing: Standing, agency: Agency) -> None:
    """The agency's own people, or an information officer, say which request an extract serves."""
    own = standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON)
    if not (own or standing.holds(Role.INFORMATION_OFFICER)):
        raise NotPermitted("Only the agency's own people, or an information officer, may say what an extract serves.")


def check_may_register_requester(standing: Standing) -> None:
    """The co-ordinator says for whom, outside the partnership, agencies may be asked."""
    if not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the co-ordinator may say for whom agencies are asked.")


may_read_protocols = question_of(check_may_read_protocols)
may_draft_protocol = question_of(check_may_draft_protocol)
may_comment_on_protocol = question_of(check_may_comment_on_protocol)
may_sign_protocol = question_of(check_may_sign_protocol)
may_end_protocol = question_of(check_may_end_protocol)
may_read_holdings = question_of(check_may_read_holdings)
may_record_holding = question_of(check_may_record_holding)
may_record_some_holding = question_of(check_may_record_some_holding)
may_read_requests = question_of(check_may_read_requests)
may_read_timetable = question_of(check_may_read_timetable)
may_plan_requests = question_of(check_may_plan_requests)
may_answer_request = question_of(check_may_answer_request)
may_tie_extract = question_of(check_may_tie_extract)
may_register_requester = question_of(check_may_register_requester)
