"""The live partnership as a case: the same plain facts as a file for the command line holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.text import slugify

from frankpledge.core.cycle import Tier
from frankpledge.core.readiness import case as facts
from frankpledge.core.readiness.facts import holds
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.registers import Row, Rows, groups_by_owner, listed, read_registers
from frankpledge.site.readiness.audit_case import audits_of, linked
from frankpledge.site.readiness.audit_registers import KEPT_WHOLE
from frankpledge.site.readiness.consultation_registers import consultation_of
from frankpledge.site.readiness.reading import facts_of
from frankpledge.site.readiness.registers import registers_of

PLAIN = {
    "commitments": facts.Commitment, "holders": facts.Holder, "resource_changes": facts.ResourceChange,
    "journeys": facts.Journey, "role_cards": facts.RoleCard, "trainings": facts.Training, "skills": facts.Skill,
    "delegations": facts.Delegation, "seats": facts.Seat, "posts": facts.Post, "invitations": facts.Invitation,
    "attendances": facts.Attendance, "tier_statements": facts.TierStatement, "contributions": facts.Contribution,
    "leads": facts.Lead, "objections": facts.Objection, "issues": facts.IssueRaised,
    "member_briefings": facts.MemberBriefing, "steps": facts.StepDates, "documents": facts.Document,
    "answers": facts.Answer,
}  # fmt: skip
"""The registers whose rows are facts as they stand."""


def case_of(partnership: Partnership, today: date) -> facts.Case:
    """Return the facts of a partnership on a day, in one query; ``KEPT_WHOLE`` says of which registers it has all."""
    rows = read_registers(registers_of(partnership, today))
    plain: dict[str, Any] = {name: facts_of(kind, rows.get(name, ())) for name, kind in PLAIN.items()}
    return facts.Case(
        partnership=facts.Partnership(
            id=str(partnership.pk), name=partnership.name, regime=partnership.regime, tier=Tier(partnership.tier),
            started=partnership.started, predecessor=partnership.predecessor,
        ),
        as_of=today,
        registers=KEPT_WHOLE,
        agencies=_agencies(rows),
        staffing=facts_of(facts.Staffing, rows.get("staffing", ()), id=lambda row: f"staffing-{row['id']}"),
        procedures=_procedures(rows, today),
        groups=_groups(rows),
        **_meetings(rows),
        **_exchange(rows),
        risks=_risks(rows),
        **audits_of(rows),
        **consultation_of(rows),
        **plain | {"answers": (*plain["answers"], *_kept_apart(rows, today))},
    )  # fmt: skip


def _agencies(rows: Rows) -> tuple[facts.Agency, ...]:
    """Return each agency once, by its latest place where it left and came back."""
    latest = {row["agency"]: row for row in sorted(rows.get("places", ()), key=lambda row: row["joined"])}
    return facts_of(facts.Agency, latest.values(), id=lambda row: str(row["agency"]))


def _procedures(rows: Rows, today: date) -> tuple[facts.Procedure, ...]:
    """Return the procedures with how many people hold a post that can do each."""
    also = groups_by_owner(rows.get("procedures.able", ()))
    held: dict[str, set[int]] = {}
    for holder in facts_of(facts.Holder, rows.get("holders", ())):
        if holds(holder.since, holder.until, today):
            held.setdefault(holder.post, set()).add(int(holder.person))

    def able(row: Row) -> int:
        posts = (str(row["post"]), *also.get(row["id"], ()))
        return len(set().union(*(held.get(post, set()) for post in posts)))

    return facts_of(facts.Procedure, rows.get("procedures", ()), able=able)


def topic_slugs(rows: Rows) -> dict[str, str]:
    """Return the topics as rules name them, by their keys."""
    return {str(row["id"]): slugify(row["name"]) or str(row["id"]) for row in rows.get("topics", ())}


def _groups(rows: Rows) -> tuple[facts.Group, ...]:
    topics, slugs = groups_by_owner(rows.get("groups.topics", ())), topic_slugs(rows)
    return facts_of(
        facts.Group, rows.get("groups", ()), meets_jointly_with=linked(rows, "groups.meets_jointly_with"),
        topics=lambda row: tuple(sorted(slugs[key] for key in topics.get(row["id"], ()))),
    )  # fmt: skip


APART = ("GROUP-FUNCTION-ONE", "GROUP-OVERLAP")


def _kept_apart(rows: Rows, today: date) -> tuple[facts.Answer, ...]:
    """Return, as answers, the reasons for which a group goes on beside each other one (R048)."""
    groups = {f"group:{row['id']}": row["overlap_reason"] for row in rows.get("groups", ())}
    pairs = [(one, other) for one, reason in groups.items() if reason for other in groups if other != one]
    return tuple(
        facts.Answer(
            id=f"apart-{one}-{other}", rule=rule, subject=" ".join(sorted((one, other))), reason=groups[one], on=today
        )
        for one, other in pairs
        for rule in APART
    )


def _meetings(rows: Rows) -> dict[str, Any]:
    slugs = topic_slugs(rows)

    def topic(row: Row) -> str:
        return slugs.get(str(row["topic"]), "")

    return {
        "meetings": facts_of(facts.Meeting, rows.get("meetings", ()), groups=linked(rows, "meetings.groups")),
        "agenda_items": facts_of(facts.AgendaItem, rows.get("agenda_items", ()), topic=topic),
        "decisions": facts_of(facts.Decision, rows.get("decisions", ()), topic=topic),
        "actions": facts_of(facts.Action, rows.get("actions", ()), topic=topic),
    }


def _exchange(rows: Rows) -> dict[str, Any]:
    return {
        "responsibilities": facts_of(
            facts.Responsibility, rows.get("responsibilities", ()), supports=linked(rows, "responsibilities.supports"),
            informed=linked(rows, "responsibilities.informed"),
        ),
        "briefings": facts_of(
            facts.Briefing, rows.get("briefings", ()),
            perspectives=linked(rows, "briefings.perspectives", by="briefing"),
        ),
    }  # fmt: skip


def _risks(rows: Rows) -> tuple[facts.Risk, ...]:
    actions, procedures = linked(rows, "risks.actions"), linked(rows, "risks.procedures")
    steps = {row["step"]: str(row["id"]) for row in rows.get("steps", ())}

    def endangers(row: Row) -> tuple[str, ...]:
        return (*actions(row), *procedures(row), *(steps[key] for key in listed(row["steps"]) if key in steps))

    return facts_of(facts.Risk, rows.get("risks", ()), endangers=endangers)
