"""Take over what a contractor leaves, and prove that it runs here without them (R120)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction

from frankpledge.adapters.handover import Wanted
from frankpledge.core.faults import BadInput, Fault, Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.services import System
from frankpledge.foundation.accounts.standing import Standing, find_standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.services import open_submission, safe_name
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.kept_faults import fault_row
from frankpledge.foundation.saving import save_checked
from frankpledge.foundation.sharing.gate import Act, Purpose, issue_permit
from frankpledge.stages.audit.counting import open_data
from frankpledge.stages.audit.events import work as events  # noqa: F401 -- registers its words
from frankpledge.stages.audit.models import Commission, Handover
from frankpledge.stages.audit.permissions import check_may_analyse, check_may_hand_over
from frankpledge.stages.audit.rerunning import rerun


@transaction.atomic
def hand_over(
    *, commission: Commission, file: BinaryIO, file_name: str, methods: str, contacts: str, by: Standing, at: datetime
) -> Handover:
    """Keep a bundle: recipe, what it reads beside agencies' data, and the release that it made."""
    by.check_owns(commission)
    check_may_hand_over(by, commission.person_id)
    file.seek(0)
    kept = open_data().put(iter(lambda: file.read(1 << 20), b""))
    handover = Handover(
        partnership=by.partnership, commission=commission, file_name=safe_name(file_name), sha256=kept.sha256,
        methods=methods, contacts=contacts, sent_by=by.person, sent_at=at,
    )  # fmt: skip
    save_checked(handover)
    facts = {"commission": commission.pk, "sha256": kept.sha256}
    record("handover.received", subject=handover, by=by, at=at, facts=facts)
    return handover


@transaction.atomic
def ask_for_rerun(*, handover: Handover, by: Standing, at: datetime) -> Handover:
    """Ask for the bundle to be run again here, in the name and with the permits of whoever asks."""
    check_may_analyse(by)
    by.check_owns(handover)
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    if handover.status == Handover.Status.WAITING:
        raise Refused("It is being run already.")
    handover.status, handover.asked_by, handover.asked_at = Handover.Status.WAITING, by.person, at
    handover.differences, handover.faults, handover.done_at = [], [], None
    save_checked(handover)
    record("handover.rerun-asked", subject=handover, by=by, at=at)
    from frankpledge.stages.audit.tasks import rerun_in_background

    transaction.on_commit(lambda: rerun_in_background.enqueue(handover.pk))
    return handover


def run_again(*, handover: Handover, at: datetime) -> Handover:
    """Run the bundle again from its recipe on the partnership's own copies of the data; compare the two releases."""
    by = find_standing(handover.partnership, handover.asked_by, at) if handover.asked_by else None
    if by is None:
        return _end(handover, faults=[Fault("no-standing", "whoever asked has left the partnership.")], at=at)
    try:
        found = rerun(open_data().path(handover.sha256), lambda wanted: _find_data(wanted, by, at))
    except BadInput as bad:
        return _end(handover, faults=bad.faults, at=at)
    except (Refused, NotPermitted) as refused:
        return _end(handover, faults=[Fault("refused", str(refused))], at=at)
    return _end(handover, differences=[[each.name, each.how] for each in found], at=at)


def _find_data(wanted: Wanted, by: Standing, at: datetime) -> Any:
    """Return where a file of agencies' data is kept, through the gate; nothing where the partnership has none such."""
    held = Submission.objects.filter(
        partnership=by.partnership, snapshot_sha256=wanted.sha256, status=Submission.Status.ACCEPTED
    ).select_related("agency")
    submission = held.first()
    if submission is None:
        return None
    permit = issue_permit(by, submission.agency, submission.dataset, Act.OPEN, Purpose.AUDIT)
    return open_submission(permit=permit, submission=submission, by=by, at=at).resolve()


@transaction.atomic
def _end(
    handover: Handover, *, at: datetime, faults: Iterable[Fault] = (), differences: list[list[str]] | None = None
) -> Handover:
    handover = Handover.objects.select_for_update().get(pk=handover.pk)
    if handover.status != Handover.Status.WAITING:
        return handover  # another worker was quicker
    handover.faults, handover.differences = [fault_row(fault) for fault in faults], differences or []
    outcome = Handover.Status.DIFFERENT if handover.differences else Handover.Status.SAME
    handover.status, handover.done_at = Handover.Status.FAILED if handover.faults else outcome, at
    save_checked(handover)
    facts = {"outcome": handover.status, "differences": len(handover.differences)}
    record("handover.rerun", subject=handover, by=System(handover.partnership), at=at, facts=facts)
    return handover


def give_up_rerun(*, handover: Handover, at: datetime) -> Handover:
    """End a run at which the program itself failed again and again."""
    mend = "the program failed at this again and again. Tell whoever runs this site: its log says where."
    return _end(handover, faults=[Fault("program-failed", mend)], at=at)
