"""How each part of an audit's work stands, for the page from which all of it is reached."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, SignOff
from frankpledge.stages.audit.permissions import check_may_read_scope, may_read_audit
from frankpledge.stages.audit.queries.commissions import commissions, with_what_is_owed
from frankpledge.stages.audit.queries.conclusions import conclusions, reliance
from frankpledge.stages.audit.queries.evidence import by_theme, knowledge, provision
from frankpledge.stages.audit.queries.plan import plan_of
from frankpledge.stages.audit.queries.problems import datasets_counted
from frankpledge.stages.audit.queries.review import improvements
from frankpledge.stages.audit.queries.scope import scope_of
from frankpledge.stages.audit.rules.report import Part, empty_parts
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
    plan, bought = _plan(standing, audit), _commissions(standing, audit)
    if not may_read_audit(standing):
        return [_scope(standing, audit), plan, bought]
    asked = _asked(audit)
    return [
        _scope(standing, audit),
        _agreement("The scope agreed", audit, Matter.SCOPE, asked),
        plan,
        bought,
        _counted(standing, audit),
        *_evidence(standing, audit),
        *_text(standing, audit),
        _agreement("Sign-off by agencies", audit, Matter.FINDINGS, asked),
        *_afterwards(standing, audit),
    ]


def _scope(standing: Standing, audit: Audit) -> Section:
    found = scope_of(standing, audit)
    questions = sum(each.is_in for each in found.questions)
    says = f"{_many(questions, 'question')} and {_many(len(found.ranked), 'source')} taken in"
    if found.taken:
        says = f"{says}, and new research"
    if found.over:
        return Section("Scope", "scope", f"{says}; {found.over.normalize():f} person-days too many", "at risk")
    if found.money_over and may_read_audit(standing):
        return Section("Scope", "scope", f"{says}; it costs more than there is", "at risk")
    return Section("Scope", "scope", says, "in progress" if questions else "not started")


def _plan(standing: Standing, audit: Audit) -> Section:
    found = plan_of(standing, audit)
    done = sum(task.ended is not None for task, _ in found.tasks)
    says = f"{done} of {_many(len(found.tasks), 'task')} done"
    if found.days_late:
        return Section("Plan of the work", "plan", f"{says}; ends {_many(found.days_late, 'day')} late", "at risk")
    return Section("Plan of the work", "plan", says, _progress(done, len(found.tasks)))


def _commissions(standing: Standing, audit: Audit) -> Section:
    found = with_what_is_owed(commissions(standing, audit), standing)
    late = sum(each.late for each in found)  # type: ignore[attr-defined]
    says = _many(len(found), "commission") + (f"; {_many(late, 'thing')} owed and late" if late else "")
    return Section("Commissions", "commissions", says, "late" if late else "in progress" if found else "none")


def _counted(standing: Standing, audit: Audit) -> Section:
    found = datasets_counted(standing, audit)
    agencies = len({each.now.submission.agency_id for each in found})
    says = f"{_many(len(found), 'dataset')} of {_many(agencies, 'agency', 'agencies')} counted"
    return Section("One problem, every agency’s records", "problems", says, "in progress" if found else "not started")


def _evidence(standing: Standing, audit: Audit) -> list[Section]:
    told = list(knowledge(standing, audit).values_list("cited", flat=True))
    cited = sum(map(bool, told))
    themes = by_theme(provision(standing, audit))
    interviews = sum(map(len, themes.values()))
    said = f"{cited} of {_many(len(told), 'thing')} that people said cited"
    asked = f"{_many(interviews, 'interview')} on {_many(len(themes), 'theme')}"
    return [
        Section("Local knowledge", "knowledge", said, _progress(cited, len(told))),
        Section("Existing provision and gaps", "provision", asked, "in progress" if interviews else "not started"),
    ]


def _text(standing: Standing, audit: Audit) -> list[Section]:
    found = list(conclusions(standing, audit))
    interviewed = [Part.PROVISION] if audit.provision.exists() else []
    empty = len(empty_parts([*interviewed, *(each.part for each in found)]))
    shares, _ = reliance(found)
    relied_on = [each.base for each in shares if each.is_relied_on]
    rests = f"Most rests on one source alone: {relied_on[0]}" if relied_on else "No one source carries most of it"
    open_comments = audit.comments.filter(answered_on=None).count()
    says = f"{_many(len(found), 'finding')}; {_many(empty, 'part')} of the report empty"
    return [
        Section("What the audit says", "conclusions", says, "in progress" if found else "not started"),
        Section(
            "On whose data it rests", "reliance", rests if shares else "Nothing named yet",
            "at risk" if relied_on else "in progress" if shares else "not started",
        ),
        Section(
            "Interim findings and comments", "circulations", f"{_many(open_comments, 'comment')} not answered",
            "needs reply" if open_comments else "none",
        ),
    ]  # fmt: skip


def _afterwards(standing: Standing, audit: Audit) -> list[Section]:
    found = list(improvements(standing, audit).values_list("done_on", "due"))
    done = sum(done_on is not None for done_on, _ in found)
    late = sum(done_on is None and due < standing.today for done_on, due in found)
    says = f"{done} of {_many(len(found), 'improvement')} made" + (f", {late} overdue" if late else "")
    status = "overdue" if late else _progress(done, len(found))
    compared = Section("Compared with the cycle’s first audit", "audit-compare", "What has changed since", "ready")
    return [
        Section("Review and improvement", "improvements", says, status),
        *([compared] if audit.kind == Audit.Kind.INTERIM else []),
    ]


def _progress(done: int, count: int) -> str:
    if not count:
        return "not started"
    return "complete" if done == count else "in progress"


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
