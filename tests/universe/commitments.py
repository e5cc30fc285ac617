"""Commitments beyond a post's authority, for tests: the police's inspector asks its commander, or the board."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import CommitmentRequest, Group
from frankpledge.stages.partnership.services.commitments import answer_commitment, ask_for_approval
from tests.universe.authority import a_card, agreed, filled
from tests.universe.groups import a_seat
from tests.universe.meetings import group
from tests.universe.partnership import AT, Universe


@dataclass(frozen=True)
class Asking:
    """A post that may commit £500, and whom it can ask for more."""

    post: Post
    commander: Post
    """May commit £5,000; held by the information officer."""
    board: Group
    """Chaired by whoever chairs the partnership."""


def asking(universe: Universe) -> Asking:
    """Set up the posts with their cards agreed, and the board with its chair. The output checker holds the post."""
    post, commander = universe.post(title="Inspector"), universe.post(title="Commander")
    agreed(a_card(universe, post), universe)
    agreed(a_card(universe, commander, authority_pounds=5_000), universe)
    filled(post, universe.people[Role.OUTPUT_CHECKER], universe)
    filled(commander, universe.people[Role.INFORMATION_OFFICER], universe)
    board, leader = group(universe), universe.post("Tithingham Borough Council", "Leader")
    filled(leader, universe.people[Role.CHAIR], universe)
    a_seat(universe, board, leader, role="chair")
    return Asking(post, commander, board)


def a_request(universe: Universe, found: Asking | None = None, **given: object) -> CommitmentRequest:
    """Let the co-ordinator ask the commander for £900, or whomever and whatever is given."""
    found = found or asking(universe)
    wanted = {"post": found.post, "pounds": 900, "what": "A van for the wardens", "by": universe.coordinator, "at": AT}
    whom = {} if given.keys() & {"of_post", "of_group"} else {"of_post": found.commander}
    return ask_for_approval(**(wanted | whom | given))


def approved(request: CommitmentRequest, universe: Universe, by: Role = Role.INFORMATION_OFFICER) -> CommitmentRequest:
    """Approve it, as the commander does, or as whoever holds a role."""
    answer_commitment(request=request, answer="approved", by=universe.as_(by), at=AT)
    return CommitmentRequest.objects.get(pk=request.pk)
