"""The only writers of people, posts, roles and agencies."""

from frankpledge.foundation.accounts import events  # noqa: F401 -- registers its words
from frankpledge.foundation.accounts.services.agencies import admit_agency, amend_place, end_place, register_agency
from frankpledge.foundation.accounts.services.erasure import check_can_be_erased, erase_person
from frankpledge.foundation.accounts.services.founding import (
    add_host_staff,
    add_person,
    found_coordinator,
    found_partnership,
)
from frankpledge.foundation.accounts.services.invitations import (
    INVITATION_DAYS,
    accept_invitation,
    accept_signed_in,
    find_invitation,
    find_invited_person,
    invite,
    withdraw_invitation,
)
from frankpledge.foundation.accounts.services.own import choose_mail_pace, rename_oneself
from frankpledge.foundation.accounts.services.posts import create_post, fill_post, leave_post
from frankpledge.foundation.accounts.services.recovery import remove_second_step
from frankpledge.foundation.accounts.services.roles import end_role, grant_role
from frankpledge.foundation.accounts.services.system import System
from frankpledge.foundation.accounts.services.visits import LONGEST_VISIT, begin_visit, end_visit

__all__ = [
    "INVITATION_DAYS",
    "LONGEST_VISIT",
    "System",
    "accept_invitation",
    "accept_signed_in",
    "add_host_staff",
    "add_person",
    "admit_agency",
    "amend_place",
    "begin_visit",
    "check_can_be_erased",
    "choose_mail_pace",
    "create_post",
    "end_place",
    "end_role",
    "end_visit",
    "erase_person",
    "fill_post",
    "find_invitation",
    "find_invited_person",
    "found_coordinator",
    "found_partnership",
    "grant_role",
    "invite",
    "leave_post",
    "register_agency",
    "remove_second_step",
    "rename_oneself",
    "withdraw_invitation",
]
