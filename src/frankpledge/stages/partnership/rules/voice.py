"""Whether every member has a voice and a share in the work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Agency, Invitation, Lead, Sector
from frankpledge.core.readiness.words import say_day, say_list, say_slug
from frankpledge.stages.partnership.rules.attendance import TOOK_PART, WITH_A_DUTY

# Four weeks: a member is answered before the next monthly meeting.
ANSWER_WITHIN = timedelta(days=28)
# Fewer leads than this say nothing about who dominates.
LEAST_LEADS = 4
# The lion's share: three quarters of all leads with the two agencies that have most of them.
LIONS_SHARE = 0.75
# A step is shared when at least half of the bodies with a duty brought something to it.
SHARED = 0.5


@rule(
    "LEADS-SPREAD",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.297",
    requirements=("R053",),
    mend="Offer some of the leads to other agencies, or record why these two should hold them.",
)
def spread_of_leads(facts: Facts) -> Iterator[Told]:
    """No two agencies hold three quarters of the leads between them."""
    by_agency = Counter(lead.agency for lead in facts.case.leads)
    most = by_agency.most_common(2)
    held = sum(count for _, count in most)
    if by_agency.total() >= LEAST_LEADS and held >= LIONS_SHARE * by_agency.total() and len(facts.members) > 2:
        names = say_list(facts.agencies[agency].name for agency, _ in sorted(most))
        sentence = f"{names} hold {held} of {by_agency.total()} leads."
        subject = " ".join(sorted(f"agency:{agency}" for agency, _ in most))
        yield Told(subject, sentence, _leads_of(facts, {agency for agency, _ in most}))


@rule(
    "OBJECTION-ANSWERED",
    Severity.RECOMMENDED,
    Head.PRESSURES,
    source="report l.299-301",
    requirements=("R054",),
    mend="Answer the member, record the answer and report it to the group.",
)
def answers_to_objections(facts: Facts) -> Iterator[Told]:
    """A member's objection is answered within four weeks."""
    for objection in facts.case.objections:
        if objection.answered_on is None and facts.as_of - objection.raised_on > ANSWER_WITHIN:
            name = facts.agencies[objection.agency].name
            sentence = f"{name} objected on {say_day(objection.raised_on)} to {objection.about} and has no answer."
            yield Told(f"agency:{objection.agency} objection:{objection.id}", sentence, (objection,))


@rule(
    "PAPERS-SAME",
    Severity.RECOMMENDED,
    Head.PRESSURES,
    source="report l.299-301",
    requirements=("R054",),
    mend="Send everyone invited the same papers, on the same day.",
)
def same_papers(facts: Facts) -> Iterator[Told]:
    """Everyone invited to a meeting was sent its papers, if anyone was."""
    by_meeting: defaultdict[str, list[Invitation]] = defaultdict(list)
    for invitation in facts.case.invitations:
        if invitation.meeting in facts.meetings:
            by_meeting[invitation.meeting].append(invitation)
    for meeting, invitations in sorted(by_meeting.items()):
        without = [invitation for invitation in invitations if invitation.papers_sent_on is None]
        if without and len(without) < len(invitations):
            names = say_list(facts.title(invitation.post) for invitation in without)
            day = say_day(facts.meetings[meeting].on)
            yield Told(f"meeting:{meeting}", f"For {day} others had papers but not the {names}.", tuple(without))


@rule(
    "CONTRIBUTION-NONE",
    Severity.ADVICE,
    Head.RESOURCES,
    source="report l.303-305",
    requirements=("R056", "R327"),
    needs=("contributions",),
    mend="Agree with the member what it can bring: data, time, money, a venue, knowledge or volunteers.",
)
def something_besides_attendance(facts: Facts) -> Iterator[Told]:
    """A member that comes to meetings brings something besides."""
    brought = {c.agency for c in facts.case.contributions if c.on is None or facts.is_recent(c.on)}
    for agency in facts.members:
        came = tuple(a for a in facts.attendances.get(agency.id, ()) if a.presence in TOOK_PART)
        if came and agency.id not in brought:
            sentence = f"{agency.name} came to meetings in the last year and is recorded as bringing nothing else."
            yield Told(f"agency:{agency.id}", sentence, came)


@rule(
    "CONTRIBUTION-STEP",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.781",
    requirements=("R327",),
    needs=("contributions.step", "steps"),
    mend="Ask the bodies that had no part in the step what they could bring to it next time.",
)
def shared_steps(facts: Facts) -> Iterator[Told]:
    """At least half of the bodies with a duty brought something to each step that was taken."""
    owing = {agency.id: agency for agency in facts.members if agency.standing in WITH_A_DUTY}
    for dates in facts.case.steps:
        shared = {c.agency for c in facts.case.contributions if c.step == dates.step}
        shared |= {lead.agency for lead in facts.case.leads if lead.step == dates.step}
        apart = [agency for key, agency in sorted(owing.items()) if key not in shared]
        if dates.ended and len(apart) > (1 - SHARED) * len(owing):
            yield Told(f"step:{dates.step}", _apart(dates.step, apart), (dates,))


@rule(
    "VOLUNTARY-LEAD",
    Severity.ADVICE,
    Head.PRESSURES,
    source="report l.299-301",
    requirements=("R053", "R054"),
    needs=("leads", "decisions.agency"),
    mend="Invite voluntary and community members to lead something or to bring proposals.",
)
def voluntary_voice(facts: Facts) -> Iterator[Told]:
    """Some lead is held, or some decision was proposed, by a voluntary or community member."""
    smaller = [a for a in facts.members if a.sector in (Sector.VOLUNTARY, Sector.COMMUNITY)]
    active = {lead.agency for lead in facts.case.leads} | {d.agency for d in facts.case.decisions}
    if smaller and not active & {agency.id for agency in smaller}:
        sentence = "No voluntary or community member leads anything or proposed any decision."
        yield Told("sector:voluntary", sentence, tuple(smaller))


def _apart(step: str, apart: list[Agency]) -> str:
    return f"To the {say_slug(step)}, {say_list(agency.name for agency in apart)} brought nothing that is recorded."


def _leads_of(facts: Facts, agencies: set[str]) -> tuple[Lead, ...]:
    return tuple(lead for lead in facts.case.leads if lead.agency in agencies)
