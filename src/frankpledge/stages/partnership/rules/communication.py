"""What goes down to practitioners and members, and what comes up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Briefing, Level
from frankpledge.core.readiness.words import say_day, say_list
from frankpledge.stages.partnership.rules.voice import ANSWER_WITHIN

# Two committee rounds of a council's half year.
BRIEF_MEMBERS_EVERY = timedelta(days=183)


@rule(
    "BRIEFING-PRACTITIONERS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.279",
    requirements=("R044", "R045"),
    needs=("briefings",),
    mend="Hold a briefing for them on the Act, the partnership, the strategy and the action plan.",
)
def briefed_practitioners(facts: Facts) -> Iterator[Told]:
    """Practitioners of each agency were briefed on the partnership in the last year."""
    briefed = {b.agency for b in _recent_briefings(facts) if b.level is Level.OPERATIONAL}
    for agency in facts.members:
        posts = tuple(post for post in facts.posts_of(agency) if post.level is Level.OPERATIONAL)
        if posts and agency.id not in briefed:
            names = say_list(post.title for post in posts)
            sentence = f"{agency.name}: {names} had no briefing on the partnership in the last year."
            yield Told(f"agency:{agency.id}", sentence, posts)


@rule(
    "BRIEFING-ACKNOWLEDGED",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.279",
    requirements=("R044",),
    needs=("briefings.acknowledged_on",),
    mend="Ask the team to acknowledge what it was told, or tell it again.",
)
def acknowledged_briefings(facts: Facts) -> Iterator[Told]:
    """What was passed down was acknowledged within four weeks."""
    for briefing in _recent_briefings(facts):
        if briefing.acknowledged_on is None and facts.as_of - briefing.on > ANSWER_WITHIN:
            name = facts.agencies[briefing.agency].name
            sentence = f"{name} has not acknowledged the briefing of {say_day(briefing.on)}."
            yield Told(f"briefing:{briefing.id}", sentence, (briefing,))


@rule(
    "BRIEFING-PARTNERS",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.358",
    requirements=("R086",),
    needs=("briefings",),
    mend="Plan a seminar for these agencies on each other's perspectives and ways of working.",
)
def briefings_across_agencies(facts: Facts) -> Iterator[Told]:
    """Every member took part in the last year in a briefing that covered other agencies' ways of working."""
    covered = {b.agency for b in _recent_briefings(facts) if set(b.perspectives) - {b.agency}}
    without = [agency for agency in facts.members if agency.id not in covered]
    if without:
        names = say_list(agency.name for agency in without)
        sentence = f"No briefing on other agencies' ways of working reached: {names}."
        yield Told(f"partnership:{facts.case.partnership.id}", sentence)


@rule(
    "ISSUE-REPLIED",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.358",
    requirements=("R085",),
    mend="Reply to those who raised it, and record the reply.",
)
def replies_to_issues(facts: Facts) -> Iterator[Told]:
    """An issue raised from below has a reply within four weeks."""
    for issue in facts.case.issues:
        if issue.replied_on is None and facts.as_of - issue.raised_on > ANSWER_WITHIN:
            name = facts.agencies[issue.agency].name
            sentence = f"{name} raised “{issue.about}” on {say_day(issue.raised_on)} and has no reply."
            yield Told(f"issue:{issue.id}", sentence, (issue,))


@rule(
    "ISSUE-ROUTE",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.358",
    requirements=("R085",),
    needs=("issues",),
    mend="Tell practitioners how to raise an issue with the strategic group, and that they will have a reply.",
)
def issues_from_below(facts: Facts) -> Iterator[Told]:
    """In the last year somebody at operational level raised an issue with the partnership."""
    if not any(i.level is Level.OPERATIONAL and facts.is_recent(i.raised_on) for i in facts.case.issues):
        subject = f"partnership:{facts.case.partnership.id}"
        yield Told(subject, "Nobody at operational level raised an issue in the last year.")


@rule(
    "MEMBERS-BRIEFED",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.321",
    requirements=("R064",),
    needs=("member_briefings",),
    mend="Put a briefing from current figures before the committee that answers for community safety.",
)
def briefed_elected_members(facts: Facts) -> Iterator[Told]:
    """Elected members were briefed in the last half year."""
    since = facts.as_of - BRIEF_MEMBERS_EVERY
    if not any(since <= briefing.on <= facts.as_of for briefing in facts.case.member_briefings):
        subject = f"partnership:{facts.case.partnership.id}"
        yield Told(subject, f"No committee of elected members was briefed since {say_day(since)}.")


def _recent_briefings(facts: Facts) -> list[Briefing]:
    return [briefing for briefing in facts.case.briefings if facts.is_recent(briefing.on)]
