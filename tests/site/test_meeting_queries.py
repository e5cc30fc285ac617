"""No page of meetings asks the database more the fuller the partnership is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.foundation.accounts import services
from frankpledge.foundation.accounts.models import Post
from frankpledge.foundation.accounts.roles import Role
from frankpledge.stages.partnership.models import Meeting
from frankpledge.stages.partnership.services.agenda import add_item, put_paper
from frankpledge.stages.partnership.services.meeting_invitations import answer_invitation
from tests.universe.meetings import (
    LATELY,
    TODAY,
    action,
    decided,
    document,
    group,
    held,
    invited,
    journey,
    outside,
    planned,
)
from tests.universe.partnership import AT, BEGAN, PASSWORD, Universe

MANY = 30
MOST_QUERIES = 25


def a_member(town: Universe, number: int) -> Post:
    """An agency, a post in it, and somebody who holds it."""
    place = services.register_agency(
        name=f"Agency {number}", sector="voluntary", standing="participating", since=BEGAN, by=town.coordinator, at=AT
    )
    post = services.create_post(
        agency=place.agency, title="Manager", level="strategic", since=BEGAN, by=town.coordinator, at=AT
    )
    email = f"member-{number}@tithingham.example"
    person = services.add_person(email=email, name=f"Member {number}", password=PASSWORD, at=AT)
    services.fill_post(post=post, person=person, since=BEGAN, by=town.coordinator, at=AT)
    return post


def fill(town: Universe) -> dict[str, Any]:
    """Many agencies at two boards that meet often, decide much and set much to be done."""
    posts = [a_member(town, number) for number in range(MANY)]
    board, other = group(town, members=posts), group(town, "Delivery group", members=posts[:5], deputies=posts[5:9])
    for number in range(MANY):
        on = LATELY - timedelta(days=number)
        meeting = held(town, board, other, on=on, away=posts[:number], venue=f"Hall {number % 4}", reason="On leave")
        chosen = decided(town, meeting, agency=posts[number].agency, commented=[post.agency for post in posts[:3]])
        action(town, meeting=meeting, post=posts[number], decision=chosen, due=on + timedelta(days=number))
        planned(town, board, on=TODAY + timedelta(days=number + 1))
        outside(town, posts[number])
        journey(town, "Tithingham Police", f"Hall {number}", 20)
    return {"coming": invited(town, board, other), "held": fullest(town, posts, Meeting.objects.get(on=LATELY))}


def fullest(town: Universe, posts: list[Post], meeting: Meeting) -> Meeting:
    """Give one meeting much of everything."""
    for number in range(MANY):
        add_item(meeting=meeting, title=f"Item {number}", new_topic=f"Topic {number}", by=town.coordinator, at=AT)
        put_paper(meeting=meeting, document=document(town, f"Paper {number}"), by=town.coordinator, at=AT)
        decided(town, meeting, commented=[post.agency for post in posts[:3]], agency=posts[number].agency)
        action(town, meeting=meeting, post=posts[number])
    return meeting


@pytest.fixture
def busy(town: Universe) -> dict[str, Any]:
    """A partnership in which much has happened."""
    made = fill(town)
    for invitation in made["coming"].invitations.all()[:10]:
        answer_invitation(
            invitation=invitation, presence="apologies", reason="On leave", comment="Vans first",
            by=town.coordinator, at=AT,
        )  # fmt: skip
    return made


LISTS = ("meetings", "meetings-attendance", "meetings-hours", "decisions", "decisions-influence", "actions",
         "meeting-plan", "decision-log", "action-set")  # fmt: skip
OF_A_MEETING_HELD = ("meeting", "meeting-record", "meeting-attendance", "meeting-decide", "meeting-act",
                     "meeting-ratify", "meeting-item-add", "meeting-paper-put", "meeting-ask")  # fmt: skip


def test_no_page_of_meetings_asks_more_than_twenty_five_times(
    town: Universe, busy: dict[str, Any], client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(town.people[Role.COORDINATOR])
    slug = town.partnership.slug
    held_meeting, coming = busy["held"], busy["coming"]
    addresses = [
        *(reverse(f"partnership:{name}", args=[slug]) for name in LISTS),
        *(reverse(f"partnership:{name}", args=[slug, held_meeting.pk]) for name in OF_A_MEETING_HELD),
        reverse("partnership:meeting", args=[slug, coming.pk]),
        reverse("partnership:meeting-answer", args=[slug, coming.invitations.first().pk]),
        reverse("partnership:decision", args=[slug, held_meeting.decisions.first().pk]),
        reverse("partnership:action", args=[slug, held_meeting.actions.first().pk]),
        f"{reverse('partnership:actions', args=[slug])}?state=all&mine=on",
    ]
    for address in addresses:
        with django_assert_max_num_queries(MOST_QUERIES, info=address):
            assert client.get(address).status_code == 200, address
