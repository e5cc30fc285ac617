"""Who gets which share of a file that answers a request: decided by the gate, partnership by partnership."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets.services.receiving import Share
from frankpledge.foundation.sharing.gate import Act, issue_permit
from frankpledge.foundation.sharing.models import Instalment


@dataclass(frozen=True)
class LeftOut:
    """A partnership that gets nothing of the file, and why."""

    partnership: Partnership
    why: str


def shares_of(instalment: Instalment, by: Standing, at: datetime) -> tuple[list[Share], list[LeftOut]]:
    """Return the shares of a file that answers an instalment, the sender's own partnership first, and who gets none.

    Of each other partnership it is asked what the sender is there: a liaison officer here is nobody elsewhere until
    that partnership says so.

    Raises
    ------
    NotPermitted
        Nothing may be supplied here.
    """
    shares, left_out = [_share(instalment, by)], list[LeftOut]()
    for part in _other_parts(instalment):
        try:
            shares.append(_share_elsewhere(part, by, at))
        except NotPermitted as reason:
            left_out.append(LeftOut(part.partnership, str(reason)))
    codes = [frozenset(share.codes) for share in shares]
    everybodys = frozenset[str]().union(*codes)
    apart = [replace(each, elsewhere=tuple(sorted(everybodys - frozenset(each.codes)))) for each in shares]
    return apart, left_out


def _other_parts(instalment: Instalment) -> Iterator[Instalment]:
    if not instalment.request.joint:
        return iter(())
    found = Instalment.objects.filter(
        request__joint=instalment.request.joint, due_by=instalment.due_by, request__withdrawn_on=None
    )
    found = found.exclude(partnership=instalment.partnership_id).select_related("partnership", "request__agency")
    return iter(found.order_by("partnership__name", "pk"))


def _share_elsewhere(part: Instalment, by: Standing, at: datetime) -> Share:
    there = find_standing(part.partnership, by.person, at)
    if there is None:
        raise NotPermitted("You are not known there as the agency's data liaison officer.")
    if part.refused_on:
        raise NotPermitted("The agency has said that it does not supply it there.")
    return _share(part, there)


def _share(part: Instalment, by: Standing) -> Share:
    request = part.request
    permit = issue_permit(by, request.agency, request.dataset, Act.SUPPLY)
    return Share(permit, by, area_field=request.area_field, codes=tuple(request.area_codes), serves=part)
