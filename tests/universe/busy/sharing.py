"""Protocols, extracts, countings, releases: all through services, since constraints alone do not say what must hold."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.adapters.dictionary import dataset_keys
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import (
    add_bytes,
    begin_upload,
    name_columns,
    return_submission,
    tie_extract,
)
from frankpledge.foundation.sharing.gate import Act, issue_permit
from frankpledge.foundation.sharing.services import comment_on
from frankpledge.stages.audit.services import ask_for_counting, draft_finding, run_counting
from frankpledge.stages.publication.models import ReleaseCandidate
from tests.universe import data_plan as plan
from tests.universe import thread
from tests.universe.busy.town import Town
from tests.universe.partnership import AT, Universe

FURTHER_COUNTINGS = 2
PROTOCOLS = 20
REQUESTS = 20
UNDER_WAY = 5


def release(town: Town) -> ReleaseCandidate:
    """Publish one figure, and leave others counted, one of them proposed."""
    universe = town.universe
    released = thread.released(universe)
    officer = universe.as_(Role.INFORMATION_OFFICER)
    first, final = thread.JANUARY
    for _ in range(FURTHER_COUNTINGS):
        asked = ask_for_counting(
            submission=released.counting.submission, period_from=first, period_to=final, by=officer, at=AT
        )
        last = run_counting(counting=asked, at=AT)
    draft_finding(finding=last.findings.first(), title="January, counted again", comment="It is the same.",
                  by=officer, at=AT)  # fmt: skip
    thread.laid_out(universe)
    for number in range(town.size.share(PROTOCOLS)):
        protocol = thread.drafted(universe, f"Protocol {number:02}")
        comment_on(
            protocol=protocol, agency=universe.agency(thread.POLICE), text="It names more than we hold.",
            by=universe.as_(Role.AGENCY_REPRESENTATIVE), at=AT,
        )  # fmt: skip
        _extracts(universe, number)
    _plan(town, released.counting.submission)
    return released


def _plan(town: Town, extract: Submission) -> None:
    """Leave feeds of two years, each answered once, one of them open to neighbours, and all that is held."""
    universe = town.universe
    entry = plan.a_requester(universe)
    for dataset in dataset_keys():
        plan.a_holding(universe, dataset)
    for number in range(town.size.share(REQUESTS)):
        given = {"area_field": "lsoa", "area_codes": ["E01999001"], "is_joint": True} if number == 0 else {}
        feed = plan.a_feed(universe, requester=entry, until=plan.DUE + timedelta(days=730), **given)
        tie_extract(submission=extract, instalment=plan.first_of(feed), by=universe.as_(Role.INFORMATION_OFFICER),
                    at=AT)  # fmt: skip


def _extracts(universe: Universe, number: int) -> None:
    """Leave one file that waits for its columns to be named, and one that was named and taken in."""
    waits = thread.taken_in(universe, f"When,What\n2025-01,Burglary {number}\n".encode())
    liaison = universe.as_(Role.DATA_LIAISON)
    permit = issue_permit(liaison, universe.agency(thread.POLICE), thread.CRIME, Act.SUPPLY)
    name_columns(permit=permit, submission=waits, heading_row=1, names={"When": "month"}, by=liaison, at=AT)
    faulty = thread.taken_in(universe, thread.FAULTY + b"2025-01,-0.1,51.5,Burglary\n" * number)
    return_submission(
        submission=faulty, why=f"The month is wrong, as it was {number} times before.", issues=[],
        by=universe.as_(Role.INFORMATION_OFFICER), at=AT,
    )  # fmt: skip
    if number < UNDER_WAY:
        token, _ = thread.token_of(universe, name=f"Records system {number}")
        upload = begin_upload(
            token=token, dataset=thread.CRIME, file_name="x.csv", size=10, sha256=f"{number:064}", by=liaison, at=AT
        )
        add_bytes(upload=upload, token=token, starts=0, length=5, read=lambda size: b"Month"[:size], by=liaison, at=AT)
    thread.taken_in(universe, f"Month,Longitude,Latitude,Crime type\n2025-01,-0.1,51.5,{number}\n".encode())
