"""Role cards, delegations, training, skills and procedures of the universe."""

from __future__ import annotations

from frankpledge.foundation.accounts import services as accounts
from frankpledge.foundation.accounts.models import Person, Post, PostHolding
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import Delegation, Procedure, RoleCard, Skill, Training
from frankpledge.stages.partnership.services import delegations, procedures, role_cards, training
from tests.universe.partnership import AT, BEGAN, Universe


def filled(post: Post, person: Person, universe: Universe) -> PostHolding:
    """Record who holds a post."""
    return accounts.fill_post(post=post, person=person, since=BEGAN, by=universe.coordinator, at=AT)


def a_card(universe: Universe, post: Post | None = None, **given: object) -> RoleCard:
    """Write a post's role card, as the co-ordinator does."""
    wanted = {"role": "Speaks for the force", "authority_pounds": 500, "by": universe.coordinator, "at": AT}
    return role_cards.write_card(post=post or universe.post(), **(wanted | given))


def agreed(card: RoleCard, universe: Universe) -> RoleCard:
    """Agree a card of the police, as their representative does."""
    by = universe.as_(Role.AGENCY_REPRESENTATIVE)
    role_cards.agree_card(card=card, seen=role_cards.mark_of_card(card), by=by, at=AT)
    return RoleCard.objects.get(pk=card.pk)


def a_delegation(universe: Universe, **given: object) -> Delegation:
    """Record that the superintendent handed work to the community safety officer."""
    wanted = {"functions": ["audit"], "limits": "Spends nothing", "since": BEGAN, "by": universe.coordinator, "at": AT}
    posts = {} if "from_post" in given else {"from_post": universe.post(), "to_post": officer(universe)}
    return delegations.delegate(**(wanted | posts | given))


def officer(universe: Universe) -> Post:
    """Set up the post that co-ordinates the partnership."""
    return universe.post(
        "Tithingham Borough Council", "Community safety officer", level="co-ordinating", co_ordinates=True
    )


def a_training(universe: Universe, post: Post | None = None, **given: object) -> Training:
    """Record training in project management."""
    wanted = {"competency": "project-management", "by": universe.coordinator, "at": AT}
    return training.record_training(post=post or officer(universe), **(wanted | given))


def a_skill(universe: Universe, post: Post | None = None, skill: str = "mapping") -> Skill:
    """Record a skill."""
    return training.record_skill(post=post or officer(universe), skill=skill, by=universe.coordinator, at=AT)


def a_procedure(universe: Universe, post: Post | None = None, **given: object) -> Procedure:
    """Record a procedure of the community safety officer."""
    wanted = {"name": f"Procedure {Procedure.objects.count()}", "by": universe.coordinator, "at": AT}
    return procedures.record_procedure(post=post or officer(universe), **(wanted | given))
