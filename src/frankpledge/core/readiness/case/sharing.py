"""Data between agencies: the protocols that cover them, and what was asked for and supplied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frankpledge.core.dictionary import Detail
from frankpledge.core.readiness.case.fact import Fact


@dataclass(frozen=True, kw_only=True)
class Protocol(Fact):
    """An agreement under which agencies supply data."""

    name: str
    signed_on: date | None = None  # when the last of those it binds had signed
    starts: date | None = None
    review_by: date | None = None  # the last day on which data go under it
    ended: date | None = None  # the first day on which nothing more goes under it


@dataclass(frozen=True, kw_only=True)
class Flow(Fact):
    """What one agency supplies under a protocol."""

    protocol: str
    agency: str
    dataset: str = ""  # slug; empty: whatever of its data is wanted


@dataclass(frozen=True, kw_only=True)
class DataRequest(Fact):
    """A request for an agency's data: by whom, how fine, and what came of it."""

    agency: str
    dataset: str  # slug
    asked_on: date
    commission: str = ""  # the commission whose contractor asked; empty: a member did
    introduced_on: date | None = None  # when whoever asked was introduced to the agency, with authority and purpose
    detail_wanted: Detail | None = None
    detail_supplied: Detail | None = None
    reason: str = ""  # why less fine data were supplied than wanted
    every_months: int | None = None  # from now on they come so often without being asked; empty: once
