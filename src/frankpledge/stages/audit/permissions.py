"""Who may count and draft, run an audit, comment on it and agree to it."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency, Post
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.rules.put_forward import Origin


def check_may_read_audit(standing: Standing) -> None:
    """Members see what was counted and found, protected as it would be published."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("The audit's working pages are for the partnership's members.")


def check_may_analyse(standing: Standing) -> None:
    """The information officer sets the ground, counts extracts and drafts findings."""
    if not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may count extracts and draft findings.")


def check_may_approve_fine_map(standing: Standing) -> None:
    """Maps in fine detail raise sensitivities that the chair or the co-ordinator answers for (R136)."""
    if not standing.holds(Role.CHAIR, Role.COORDINATOR):
        raise NotPermitted("Only the chair or the co-ordinator may approve a map of areas smaller than wards.")


def check_may_read_scope(standing: Standing) -> None:
    """Members, and contractors who work to it, see what an audit asks, from which sources, and by when."""
    if not (standing.is_member or standing.holds(Role.CONTRACTOR) or standing.is_staff_visit):
        raise NotPermitted("This page is for the partnership's members and those who work for it.")


def check_may_run_audit(standing: Standing) -> None:
    """The co-ordinator and the information officer set an audit up, scope and plan it, and write what it says."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        raise NotPermitted("Only the co-ordinator or an information officer may change the audit.")


def check_may_ask_for_agreement(standing: Standing) -> None:
    """The co-ordinator asks agencies to agree to the scope and to sign the audit off (R093)."""
    if not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the co-ordinator may ask agencies to agree.")


def check_may_agree_to_audit(standing: Standing, agency: Agency) -> None:
    """Only its own representative agrees for an agency: nobody signs in another's name (R093, R116)."""
    if not standing.acts_for(agency.pk):
        raise NotPermitted("Only a representative of the agency may agree in its name.")


def check_may_comment_on_audit(standing: Standing, agency: Agency) -> None:
    """A representative comments for their agency; the co-ordinator may record what it said elsewhere (R097)."""
    if not (standing.acts_for(agency.pk) or standing.holds(Role.COORDINATOR)):
        raise NotPermitted("Only a representative of the agency, or the co-ordinator for it, may comment in its name.")


def check_may_comment_for_some_agency(standing: Standing) -> None:
    """Whoever may comment in the name of any agency is offered the page for it."""
    if not standing.holds(Role.AGENCY_REPRESENTATIVE, Role.COORDINATOR):
        raise NotPermitted("Only agencies' representatives, or the co-ordinator for them, may comment.")


def check_may_enter_knowledge(standing: Standing) -> None:
    """Those who run the audit and agencies' representatives enter what local people and forums say (R094)."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.AGENCY_REPRESENTATIVE):
        raise NotPermitted("Only those who run the audit, or agencies' representatives, may enter what people say.")


def check_may_put_some_issue_forward(standing: Standing) -> None:
    """A member of any agency may put an issue forward (R180)."""
    if not standing.is_member:
        raise NotPermitted("Only the partnership's members may put an issue forward.")


def check_may_put_forward(standing: Standing, origin: Origin, agency_id: int | None) -> None:
    """A member passes on what the public told, and speaks for their own agency; who runs it, for any and for all."""
    check_may_put_some_issue_forward(standing)
    runs = standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)
    if origin is Origin.AGENCY and not (runs or agency_id in standing.agency_ids):
        raise NotPermitted("Only somebody of the agency, or those who run the audit, may put it forward in its name.")
    if origin is Origin.PARTNERSHIP and not (runs or standing.holds(Role.CHAIR)):
        raise NotPermitted("Only the chair or those who run the audit may put it forward for the partnership.")


def check_may_read_commission(standing: Standing, contractor_id: int | None) -> None:
    """Members read every commission; a contractor reads their own and no other (R100)."""
    if standing.holds(Role.CONTRACTOR) and standing.person.pk == contractor_id:
        return
    check_may_read_audit(standing)


def check_may_hand_over(standing: Standing, contractor_id: int | None) -> None:
    """The contractor hands over under their own commission; those who run the audit may do it for them (R120)."""
    if standing.holds(Role.CONTRACTOR) and standing.person.pk == contractor_id:
        return
    check_may_run_audit(standing)


def check_may_finish_improvement(standing: Standing, owner: Post, holders: frozenset[int]) -> None:
    """Whoever holds the owning post, or those who run the audit, record that an improvement was made (R154)."""
    if not (standing.person.pk in holders or standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER)):
        raise NotPermitted("Only whoever answers for it, or those who run the audit, may record that it was made.")


may_put_some_issue_forward = question_of(check_may_put_some_issue_forward)
may_put_forward = question_of(check_may_put_forward)
may_hand_over = question_of(check_may_hand_over)
may_finish_improvement = question_of(check_may_finish_improvement)
may_approve_fine_map = question_of(check_may_approve_fine_map)
may_comment_on_audit = question_of(check_may_comment_on_audit)
may_comment_for_some_agency = question_of(check_may_comment_for_some_agency)
may_enter_knowledge = question_of(check_may_enter_knowledge)
may_read_commission = question_of(check_may_read_commission)
may_read_scope = question_of(check_may_read_scope)
may_run_audit = question_of(check_may_run_audit)
may_ask_for_agreement = question_of(check_may_ask_for_agreement)
may_agree_to_audit = question_of(check_may_agree_to_audit)
may_read_audit = question_of(check_may_read_audit)
may_analyse = question_of(check_may_analyse)
