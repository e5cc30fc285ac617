"""What representatives may commit, and by what right things were decided."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.core.readiness import Facts, Head, Severity, Told, rule
from frankpledge.core.readiness.case import Decision, Level, RoleCard, Seniority
from frankpledge.core.readiness.words import say_list, say_slug

# Who can speak for an agency in a strategic group. Elected members and volunteers govern theirs.
CAN_SPEAK = (Seniority.CHIEF_OFFICER, Seniority.SENIOR, Seniority.ELECTED_MEMBER, Seniority.VOLUNTEER)


@rule(
    "ROLE-CARD",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.287",
    requirements=("R051", "R074", "R269"),
    needs=("role_cards",),
    mend="Write a role card with the representative's agency and agree it.",
)
def a_card_for_each_seat(facts: Facts) -> Iterator[Told]:
    """Everybody with a seat has a role card."""
    carded = {card.post for card in facts.case.role_cards}
    for post, seats in facts.seats_by_post().items():
        if post not in carded:
            names = say_list(facts.groups[seat.group].name for seat in seats)
            sentence = f"The {facts.title(post)} sits in {names} without a role card."
            yield Told(f"post:{post}", sentence, seats)


@rule(
    "ROLE-CARD-SAYS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.287",
    requirements=("R051", "R074", "R269"),
    mend="Complete the card with the representative's agency, and record the day on which both agreed it.",
)
def what_a_card_says(facts: Facts) -> Iterator[Told]:
    """A role card says the authority to commit, accountability, role, time and resources, and was agreed."""
    for card in facts.case.role_cards:
        if wanting := _wanting(card):
            sentence = f"The role card of the {facts.title(card.post)} does not say {say_list(wanting)}."
            yield Told(f"post:{card.post}", sentence, (card,))


@rule(
    "AUTHORITY-COMMIT",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.317, l.666",
    requirements=("R061", "R269"),
    mend="Agree with the agency a sum its representative may commit, or who approves commitments and how soon.",
)
def someone_who_can_commit(facts: Facts) -> Iterator[Told]:
    """Each agency has a representative who may commit some of its resources."""
    for agency in facts.members:
        own = {post.id for post in facts.posts_of(agency)}
        cards = [card for card in facts.case.role_cards if card.post in own]
        if cards and all(card.authority_pounds == 0 for card in cards):
            sentence = f"No representative of {agency.name} may commit any of its resources."
            yield Told(f"agency:{agency.id}", sentence, tuple(cards))


@rule(
    "AUTHORITY-WITHIN",
    Severity.RECOMMENDED,
    Head.RESOURCES,
    source="report l.666",
    requirements=("R269",),
    mend="Have the commitment approved by somebody with the authority, or by the group.",
)
def commitments_within_authority(facts: Facts) -> Iterator[Told]:
    """Nobody commits more than the role card allows, unless it was approved or a meeting ratified it."""
    cards = {card.post: card for card in facts.case.role_cards}
    for decision in facts.case.decisions:
        card = cards.get(decision.post)
        limit = card.authority_pounds if card else None
        is_right = decision.approved_on or decision.ratified_at
        if limit is not None and (decision.pounds or 0) > limit and not is_right:
            sentence = (
                f"“{decision.what}” commits £{decision.pounds or 0:,}; the {facts.title(decision.post)} may commit "
                f"£{limit:,}."
            )
            yield Told(f"decision:{decision.id}", sentence, (decision,))


@rule(
    "AUTHORITY-SENIOR",
    Severity.ADVICE,
    Head.COMMITMENT,
    source="report l.345",
    requirements=("R074",),
    mend="Ask the agency for a representative who can speak for it, or record why this one can.",
)
def senior_representatives(facts: Facts) -> Iterator[Told]:
    """Each agency in a strategic group is represented there by somebody who can speak for it."""
    strategic = {group.id for group in facts.active_groups if group.level is Level.STRATEGIC}
    for agency in facts.members:
        own = {post.id: post for post in facts.posts_of(agency)}
        seats = [seat for seat in facts.seats if seat.group in strategic and seat.post in own]
        if seats and not any(own[seat.post].seniority in CAN_SPEAK for seat in seats):
            sentence = f"{agency.name} is represented in the strategic groups by no senior post."
            yield Told(f"agency:{agency.id}", sentence, tuple(seats))


@rule(
    "ACTION-AUTHORITY",
    Severity.RECOMMENDED,
    Head.PRESSURES,
    source="report l.692",
    requirements=("R284",),
    needs=("actions.decision",),
    mend="Have the action approved by the group that answers for the action plan, and record under what authority.",
)
def authority_of_actions(facts: Facts) -> Iterator[Told]:
    """Each action was approved by a decision, taken under an authority that is recorded."""
    decisions = {decision.id: decision for decision in facts.case.decisions}
    for action in facts.case.actions:
        if not _is_authorised(decisions.get(action.decision)):
            sentence = f"“{action.what}” was approved under no recorded authority."
            yield Told(f"action:{action.id}", sentence, (action,))


@rule(
    "DELEGATION-BOUNDS",
    Severity.RECOMMENDED,
    Head.COMMITMENT,
    source="report l.331",
    requirements=("R068",),
    needs=("delegations.*",),
    mend="Write down the limits, and what must come back to which group for decision.",
)
def bounds_of_delegations(facts: Facts) -> Iterator[Told]:
    """A delegation has limits, and says what must come back for decision and to whom."""
    for delegation in facts.case.delegations:
        held = {
            "limits": delegation.limits,
            "what comes back for decision": delegation.comes_back,
            "to which group it comes back": delegation.comes_back_to,
        }
        if wanting := [what for what, there in held.items() if not there]:
            work = say_list(say_slug(function) for function in delegation.functions)
            sentence = f"The delegation of {work} to the {facts.title(delegation.to_post)} lacks {say_list(wanting)}."
            yield Told(f"delegation:{delegation.id}", sentence, (delegation,))


def _wanting(card: RoleCard) -> list[str]:
    held = {
        "what authority there is to commit": card.authority_pounds is not None,
        "the line of accountability": card.reports_to,
        "the role": card.role,
        "the time expected": card.monthly_hours is not None,
        "the resources to be brought": card.resources,
        "when it was agreed": card.agreed_on,
    }
    return [what for what, there in held.items() if not there]


def _is_authorised(decision: Decision | None) -> bool:
    return bool(decision and (decision.authority or decision.meeting or decision.ratified_at))
