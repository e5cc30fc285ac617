"""What a busy partnership has from before: issues put forward, what others asked, shared questions, agreed weights."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.core.questionnaires import Kind
from frankpledge.stages.audit.citing_put_forward import cite_put_forward
from frankpledge.stages.audit.models import Audit, IssueDecision, PutForward
from frankpledge.stages.consultation.citing_asked_before import cite_asked_before
from frankpledge.stages.consultation.models import AgreedWeights, AskedBefore, Question, TakenQuestion
from tests.universe.busy.town import AT, TODAY, Town, insert


def add_what_was_before(town: Town) -> None:
    """Put issues forward and leave some undecided, enter what others asked, take in questions, agree on weights."""
    by = {"by": town.universe.coordinator, "at": AT}
    audit = Audit.objects.filter(partnership=town.universe.partnership).latest("work_to")
    issues = insert(_issue(town, audit, number) for number in range(town.size.share(80)))
    for each in issues:
        each.item = cite_put_forward(each, **by).item
    PutForward.objects.bulk_update(issues, ["item"])
    insert(
        town.row(IssueDecision, audit=audit, item=each.item, is_in=False, reason="No days left.", decided_on=TODAY)
        for number, each in enumerate(issues) if number % 3
    )  # fmt: skip
    past = insert(_past(town, number) for number in range(town.size.share(60)))
    for one in past:
        one.item = cite_asked_before(one, **by).item
    AskedBefore.objects.bulk_update(past, ["item"])
    insert(
        town.row(
            TakenQuestion, body=f"Body {number % 5}", key=f"k{number}", kind=Kind.TEXT, text="Why?", taken_on=TODAY
        )
        for number in range(town.size.share(120))
    )
    asked = Question.objects.filter(partnership=town.universe.partnership, kind=Kind.RANK).first()
    insert(
        town.row(AgreedWeights, question=asked, measures=[{"name": "Crimes", "figures": {}}], agreed_by="The board",
                 weights={"people": 1, "m1": number + 1}, reason="It was put to a vote.", agreed_on=TODAY)
        for number in range(town.size.share(30)) if asked
    )  # fmt: skip


def _issue(town: Town, audit: Audit, number: int) -> PutForward:
    agency = town.rng.choice(town.agencies) if number % 2 else None
    return town.row(
        PutForward, audit=audit, origin="agency" if agency else "public", agency=agency, title=f"Concern {number}",
        told_by="" if agency else "Traders", words="Lamps are out.", put_on=TODAY,
    )  # fmt: skip


def _past(town: Town, number: int) -> AskedBefore:
    ended = TODAY - timedelta(days=20 * number + 1)
    return town.row(
        AskedBefore, title=f"Survey {number}", run_by="A body", agency=town.rng.choice(town.agencies), way="survey",
        began_on=ended - timedelta(days=30), ended_on=ended, whom="Residents", asked=900, people=300, area="All of it",
        area_match="same", quality="By post.", found="Lamps are out.",
    )  # fmt: skip
