"""Set the ground, have an extract counted, draft a finding and propose it for release."""

from __future__ import annotations

import logging
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db import transaction

from frankpledge.core.faults import BadInput, Fault, Refused
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import open_submission, safe_name
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.kept_faults import fault_row
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, Purpose, issue_permit
from frankpledge.stages.audit import events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.citing import cite_counting, cite_draft, cite_ground, cite_proposal
from frankpledge.stages.audit.counting import Counted, count, open_data
from frankpledge.stages.audit.models import Conclusion, Counting, Finding, Ground
from frankpledge.stages.audit.permissions import check_may_analyse
from frankpledge.stages.audit.queries import stances
from frankpledge.stages.audit.services.mapping import check_detail_approved
from frankpledge.stages.publication.models import ReleaseCandidate
from frankpledge.stages.publication.services import Correction, prepare, propose, write_bundle

log = logging.getLogger(__name__)


@transaction.atomic
def set_ground(
    *,
    outline: BinaryIO,
    outline_name: str,
    outline_code_column: str,
    outline_label_column: str,
    areas: BinaryIO,
    areas_name: str,
    areas_code_column: str,
    areas_label_column: str,
    by: Standing,
    at: datetime,
    population: BinaryIO | None = None,
    population_name: str = "",
    population_code_column: str = "",
    population_column: str = "",
    population_date: date | None = None,
    population_source: str = "",
) -> Ground:
    """Keep the outline, the areas and the population on which extracts are counted from now on."""
    check_may_analyse(by)
    if not by.partnership.code:
        raise Refused("The partnership's area code is not known. Whoever runs the system can add it.")
    ground = Ground.objects.filter(partnership=by.partnership).first() or Ground(partnership=by.partnership)
    ground.outline_name, ground.outline_sha256 = safe_name(outline_name), _kept(outline)
    ground.outline_code_column, ground.outline_label_column = outline_code_column, outline_label_column
    ground.areas_name, ground.areas_sha256 = safe_name(areas_name), _kept(areas)
    ground.areas_code_column, ground.areas_label_column = areas_code_column, areas_label_column
    ground.population_name = safe_name(population_name) if population else ""
    ground.population_sha256 = _kept(population) if population else ""
    ground.population_code_column, ground.population_column = population_code_column, population_column
    ground.population_date, ground.population_source = population_date, population_source
    ground.set_by, ground.set_at = by.person, at
    save_checked(ground)
    record("ground.set", subject=ground, by=by, at=at, facts={"areas": ground.areas_sha256})
    cite_ground(ground, by=by, at=at)
    return ground


def _kept(file: BinaryIO) -> str:
    file.seek(0)
    return open_data().put(iter(lambda: file.read(1 << 20), b"")).sha256


@transaction.atomic
def ask_for_counting(
    *, submission: Submission, period_from: date, period_to: date, by: Standing, at: datetime
) -> Counting:
    """Ask for an extract to be counted; the worker does it as soon as this is saved."""
    check_may_analyse(by)
    by.check_owns(submission)
    issue_permit(by, submission.agency, submission.dataset, Act.OPEN, Purpose.AUDIT)
    if submission.status != Submission.Status.ACCEPTED:
        raise Refused("Accept the extract first.")
    if period_to < period_from:
        raise Refused({"period_to": ["The last day cannot be before the first."]})
    if not Ground.objects.filter(partnership=by.partnership).exists():
        raise Refused("Set the ground first: the outline and areas on which to count.")
    counting = Counting(
        partnership=by.partnership, submission=submission, period_from=period_from, period_to=period_to,
        asked_by=by.person, asked_at=at,
    )  # fmt: skip
    save_checked(counting)
    record("counting.asked", subject=counting, by=by, at=at, facts={"from": period_from, "to": period_to})
    from frankpledge.stages.audit.tasks import count_in_background

    transaction.on_commit(lambda: count_in_background.enqueue(counting.pk))
    return counting


def run_counting(*, counting: Counting, at: datetime) -> Counting:
    """Count an extract in the name of whoever asked, if they may still see it; keep what was found, or why not."""
    by = find_standing(counting.partnership, counting.asked_by, at)
    if by is None:
        return _fail(counting, [fault_row(Fault("no-standing", "Whoever asked has left the partnership."))], at)
    try:
        found = counting.submission
        permit = issue_permit(by, found.agency, found.dataset, Act.OPEN, Purpose.AUDIT)
        extract = open_submission(permit=permit, submission=found, by=by, at=at)
        done = count(counting, Ground.objects.get(partnership=counting.partnership), extract)
        return _finish(counting, done, write_bundle(done.audit, of=counting.partnership), by, at)
    except BadInput as fault:
        return _fail(counting, [fault_row(each) for each in fault.faults], at)
    except Refused as refused:
        return _fail(counting, [fault_row(Fault("refused", str(refused)))], at)


