"""Ways in which what is consulted on, and the asking itself, is brought to people."""

from __future__ import annotations

from enum import StrEnum


class Outlet(StrEnum):
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


OUTLETS = {
    Outlet.HOUSEHOLDS: "To every household, such as with a newsletter",
    Outlet.PRESS: "Local press",
    Outlet.MINORITY_PRESS: "Press of a community or group",
    Outlet.RADIO: "Radio or television",
    Outlet.DEPOSIT: "Copies put where people can read them",
    Outlet.POST: "By post or e-mail to a list",
    Outlet.ONLINE: "Website or social media",
    Outlet.WORKER: "A worker whom the group trusts",
    Outlet.MEETING: "Handed out at a meeting",
    Outlet.POSTER: "Posters or leaflets",
    Outlet.OTHER: "Another way",
}
