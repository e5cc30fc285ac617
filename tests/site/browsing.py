"""Look at pages and send forms, as a person with a browser does; and see who was told what."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from frankpledge.foundation.notifications.models import Message
from tests.universe.partnership import Universe


def page(client: Client, name: str, town: Universe, *arguments: int, **query: object) -> str:
    answer = client.get(reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments]), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, name: str, town: Universe, *arguments: int, **sent: object) -> str:
    address = reverse(f"partnership:{name}", args=[town.partnership.slug, *arguments])
    return client.post(address, sent, follow=True).content.decode()


def told() -> list[tuple[str, str]]:
    """Who was told what about meetings; that they were given a seat in a group is another topic's."""
    sent = Message.objects.exclude(to=None).exclude(subject="A seat in a group").select_related("to")
    return [(message.to.name, message.subject) for message in sent]
