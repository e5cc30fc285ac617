"""Role cards, commitments, delegations, training, skills, procedures: members read them, the co-ordinator keeps them.

A card is agreed for the post's agency by that agency's own representative, and by nobody else. More than a card allows
is asked for by the holder of the post, a representative of its agency or the co-ordinator, and answered by the holder
of the post asked.
"""

from __future__ import annotations

from typing import Any

from tests.site.access.row import COORDINATOR, MEMBERS, Row
from tests.universe.authority import a_card, a_delegation, a_procedure, a_skill, a_training
from tests.universe.commitments import a_request, asking
from tests.universe.partnership import Universe

REPRESENTATIVE = "R"


def a_post_with_a_card(universe: Universe) -> list[Any]:
    return [a_card(universe).post_id]


def delegated(universe: Universe) -> list[Any]:
    return [a_delegation(universe).pk]


def trained(universe: Universe) -> list[Any]:
    return [a_training(universe).pk]


def skilled(universe: Universe) -> list[Any]:
    return [a_skill(universe).pk]


def followed(universe: Universe) -> list[Any]:
    return [a_procedure(universe).pk]


def asked_for(universe: Universe) -> list[Any]:
    return [a_request(universe).pk]


def to_ask_a_post(universe: Universe) -> list[Any]:
    found = asking(universe)
    return [found.post.pk, 900, found.commander.pk]


def to_ask_a_group(universe: Universe) -> list[Any]:
    found = asking(universe)
    return [found.post.pk, 900, found.board.pk]


HOLDER = "O"
"""Holds the post that asks."""
COMMANDER = "I"
"""Holds the post that is asked."""

ROWS = [
    Row("partnership:commitments", MEMBERS),
    Row("partnership:commitment", MEMBERS, arguments=asked_for),
    Row("partnership:commitment-answer", COMMANDER, COMMANDER, asked_for),
    Row("partnership:commitment-withdraw", "CR" + HOLDER, "CR" + HOLDER, asked_for),
    Row("partnership:commitment-ask-post", "CR" + HOLDER, "CR" + HOLDER, to_ask_a_post),
    Row("partnership:commitment-ask-group", "CR" + HOLDER, "CR" + HOLDER, to_ask_a_group),
    Row("partnership:role-cards", MEMBERS),
    Row("partnership:role-card-commit", MEMBERS),
    Row("partnership:role-card", MEMBERS, arguments=a_post_with_a_card),
    Row("partnership:role-card-print", MEMBERS, arguments=a_post_with_a_card),
    Row("partnership:role-card-write", COORDINATOR, COORDINATOR, a_post_with_a_card),
    Row("partnership:role-card-agree", REPRESENTATIVE, REPRESENTATIVE, a_post_with_a_card),
    Row("partnership:delegations", MEMBERS),
    Row("partnership:delegation-record", COORDINATOR, COORDINATOR),
    Row("partnership:delegation", MEMBERS, arguments=delegated),
    Row("partnership:delegation-end", COORDINATOR, COORDINATOR, delegated),
    Row("partnership:training", MEMBERS),
    Row("partnership:training-record", COORDINATOR, COORDINATOR),
    Row("partnership:training-complete", COORDINATOR, COORDINATOR, trained),
    Row("partnership:training-withdraw", COORDINATOR, COORDINATOR, trained),
    Row("partnership:training-skills", MEMBERS),
    Row("partnership:training-skill-record", COORDINATOR, COORDINATOR),
    Row("partnership:training-skill-withdraw", COORDINATOR, COORDINATOR, skilled),
    Row("partnership:procedures", MEMBERS),
    Row("partnership:procedure-record", COORDINATOR, COORDINATOR),
    Row("partnership:procedure-dependence", MEMBERS),
    Row("partnership:procedure", MEMBERS, arguments=followed),
    Row("partnership:procedure-change", COORDINATOR, COORDINATOR, followed),
    Row("partnership:procedure-withdraw", COORDINATOR, COORDINATOR, followed),
]