@transaction.atomic
def _finish(counting: Counting, done: Counted, bundle: str, by: Standing, at: datetime) -> Counting:
    if not _still_waits(counting):
        return Counting.objects.get(pk=counting.pk)
    candidate = prepare(title=done.audit.title, bundle=bundle, by=by, at=at)
    counting.candidate, counting.status, counting.done_at = candidate, Counting.Status.DONE, at
    counting.rows_read, counting.rows_counted = done.rows_read, done.rows_counted
    counting.faults = [fault_row(fault) for fault in done.faults]
    save_checked(counting)
    Finding.objects.bulk_create(
        Finding(
            partnership=counting.partnership, counting=counting, identifier=found.identifier, kind=found.kind,
            sentence=found.sentence, implication=found.implication, limitations=list(found.limitations),
            method=found.method,
        )
        for found in done.audit.findings
    )  # fmt: skip
    record("counting.done", subject=counting, by=by, at=at, facts={"rows": done.rows_read})
    cite_counting(counting, done.audit, by=by, at=at)
    return counting


@transaction.atomic
def _fail(counting: Counting, faults: list[dict[str, Any]], at: datetime) -> Counting:
    if not _still_waits(counting):
        return Counting.objects.get(pk=counting.pk)
    counting.status, counting.faults, counting.done_at = Counting.Status.FAILED, faults, at
    save_checked(counting)
    from frankpledge.foundation.accounts.services import System

    record("counting.failed", subject=counting, by=System(counting.partnership), at=at)
    return counting


def _still_waits(counting: Counting) -> bool:
    """Say whether nobody else has finished it, and keep others off: a worker taken for dead may yet come back."""
    waiting = Counting.objects.select_for_update().filter(pk=counting.pk, status=Counting.Status.WAITING)
    return waiting.first() is not None


def give_up_counting(*, counting: Counting, at: datetime) -> Counting:
    """End a counting at which the program itself failed again and again, in the system's name."""
    mend = "The program failed at this again and again. Tell whoever runs this site: its log says where."
    return _fail(counting, [fault_row(Fault("program-failed", mend))], at)


@transaction.atomic
def draft_finding(
    *, finding: Finding, title: str, comment: str, by: Standing, at: datetime,
    corrects: ReleaseCandidate | None = None, corrects_why: str = "", tally_of: Conclusion | None = None,
) -> ReleaseCandidate:  # fmt: skip
    """Take a finding up, add what the partnership should know of it, and propose it for release.

    ``tally_of`` is what an audit says that rests on it: how many independent sources support that is told with it.
    """
    check_may_analyse(by)
    by.check_owns(finding, tally_of)
    sources = _sources(finding, tally_of, by)
    if finding.counting.candidate is None:
        raise Refused("There is nothing to release: the counting has no result.")
    check_detail_approved(finding.counting, by)
    finding.comment, finding.drafted_by, finding.drafted_at = comment, by.person, at
    save_checked(finding)
    record("finding.drafted", subject=finding, by=by, at=at)
    cited = cite_draft(finding, by=by, at=at)
    about = _about(finding) | sources | ({"evidence": str(cited.item)} if cited else {})
    candidate = propose(
        candidate=finding.counting.candidate, title=title, about=about, agencies=[finding.counting.submission.agency],
        correction=Correction(corrects, corrects_why) if corrects else None, by=by, at=at,
    )  # fmt: skip
    cite_proposal(candidate, finding.counting, by=by, at=at)
    return candidate


def _sources(finding: Finding, tally_of: Conclusion | None, by: Standing) -> dict[str, str]:
    """Return the tally that a release may tell: numbers of sources, and none of what is withheld in them."""
    if tally_of is None:
        return {}
    if not stances.tallies_to_release(by, finding).filter(pk=tally_of.pk).exists():
        raise Refused(
            {"tally_of": ["Its sources cannot be told here: one takes a side that only a withheld figure could show."]}
        )
    return {"sources": stances.tally_of(stances.stances_on(tally_of)).sentence}


def _about(finding: Finding) -> dict[str, Any]:
    """Say what the public page needs, down to the SHA-256 of the file that was counted."""
    submission = finding.counting.submission
    return {
        "finding": finding.identifier,
        "sentence": finding.sentence,
        "implication": finding.implication,
        "comment": finding.comment,
        "limitations": finding.limitations,
        "method": finding.method,
        "agency": submission.agency.name,
        "period": [finding.counting.period_from.isoformat(), finding.counting.period_to.isoformat()],
        "files": [{"name": submission.file_name, "sha256": submission.sha256}],
    }
