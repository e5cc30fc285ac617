"""Ways in which what is consulted on, and the asking itself, is brought to people."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """By which way something was brought to people (report l.547-562)."""

    HOUSEHOLDS = "households"
    PRESS = "press"
    MINORITY_PRESS = "minority-press"
    RADIO = "radio"
    DEPOSIT = "deposit"
    POST = "post"
    ONLINE = "online"
    WORKER = "worker"
    MEETING = "meeting"
    POSTER = "poster"
    OTHER = "other"


CHANNELS = {
    Channel.HOUSEHOLDS: "To every household, such as with a newsletter",
    Channel.PRESS: "Local press",
    Channel.MINORITY_PRESS: "Press of a community or group",
    Channel.RADIO: "Radio or television",
    Channel.DEPOSIT: "Copies put where people can read them",
    Channel.POST: "By post or e-mail to a list",
    Channel.ONLINE: "Website or social media",
    Channel.WORKER: "A worker whom the group trusts",
    Channel.MEETING: "Handed out at a meeting",
    Channel.POSTER: "Posters or leaflets",
    Channel.OTHER: "Another way",
}
