"""Who may do what in the partnership's own pages. Each check raises the reason; each question only answers."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.permissions import check_may_coordinate, may_coordinate
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing

__all__ = [
    "check_may_agree_for_tier",
    "check_may_answer_commitment",
    "check_may_answer_for_agency",
    "check_may_answer_members",
    "check_may_answer_objection",
    "check_may_answer_risk",
    "check_may_ask_for_approval",
    "check_may_coordinate",
    "check_may_enter_exercise",
    "check_may_enter_some_exercise",
    "check_may_finish_action",
    "check_may_keep_documents",
    "check_may_object",
    "check_may_object_for_some_agency",
    "check_may_raise_risk",
    "check_may_read_business",
    "check_may_read_overview",
    "check_may_read_structure",
    "check_may_record_for_agency",
    "check_may_record_for_some_agency",
    "may_agree_for_tier",
    "may_answer_commitment",
    "may_answer_for_agency",
    "may_answer_members",
    "may_answer_objection",
    "may_answer_risk",
    "may_ask_for_approval",
    "may_coordinate",
    "may_enter_exercise",
    "may_enter_some_exercise",
    "may_finish_action",
    "may_keep_documents",
    "may_object",
    "may_object_for_some_agency",
    "may_raise_risk",
    "may_read_business",
    "may_read_overview",
    "may_read_structure",
    "may_record_for_agency",
    "may_record_for_some_agency",
]


def check_may_read_overview(standing: Standing) -> None:
    """Whoever has any standing, an observer too, sees where the cycle is and what has been published."""
    if not standing.grants:
        raise NotPermitted("You have no part in this partnership.")


def check_may_read_structure(standing: Standing) -> None:
    """Members and contractors see who the partnership is: agencies, groups, timetable, documents, duties."""
    if not (standing.is_member or standing.holds(Role.CONTRACTOR) or standing.is_staff_visit):
        raise NotPermitted("This page is for the partnership's members and those who work for it.")


def check_may_read_business(standing: Standing) -> None:
    """Members, every one alike, see meetings, papers, objections, risks and contributions (R054)."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("This page is for the partnership's members.")


