"""Who may plan consultation, run an exercise, approve the strategy, reply for an agency, and read it all."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.models import Questionnaire


def check_may_read_consultation(standing: Standing) -> None:
    """Members see what is planned, who was asked, and what came of it."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("The consultation's working pages are for the partnership's members.")


def check_may_run_consultation(standing: Standing) -> None:
    """The co-ordinator and the information officer plan consultation and run its exercises."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER):
        raise NotPermitted("Only the co-ordinator or an information officer may plan and run consultation.")


def check_may_read_people(standing: Standing) -> None:
    """Who agreed to be asked again is read by those alone who run exercises; a visit by host staff sees nobody."""
    check_may_run_consultation(standing)


def check_may_answer_strategy(standing: Standing, chairing: frozenset[int], put_by: int | None) -> None:
    """Whoever chairs the group to which the strategy was put answers, but never who put it (R202)."""
    if standing.person.pk not in chairing:
        raise NotPermitted("Only whoever chairs the group to which the strategy was put may answer for it.")
    if standing.person.pk == put_by:
        raise NotPermitted("Somebody other than whoever put the strategy to the group must answer.")


def check_may_reply(standing: Standing, agency: Agency | None) -> None:
    """A representative replies for their agency; those who run consultation record what came by another way (R199)."""
    if agency and standing.acts_for(agency.pk):
        return
    check_may_run_consultation(standing)


def check_may_enter_forum(standing: Standing, agency: Agency) -> None:
    """A representative enters what their agency has; those who run consultation enter any (R176)."""
    if standing.acts_for(agency.pk):
        return
    check_may_run_consultation(standing)


def check_may_enter_some_forum(standing: Standing) -> None:
    """Whoever may enter a forum of any agency is offered the page for it."""
    if not standing.holds(Role.COORDINATOR, Role.INFORMATION_OFFICER, Role.AGENCY_REPRESENTATIVE):
        raise NotPermitted("Only those who run consultation, or agencies' representatives, may enter a forum.")


def check_may_enter_asked_before(standing: Standing, agency: Agency | None) -> None:
    """A representative tells what their agency asked before; those who run consultation, what anybody did (R183)."""
    if agency and standing.acts_for(agency.pk):
        return
    check_may_run_consultation(standing)


def check_may_sign_off_questionnaire(standing: Standing, questionnaire: Questionnaire) -> None:
    """Two people: what the public is asked is signed off by an output checker who neither began nor proposed it."""
    if not standing.holds(Role.OUTPUT_CHECKER):
        raise NotPermitted("Only an output checker may sign off a questionnaire.")
    if standing.person.pk in (questionnaire.begun_by_id, questionnaire.proposed_by_id):
        raise NotPermitted("Somebody other than its author must sign off a questionnaire.")


def check_may_answer_referral(standing: Standing, agency_id: int) -> None:
    """Only a representative of the agency says in its name what became of a comment (R219)."""
    if not standing.acts_for(agency_id):
        raise NotPermitted("Only a representative of the agency may say what it did about a comment.")


may_read_consultation = question_of(check_may_read_consultation)
may_run_consultation = question_of(check_may_run_consultation)
may_read_people = question_of(check_may_read_people)
may_answer_strategy = question_of(check_may_answer_strategy)
may_reply = question_of(check_may_reply)
may_enter_forum = question_of(check_may_enter_forum)
may_enter_some_forum = question_of(check_may_enter_some_forum)
may_enter_asked_before = question_of(check_may_enter_asked_before)
may_sign_off_questionnaire = question_of(check_may_sign_off_questionnaire)
may_answer_referral = question_of(check_may_answer_referral)
