"""Who may see and change people, posts and agencies."""

from __future__ import annotations

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.refusals import NotPermitted, question_of
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.accounts.standing import Standing


def check_may_read(standing: Standing) -> None:
    """Members, contractors and staff on a logged visit read the partnership's working pages; observers do not."""
    if standing.is_member or standing.holds(Role.CONTRACTOR) or standing.is_staff_visit:
        return
    raise NotPermitted("These pages are for the partnership's members. Observers see what is shared with them.")


def check_may_coordinate(standing: Standing) -> None:
    """The co-ordinator keeps the partnership's people, groups, meetings and papers."""
    if not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the partnership's co-ordinator may change this.")


def check_may_manage_people(standing: Standing) -> None:
    """The co-ordinator invites people and gives and ends roles."""
    if not standing.holds(Role.COORDINATOR):
        raise NotPermitted("Only the co-ordinator may invite people or change their roles.")


def check_may_end_role(standing: Standing, person: Person) -> None:
    """Nobody takes the co-ordinator's role from themselves by mistake: a partnership is never left without one."""
    check_may_manage_people(standing)
    if person.pk == standing.person.pk:
        raise NotPermitted("Another co-ordinator must end your own role.")


def check_may_read_log(standing: Standing) -> None:
    """The co-ordinator, the chair and the output checker may read who did what."""
    if not standing.holds(Role.COORDINATOR, Role.CHAIR, Role.OUTPUT_CHECKER):
        raise NotPermitted("The log is for the co-ordinator, the chair and the output checker.")


may_read = question_of(check_may_read)
may_coordinate = question_of(check_may_coordinate)
may_manage_people = question_of(check_may_manage_people)
may_end_role = question_of(check_may_end_role)
may_read_log = question_of(check_may_read_log)
