"""What ``manage check --deploy`` looks at besides what the framework does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 -- the framework's name


@register(Tags.security, deploy=True)
def home_is_closed(**given: Any) -> list[CheckMessage]:
    """Nobody but the site's own user may look into its home: extracts and the database stand there."""
    home = Path(settings.HOME)
    if not home.exists() or not home.stat().st_mode & 0o077:
        return []
    return [
        Warning(
            "Other users of this machine may look into the site's home.",
            hint=f"chmod 700 {home}", id="frankpledge.W001",
        )
    ]  # fmt: skip