def check_may_keep_documents(standing: Standing) -> None:
    """The co-ordinator and the information officer keep the documents register."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        raise NotPermitted("Only the co-ordinator or an information officer may change the documents register.")


def check_may_object(standing: Standing, agency: Agency) -> None:
    """Whoever represents an agency, statutory or not, may object for it; the co-ordinator may record what was said."""
    if not (standing.acts_for(agency.pk) or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only a representative of the agency, or the co-ordinator for it, may object in its name.")


def check_may_object_for_some_agency(standing: Standing) -> None:
    """Whoever may object in the name of any agency is offered the page for it."""
    if not standing.holds(Role.AGENCY_REPRESENTATIVE, Role.COORDINATOR):
        raise NotPermitted("Only agencies' representatives, or the co-ordinator for them, may object.")


def check_may_answer_members(standing: Standing) -> None:
    """The co-ordinator or the chair answers objections and replies to issues, and answers readiness findings."""
    if not standing.holds(Role.COORDINATOR, Role.CHAIR):
        raise NotPermitted("Only the co-ordinator or the chair may answer.")


def check_may_answer_objection(standing: Standing, raised_by_id: int) -> None:
    """The co-ordinator or the chair answers an objection, but never one they raised or recorded themselves (R054)."""
    check_may_answer_members(standing)
    if standing.person.pk == raised_by_id:
        raise NotPermitted("Somebody other than whoever raised it must answer: ask the chair or the co-ordinator.")


def check_may_answer_for_agency(standing: Standing, agency: Agency) -> None:
    """Only its own representative accepts, declines or acknowledges for an agency: nobody is volunteered."""
    if not standing.acts_for(agency.pk):
        raise NotPermitted("Only a representative of the agency may answer for it.")


def check_may_record_for_agency(standing: Standing, agency: Agency) -> None:
    """An agency's representative or data liaison records what it brings and raises; so may the co-ordinator."""
    own = standing.acts_for(agency.pk, Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON)
    if not (own or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only the agency's own people, or the co-ordinator, may record this.")


def check_may_record_for_some_agency(standing: Standing) -> None:
    """Whoever may record what any agency brings and raises is offered the pages for it."""
    if not standing.holds(Role.AGENCY_REPRESENTATIVE, Role.DATA_LIAISON, Role.COORDINATOR):
        raise NotPermitted("Only an agency's own people, or the co-ordinator, may record this.")


def check_may_enter_exercise(standing: Standing, agency: Agency) -> None:
    """An agency's representative enters its exercises in the shared calendar; so may the co-ordinator (R013)."""
    if not (standing.acts_for(agency.pk) or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only the agency's representative, or the co-ordinator, may enter what it does.")


def check_may_enter_some_exercise(standing: Standing) -> None:
    """Whoever may enter any agency's exercises is offered the page for it."""
    if not standing.holds(Role.AGENCY_REPRESENTATIVE, Role.COORDINATOR):
        raise NotPermitted("Only agencies' representatives, or the co-ordinator, may enter what agencies do.")


def check_may_agree_for_tier(standing: Standing, council: Agency) -> None:
    """Each tier agrees for itself, through a representative of its own council (R084)."""
    if not standing.acts_for(council.pk):
        raise NotPermitted("Only a representative of that council may agree in its name.")


def check_may_finish_action(standing: Standing, agency: Agency, post: Post | None, holders: frozenset[int]) -> None:
    """The post's holder, a representative of its agency, or the co-ordinator may say that an action is done."""
    is_holder = post is not None and standing.person.pk in holders
    if not (is_holder or standing.acts_for(agency.pk) or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only whoever the action was given to, or the co-ordinator, may report on it.")


def check_may_raise_risk(standing: Standing) -> None:
    """Any member may put a risk on the register and say what it endangers (R080)."""
    if not standing.is_member:
        raise NotPermitted("Only the partnership's members may put a risk on the register.")


def check_may_answer_risk(standing: Standing, owner: Post | None, holders: frozenset[int]) -> None:
    """Whoever holds the owning post, a representative of its agency, or the co-ordinator answers a risk (R080)."""
    is_owners = owner is not None and (standing.person.pk in holders or standing.acts_for(owner.agency_id))
    if not (is_owners or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only whoever answers for this risk, or the co-ordinator, may say what is done about it.")


def check_may_ask_for_approval(standing: Standing, post: Post, holders: frozenset[int]) -> None:
    """The post's holder, a representative of its agency, or the co-ordinator asks whether it may commit more (R269)."""
    is_own = standing.person.pk in holders or standing.acts_for(post.agency_id)
    if not (is_own or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only whoever holds the post, its agency's representative or the co-ordinator may ask.")


def check_may_answer_commitment(standing: Standing, asking: frozenset[int], answering: frozenset[int]) -> None:
    """Whoever speaks for the post or group that was asked answers, but never what they or their post asked (R269)."""
    if standing.person.pk not in answering:
        raise NotPermitted("Only whoever holds the post, or chairs the group, that was asked may answer.")
    if standing.person.pk in asking:
        raise NotPermitted("Somebody other than whoever asked, or holds the post that asks, must answer.")


may_read_overview = question_of(check_may_read_overview)
may_read_structure = question_of(check_may_read_structure)
may_read_business = question_of(check_may_read_business)
may_keep_documents = question_of(check_may_keep_documents)
may_object = question_of(check_may_object)
may_answer_members = question_of(check_may_answer_members)
may_answer_for_agency = question_of(check_may_answer_for_agency)
may_record_for_agency = question_of(check_may_record_for_agency)
may_enter_exercise = question_of(check_may_enter_exercise)
may_enter_some_exercise = question_of(check_may_enter_some_exercise)
may_agree_for_tier = question_of(check_may_agree_for_tier)
may_finish_action = question_of(check_may_finish_action)
may_raise_risk = question_of(check_may_raise_risk)
may_answer_risk = question_of(check_may_answer_risk)
may_answer_objection = question_of(check_may_answer_objection)
may_object_for_some_agency = question_of(check_may_object_for_some_agency)
may_record_for_some_agency = question_of(check_may_record_for_some_agency)
may_ask_for_approval = question_of(check_may_ask_for_approval)
may_answer_commitment = question_of(check_may_answer_commitment)
