"""Who may do what with meetings and decisions, where the stage's other permissions do not say."""

from __future__ import annotations

from collections.abc import Set

from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_answer_invitation(standing: Standing, holders: Set[int]) -> None:
    """An answer is that of whoever holds the post, or the co-ordinator's for them: nobody else's."""
    if standing.person.pk not in holders and not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only whoever holds the post, or the co-ordinator for them, may answer this invitation.")


def check_may_read_reasons(standing: Standing) -> None:
    """Why somebody did not come may be a private matter: the co-ordinator and the chair read it and follow it up."""
    if not standing.holds(Role.COORDINATOR, Role.CHAIR):
        raise NotPermitted("Only the co-ordinator and the chair may read why people did not come.")


def check_may_log_decision(standing: Standing, holds_a_post: bool) -> None:
    """Whoever takes a decision outside meetings logs it: a member who holds a post, the co-ordinator or the chair."""
    if standing.holds(Role.COORDINATOR, Role.CHAIR) or (standing.is_member and holds_a_post):
        return
    raise NotPermitted("Only whoever took the decision, the co-ordinator or the chair may log it.")


def check_may_log_decision_of(standing: Standing, holders: Set[int]) -> None:
    """A decision is logged in the name of a post by its holder; the co-ordinator and the chair log anybody's."""
    if standing.holds(Role.COORDINATOR, Role.CHAIR) or (standing.is_member and standing.person.pk in holders):
        return
    raise NotPermitted("You may log only decisions that you took in a post that you hold.")


may_answer_invitation = question_of(check_may_answer_invitation)
may_read_reasons = question_of(check_may_read_reasons)
may_log_decision = question_of(check_may_log_decision)
may_log_decision_of = question_of(check_may_log_decision_of)
