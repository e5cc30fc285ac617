"""Groups, what they talk about, who sits in them; the register of documents."""

from __future__ import annotations

from datetime import timedelta

from frankpledge.core.readiness.case import Function, Level, SeatRole
from frankpledge.stages.partnership.models import Document, ExpectedSeat, Group, Seat, Topic
from tests.universe.busy.town import BEGAN, TODAY, Town, insert, tie

BOARD_SEATS = 40
SEATS = 16
TOPICS_OF_A_GROUP = 6
EXPECTED = ("Commander", "Chief officer", "Member for community safety", "Voluntary sector")


def add_groups(town: Town) -> None:
    """Set up topics and groups; the first group is the board, with the most seats."""
    town.topics = insert(town.row(Topic, name=f"Topic {number:02}") for number in range(town.size.share(24)))
    functions, levels = list(Function), list(Level)
    town.groups = insert(
        town.row(
            Group, name=f"Group {number}", level=levels[number % len(levels)], remit="Keeps to its remit.",
            functions=[str(functions[(number + step) % len(functions)]) for step in (0, 1, 5)], started=BEGAN,
            powers="May spend up to £5,000." if number % 2 else "", terms_agreed_on=BEGAN if number % 3 else None,
        )
        for number in range(town.size.groups)
    )  # fmt: skip
    ties = [
        {"group_id": group.pk, "topic_id": topic.pk}
        for group in town.groups
        for topic in town.rng.sample(town.topics, TOPICS_OF_A_GROUP)
    ]
    tie(Group.topics.through, ties)
    one, other = town.groups[:2]
    pairs = ((one, other), (other, one))
    tie(Group.meets_jointly_with.through, ({"from_group_id": a.pk, "to_group_id": b.pk} for a, b in pairs))
    for group in town.groups:
        town.log.add("group.set-up", group, BEGAN, town.clerk)
    _seat(town)


def _seat(town: Town) -> None:
    expected = insert(town.row(ExpectedSeat, group=group, name=name) for group in town.groups for name in EXPECTED)
    held = [post for post in town.posts if post.pk in town.holder]
    seats = []
    for number, group in enumerate(town.groups):
        first = held[: len(town.universe.people)] if number == 0 else []
        posts = first + town.rng.sample(held[len(first) :], (SEATS if number else BOARD_SEATS) - len(first))
        town.seated[group.pk] = posts
        roles = [SeatRole.CHAIR, *[SeatRole.DEPUTY] * 3, *[SeatRole.MEMBER] * len(posts)]
        fills = [each for each in expected if each.group_id == group.pk][:2]
        for place, post in enumerate(posts):
            fill = fills[place - 4] if 4 <= place < 4 + len(fills) else None
            seats.append(town.row(Seat, group=group, post=post, role=roles[place], since=BEGAN, fills=fill))
    gone = [post for post in held if post not in town.seated[town.groups[0].pk]][: town.size.share(30)]
    until = TODAY - timedelta(days=200)
    seats += [town.row(Seat, group=town.groups[0], post=post, since=BEGAN, until=until) for post in gone]
    seats = insert(seats)
    _stand_in(seats)
    for seat in seats:
        town.log.add("seat.given", seat, BEGAN, town.clerk, group=seat.group_id)


def _stand_in(seats: list[Seat]) -> None:
    """Let each group's deputies stand in for its chair."""
    chairs = {seat.group_id: seat for seat in seats if seat.role == SeatRole.CHAIR}
    deputies = [seat for seat in seats if seat.role == SeatRole.DEPUTY]
    for deputy in deputies:
        deputy.deputy_for = chairs[deputy.group_id]
    Seat.objects.bulk_update(deputies, ["deputy_for"])


def add_documents(town: Town) -> None:
    """Register papers of every kind and state, some of them versions of earlier ones."""
    kinds, statuses = list(Document.Kind), list(Document.Status)
    days = town.days(town.size.share(400))
    town.documents = insert(
        town.row(
            Document, kind=kinds[number % len(kinds)], title=f"Paper {number:03}", on=on,
            status=statuses[number % len(statuses)], owner=town.rng.choice(town.posts),
            agency=town.rng.choice(town.agencies), published_at="The town's libraries.",
            published_on=on if statuses[number % len(statuses)] == Document.Status.PUBLISHED else None,
        )
        for number, on in enumerate(days)
    )  # fmt: skip
    insert(
        town.row(Document, kind=old.kind, title=old.title, version="2", on=TODAY, supersedes=old)
        for old in town.documents
        if old.status == Document.Status.SUPERSEDED
    )
    for document in town.documents:
        town.log.add("document.registered", document, document.on, town.clerk)
