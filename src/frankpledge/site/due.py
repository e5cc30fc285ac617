"""What the site does by itself, each minute or once a day: the plain list, and how it is gone through."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.timezone import localtime

from frankpledge.foundation.datasets.services import delete_due, remind_of_instalments
from frankpledge.foundation.datasets.unclaimed import discard_unclaimed
from frankpledge.foundation.datasets.unfinished import see_to_uploads, take_in_unfinished
from frankpledge.foundation.jobs import place_of
from frankpledge.foundation.notifications.services import send_digests, send_waiting
from frankpledge.foundation.sharing.services import remind_of_reviews
from frankpledge.site import upkeep
from frankpledge.site.heartbeats import TICK, beat, last_beat
from frankpledge.stages.audit.unfinished import enqueue_unfinished, rerun_unfinished
from frankpledge.stages.consultation.services.collecting import collect_due, destroy_old_keys
from frankpledge.stages.consultation.services.noticeboard import shelve_notices_left_out
from frankpledge.stages.consultation.services.opening import shelve_left_out
from frankpledge.stages.consultation.services.people import delete_people_due
from frankpledge.stages.partnership.services.meetings_due import remind_of_meetings
from frankpledge.stages.partnership.services.voice_due import remind_of_voice

log = logging.getLogger(__name__)

NIGHT = 3
"""The hour at which the site tidies up."""


TRY_AGAIN_AFTER = timedelta(hours=1)
"""When a day's work that failed is tried again."""


@dataclass(frozen=True)
class Part:
    """One thing to do, given the moment; each minute, or once a day from an hour on."""

    name: str
    do: Callable[..., Any]
    from_hour: int | None = None

    @property
    def sign(self) -> str:
        """The name under which the day's work is written down as done."""
        return f"daily {self.name}"

    @property
    def failure(self) -> str:
        """The name under which it is written down that the day's work failed."""
        return f"failed {self.name}"

    def is_due(self, at: datetime) -> bool:
        """Say whether it is time: the last hour set for it came after it was last done."""
        if self.from_hour is None:
            return True
        done, failed = last_beat(self.sign), last_beat(self.failure)
        if failed is not None and at - TRY_AGAIN_AFTER < failed <= at:
            return False
        return done is None or done < last_time(self.from_hour, at)


def parts() -> tuple[Part, ...]:
    """Return everything there is to do, what others wait for first and mail, which takes longest, last."""
    return (
        Part("published bundles left out", upkeep.shelve_left_out),
        Part("questionnaires left out", shelve_left_out),
        Part("notices left out", shelve_notices_left_out),
        Part("responses in the inbox", collect_due),
        Part("jobs of dead workers", upkeep.fail_lost_jobs),
        Part("uploads left out", see_to_uploads),
        Part("extracts left out", take_in_unfinished),
        Part("countings left out", enqueue_unfinished),
        Part("bundles to be run again left out", rerun_unfinished),
        Part("meetings", remind_of_meetings),
        Part("issues, objections and briefings", remind_of_voice),
        Part("protocols that run out", remind_of_reviews, NIGHT),
        Part("data asked of agencies", remind_of_instalments, NIGHT),
        Part("extracts whose time is over", delete_due, NIGHT),
        Part("people whose day has come", delete_people_due, NIGHT),
        Part("keys to responses whose time is over", destroy_old_keys, NIGHT),
        Part("expired sessions", upkeep.clear_sessions, NIGHT),
        Part("finished jobs", upkeep.forget_jobs, NIGHT),
        Part("signs of life", upkeep.forget_heartbeats, NIGHT),
        Part("unclaimed extracts", discard_unclaimed, NIGHT),
        Part("left-over files", upkeep.sweep, NIGHT),
        Part("mail", send_waiting),
        Part("digests", send_digests, settings.DIGEST_HOUR),
    )


def last_time(hour: int, at: datetime) -> datetime:
    """Return the last moment, now or before, at which it was that hour where the partnerships are.

    >>> from datetime import UTC
    >>> last_time(7, datetime(2026, 7, 1, 5, 59, tzinfo=UTC)).isoformat()  # 6.59 in the morning
    '2026-06-30T07:00:00+01:00'
    """
    here = localtime(at)
    today = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return today if today <= here else today - timedelta(days=1)


def do_due(*, at: datetime, listed: Iterable[Part] | None = None) -> list[str]:
    """Do all that is due; return the names of what failed. One that fails does not stop the others."""
    failed = [part.name for part in listed or parts() if not _does(part, at)]
    beat(TICK, at)
    return failed


def _does(part: Part, at: datetime) -> bool:
    try:
        if part.is_due(at):
            part.do(at=at)
            _mark(part, part.sign, at)
    except Exception as fault:  # whatever it is, the other parts are still to be done
        log.error("due: %s: %s", part.name, place_of(fault))  # noqa: TRY400 -- its message may hold a value
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        _mark(part, part.failure, at)
        return False
    return True


def _mark(part: Part, sign: str, at: datetime) -> None:
    if part.from_hour is not None:
        beat(sign, at)
