"""A mail server that does not answer."""

from __future__ import annotations

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class AwayServer(BaseEmailBackend):
    """Refuses every connection, complaining with what it must not."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("Mr Somebody, 3 High Street")
