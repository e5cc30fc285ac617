"""The ways by which a response can come."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """How a response came."""

    ONLINE = "online"
    KIOSK = "kiosk"
    PAPER = "paper"
    MEETING = "meeting"
    TELEPHONE = "telephone"
    FORUM = "forum"


CHANNELS = {
    Channel.ONLINE: "Online",
    Channel.KIOSK: "At a kiosk",
    Channel.PAPER: "On paper",
    Channel.MEETING: "At a meeting",
    Channel.TELEPHONE: "By telephone",
    Channel.FORUM: "Return of a forum or group",
}
KEYED = (Channel.PAPER, Channel.MEETING, Channel.TELEPHONE, Channel.FORUM)
"""Channels whose responses somebody keys in."""
