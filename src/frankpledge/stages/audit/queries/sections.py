"""How each part of an audit's work stands, for the page from which all of it is reached."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.permissions import check_may_read_scope, may_read_audit
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.rules.signing import Matter


@dataclass(frozen=True)
class Section:
    """A part of the work: its page, what there is of it, and how it stands in a word."""

    title: str
    name: str
    says: str
    status: str
    matter: str = ""


def sections_of(standing: Standing, audit: Audit) -> list[Section]:
    """Return the parts that the person may see, in the order of the work."""
    check_may_read_scope(standing)
    shared = [_scope(standing, audit)]
    if not may_read_audit(standing):
        return shared
    asked = _asked(audit)
    return [*shared, _agreement("The scope agreed", audit, Matter.SCOPE, asked)]


def _scope(standing: Standing, audit: Audit) -> Section:
    found = scope_of(standing, audit)
    questions = sum(each.is_in for each in found.questions)
    says = f"{_many(questions, 'question')} and {_many(len(found.ranked), 'source')} taken in"
    if found.over:
        return Section("Scope", "scope", f"{says}; {found.over.normalize():f} person-days too many", "at risk")
    return Section("Scope", "scope", says, "in progress" if questions else "not started")


def _asked(audit: Audit) -> dict[str, tuple[int, int]]:
    """Return, for each matter, how many agencies were asked and how many agreed to what stands today."""
    good = Q(matter=Matter.SCOPE, version=audit.scope_version) | Q(matter=Matter.FINDINGS, version=audit.text_version)
    agreed = good & Q(answer__in=("agreed", "with-reservations"))
    found = SignOff.objects.filter(audit=audit).order_by().values("matter")
    counts = found.annotate(asked=Count("agency", distinct=True), agreed=Count("agency", distinct=True, filter=agreed))
    return {row["matter"]: (row["asked"], row["agreed"]) for row in counts}


def _agreement(title: str, audit: Audit, matter: Matter, asked: dict[str, tuple[int, int]]) -> Section:
    count, agreed = asked.get(str(matter), (0, 0))
    status = "agreed" if count and count == agreed else "waiting" if count else "not started"
    says = f"{agreed} of {_many(count, 'agency', 'agencies')} asked agree to what stands today"
    return Section(title, "agreement", says if count else "No agency has been asked yet", status, str(matter))


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
