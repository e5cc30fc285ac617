"""What would come of a filled-in workbook: what would be set up, and which rows would be left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from frankpledge.adapters.joining import Entry, Joining
from frankpledge.adapters.regimes import read_regime
from frankpledge.core.cycle import Tier
from frankpledge.core.faults import Fault, group_faults
from frankpledge.core.readiness.case import Standing as Place
from frankpledge.foundation.accounts.models import PartnershipAgency, Post
from frankpledge.foundation.accounts.standing import Standing, open_on
from frankpledge.stages.partnership.models import Cycle, Group
from frankpledge.stages.partnership.permissions import check_may_coordinate
from frankpledge.stages.partnership.queries.cycle import open_cycle
from frankpledge.stages.partnership.queries.groups import are_current
from frankpledge.stages.partnership.queries.tiers import agreed_on
from frankpledge.stages.partnership.rules.tiers import reasons_not_to_start_audit


@dataclass(frozen=True)
class There:
    """What the partnership has already, by names in small letters, and what the law knows by key."""

    agencies: Mapping[str, PartnershipAgency]
    groups: Mapping[str, Group]
    posts: frozenset[tuple[str, str]]
    bodies: Mapping[str, str]
    steps: Mapping[str, str]
    recorded: frozenset[str]
    cycle: Cycle | None
    baselines: frozenset[tuple[str, str, date]]
    has_aims: bool
    must_wait: frozenset[str]
    today: date


@dataclass
class Draft:
    """The rows that would be taken over, sheet by sheet, and those that would be left out."""

    there: There
    rows: dict[str, list[Entry]] = field(default_factory=dict)
    left_out: list[Fault] = field(default_factory=list)

    def of(self, sheet: str) -> list[Entry]:
        """Return the sound rows of a sheet."""
        return self.rows.get(sheet, [])

    @property
    def needs_cycle(self) -> bool:
        """Whether something is to be taken over that belongs to a cycle."""
        return any(self.of(sheet) for sheet in ("Last strategy", "Baselines", "Steps"))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is left out and why, alike rows together."""
        return group_faults(self.left_out)


def draft_joining(standing: Standing, joining: Joining) -> Draft:
    """Return what would come of a workbook in this partnership. Nothing is changed."""
    check_may_coordinate(standing)
    draft = Draft(_there(standing), left_out=list(joining.faults))
    for sheet, judge in JUDGES.items():
        seen: set[str] = set()
        for entry in joining.entries.get(sheet, ()):
            column, mend = _repeated(entry, seen) or judge(entry, draft) or ("", "")
            if mend == SKIPPED:
                continue
            if mend:
                draft.left_out.append(Fault("joining-left-out", mend, sheet=sheet, row=entry.row, column=column))
            else:
                draft.rows.setdefault(sheet, []).append(entry)
    return draft


Verdict = tuple[str, str] | None
SKIPPED = "-"
NAMED_BY = {"Members": ("Agency",), "Groups": ("Group",), "Posts": ("Agency", "Post"), "Steps": ("Step",),
            "Baselines": ("Measure", "Unit", "Date")}  # fmt: skip


def _repeated(entry: Entry, seen: set[str]) -> Verdict:
    headings = NAMED_BY.get(entry.sheet, ())
    name = " / ".join(entry.text(heading).lower() for heading in headings)
    if headings and name in seen:
        return headings[-1], "this stands on an earlier row already."
    seen.add(name)
    return None


def _judge_member(entry: Entry, draft: Draft) -> Verdict:
    body = entry.text("Body")
    if entry.text("Agency").lower() in draft.there.agencies:
        return "Agency", "it takes part already, and is left as it is."
    if body and body.lower() not in draft.there.bodies:
        return "Body", "the law names no such body for this partnership: see the sheet Notes for those it does."
    if entry.text("Standing") == Place.MEMBER and not entry.text("Reason"):
        return "Reason", "say why a body that the law does not list is a member, and what it brings."
    return None


def _judge_group(entry: Entry, draft: Draft) -> Verdict:
    if entry.text("Group").lower() in draft.there.groups:
        return "Group", "a group of that name is at work already, and is left as it is."
    return ("Since", "this day lies ahead.") if _is_ahead(entry, "Since", draft) else None


def _judge_post(entry: Entry, draft: Draft) -> Verdict:
    agency = entry.text("Agency").lower()
    if (agency, entry.text("Post").lower()) in draft.there.posts:
        return "Post", "this post is set up already, and is left as it is."
    if agency not in draft.there.agencies and agency not in _names(draft.of("Members"), "Agency"):
        return "Agency", "this agency neither takes part nor is a sound row of the sheet Members."
    known = set(draft.there.groups) | _names(draft.of("Groups"), "Group")
    if any(group.lower() not in known for group in groups_named(entry)):
        return "Groups", "one of these groups is neither at work nor a sound row of the sheet Groups."
    return None


