"""Make and revoke the tokens by which agencies' own systems supply data."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction

from frankpledge.core.faults import Refused, refuse_if_any
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.bearers import digest_of
from frankpledge.foundation.datasets.models import SupplyToken, Upload
from frankpledge.foundation.datasets.permissions import check_may_make_token, check_may_revoke_token
from frankpledge.foundation.datasets.services.uploading import end_upload
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.models import dataset_choices

LONGEST = timedelta(days=366)
BEGINNING = "fps_"
"""What every token begins with, so that programs that look for secrets in files can tell one."""


@transaction.atomic
def make_token(
    *, agency: Agency, name: str, datasets: Collection[str], last_day: date, by: Standing, at: datetime
) -> tuple[SupplyToken, str]:
    """Make a token. Returns it with the words to show, which are kept nowhere."""
    check_may_make_token(by, agency)
    known, latest = {key for key, _ in dataset_choices()}, by.today + LONGEST
    refuse_if_any(
        {
            "datasets": [] if datasets and set(datasets) <= known else ["Choose what the system may supply."],
            "last_day": [] if by.today <= last_day <= latest else ["Choose a day within a year from today."],
        }
    )
    secret = BEGINNING + secrets.token_urlsafe(32)
    token = SupplyToken(
        partnership=by.partnership, agency=agency, name=name, datasets=sorted(datasets), digest=digest_of(secret),
        made_by=by.person, made_at=at, last_day=last_day,
    )  # fmt: skip
    save_checked(token)
    facts = {"agency": agency.pk, "datasets": len(token.datasets), "last_day": last_day}
    record("supply-token.made", subject=token, by=by, at=at, facts=facts)
    return token, secret


@transaction.atomic
def revoke_token(*, token: SupplyToken, by: Standing, at: datetime) -> SupplyToken:
    """Make a token worthless at once, and destroy what is under way with it."""
    check_may_revoke_token(by, token.agency)
    by.check_owns(token)
    locked = SupplyToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at:
        raise Refused("It was revoked already.")
    locked.revoked_at, locked.revoked_by = at, by.person
    save_checked(locked)
    record("supply-token.revoked", subject=locked, by=by, at=at)
    for upload in Upload.objects.filter(token=locked, submission=None, ended=""):
        end_upload(upload=upload, why=Upload.End.WITHDRAWN, by=by, at=at)
    return locked
