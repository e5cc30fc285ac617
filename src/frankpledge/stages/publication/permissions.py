"""Who may propose, sign off and publish."""

from __future__ import annotations

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.publication.models import Consent, ReleaseCandidate


def check_may_read_candidates(standing: Standing) -> None:
    """Members see what is to be published."""
    if not (standing.is_member or standing.is_staff_visit):
        raise NotPermitted("What is to be published is for the partnership's members to see.")


def check_may_propose(standing: Standing) -> None:
    """An information officer proposes what they prepared."""
    if not standing.holds(Role.INFORMATION_OFFICER):
        raise NotPermitted("Only an information officer may propose something for publication.")


def check_may_sign_off(standing: Standing, candidate: ReleaseCandidate) -> None:
    """Two people: whoever prepared or proposed a release may not sign it off."""
    if not standing.holds(Role.OUTPUT_CHECKER):
        raise NotPermitted("Only an output checker may sign off a release.")
    if standing.person.pk in (candidate.prepared_by_id, candidate.proposed_by_id):
        raise NotPermitted("Somebody other than its author must sign off a release.")


def check_may_publish(standing: Standing) -> None:
    """The co-ordinator publishes what has been signed off."""
    if not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the co-ordinator may publish what has been signed off.")


def check_may_consent(standing: Standing, consent: Consent) -> None:
    """Whoever represents an agency agrees, or does not, in its name."""
    if not standing.acts_for(consent.agency_id):
        raise NotPermitted("Only whoever represents the agency may answer for it.")


may_read_candidates = question_of(check_may_read_candidates)
may_propose = question_of(check_may_propose)
may_consent = question_of(check_may_consent)
may_sign_off = question_of(check_may_sign_off)
may_publish = question_of(check_may_publish)