def groups_named(entry: Entry) -> list[str]:
    """Return the groups in which a post is to have a seat."""
    return [name.strip() for name in entry.text("Groups").split(";") if name.strip()]


def _judge_aim(entry: Entry, draft: Draft) -> Verdict:
    if draft.there.has_aims:
        return "Priority", "the last strategy has been taken over already."
    if entry.text("Target") and not entry.text("Objective"):
        return "Objective", "a target stands under an objective: fill it in."
    return None


def _judge_baseline(entry: Entry, draft: Draft) -> Verdict:
    if _is_ahead(entry, "Date", draft):
        return "Date", "this day lies ahead."
    if (entry.text("Measure"), entry.text("Unit"), entry.values["Date"]) in draft.there.baselines:
        return "Measure", "this baseline is recorded already."
    return None


def _judge_step(entry: Entry, draft: Draft) -> Verdict:
    begun, ended = entry.values.get("Begun"), entry.values.get("Ended")
    if not begun and not ended:
        return "", SKIPPED
    key = draft.there.steps.get(entry.text("Step").lower())
    verdicts: Iterable[tuple[bool, str, str]] = (
        (key is None, "Step", "the cycle has no such step: use the names of the template."),
        (key in draft.there.recorded, "Step", "this step is recorded already, and is left as it is."),
        (not begun, "Begun", "enter the day on which it was begun as well."),
        (_is_ahead(entry, "Begun", draft), "Begun", "this day lies ahead."),
        (_is_ahead(entry, "Ended", draft), "Ended", "this day lies ahead."),
        (_ends_first(entry), "Ended", "the step cannot end before it was begun."),
        (key in draft.there.must_wait, "Step", "the roles of both councils must be stated and agreed first."),
    )
    return next(((column, mend) for is_wrong, column, mend in verdicts if is_wrong), None)


JUDGES: Mapping[str, Callable[[Entry, Draft], Verdict]] = {
    "Members": _judge_member, "Groups": _judge_group, "Posts": _judge_post, "Last strategy": _judge_aim,
    "Baselines": _judge_baseline, "Steps": _judge_step,
}  # fmt: skip
"""In this order: posts are judged by the agencies and groups before them."""


def _names(entries: Iterable[Entry], heading: str) -> set[str]:
    return {entry.text(heading).lower() for entry in entries}


def _is_ahead(entry: Entry, heading: str, draft: Draft) -> bool:
    day = entry.values.get(heading)
    return isinstance(day, date) and day > draft.there.today


def _ends_first(entry: Entry) -> bool:
    begun, ended = entry.values.get("Begun"), entry.values.get("Ended")
    return isinstance(begun, date) and isinstance(ended, date) and ended < begun


def _there(standing: Standing) -> There:
    partnership, regime = standing.partnership, read_regime(standing.partnership.regime)
    places = PartnershipAgency.objects.filter(open_on(standing.today), partnership=partnership).select_related("agency")
    groups = Group.objects.filter(are_current(standing.today), partnership=partnership)
    posts = Post.objects.filter(open_on(standing.today), partnership=partnership)
    steps = [step for step in regime.steps_in(Tier(partnership.tier)) if not step.is_continuing]
    cycle = open_cycle(standing)
    recorded = cycle.steps.exclude(started=None).values_list("step", flat=True) if cycle else ()
    return There(
        agencies={place.agency.name.lower(): place for place in places},
        groups={group.name.lower(): group for group in groups},
        posts=frozenset((one.lower(), two.lower()) for one, two in posts.values_list("agency__name", "title")),
        bodies={word.lower(): body.key for body in regime.bodies for word in (body.name, body.key)},
        steps={word.lower(): step.key for step in steps for word in (step.label, step.key)},
        recorded=frozenset(recorded),
        cycle=cycle,
        baselines=frozenset(cycle.baselines.values_list("measure", "unit", "on") if cycle else ()),
        has_aims=bool(cycle and cycle.inherited_aims.exists()),
        must_wait=frozenset({steps[0].key} if steps and _tiers_wait(standing) else ()),
        today=standing.today,
    )


def _tiers_wait(standing: Standing) -> bool:
    return bool(reasons_not_to_start_audit(Tier(standing.partnership.tier), agreed_on(standing)))
