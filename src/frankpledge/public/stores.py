"""The two small stores of the public site: the inbox, which it can only add to, and answers put aside under a code."""

from __future__ import annotations

import logging
from functools import cache

from django.conf import settings

from frankpledge.adapters.inbox.box import FILE as INBOX_FILE
from frankpledge.adapters.inbox.box import Inbox
from frankpledge.adapters.inbox.database import Address, Unavailable, address_of, is_postgresql
from frankpledge.adapters.inbox.drafts import FILE as DRAFTS_FILE
from frankpledge.adapters.inbox.drafts import Drafts

log = logging.getLogger(__name__)


@cache
def inbox() -> Inbox:
    """Return this process's way into the inbox."""
    return Inbox(inbox_address())


@cache
def drafts() -> Drafts:
    """Return this process's store of answers put aside."""
    return Drafts(drafts_address())


def inbox_address() -> Address:
    """Return where the inbox is."""
    return address_of(settings.INBOX, INBOX_FILE)


def drafts_address() -> Address:
    """Return where drafts are."""
    return address_of(settings.DRAFTS, DRAFTS_FILE)


def begin() -> None:
    """Open both for the life of the process. Where that fails, answers are refused and what is released is read."""
    for store in (inbox(), drafts()):
        try:
            store.begin()
        except Unavailable as fault:
            log.error("public: a store cannot be opened: %s", fault)  # noqa: TRY400 -- a path is no business of the log


def are_on_a_server() -> bool:
    """Say whether either is PostgreSQL's."""
    return any(is_postgresql(address) for address in (inbox_address(), drafts_address()))


def is_taking() -> bool:
    """Say whether responses can be taken at this moment, as far as that can be told without one."""
    try:
        inbox().begin()
    except Unavailable:
        return False
    return True
