"""Settings come from the environment: read here, checked here, told all at once when something is lacking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MODES = ("production", "demo", "test")

SHORTEST_KEY = 50
FEWEST_LETTERS = 12


class Insecure(Exception):
    """The environment would start a site that is not safe. Every reason is told."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


@dataclass(frozen=True)
class Environment:
    """What the site needs to know of the machine it runs on."""

    mode: str
    home: Path
    secret_key: str
    hosts: tuple[str, ...]
    address: str
    database_url: str
    smtp: Mapping[str, str]
    require_totp: bool
    workers: int
    digest_hour: int

    @property
    def is_production(self) -> bool:
        """Whether real people's work is in it."""
        return self.mode == "production"


def read_environment(given: Mapping[str, str]) -> Environment:
    """Read the settings; in production, refuse what is not safe.

    Without ``FRANKPLEDGE_MODE`` a site is in production, so that forgetting a setting never opens a door.

    Raises
    ------
    Insecure
        With every setting that is lacking or unsafe.
    """
    mode = given.get("FRANKPLEDGE_MODE", "production")
    home = Path(given.get("FRANKPLEDGE_HOME", "var")).absolute()
    found = Environment(
        mode=mode,
        home=home,
        secret_key=given.get("FRANKPLEDGE_SECRET_KEY", ""),
        hosts=tuple(host.strip() for host in given.get("FRANKPLEDGE_HOSTS", "").split(",") if host.strip()),
        address=given.get("FRANKPLEDGE_ADDRESS", "http://127.0.0.1:8000").rstrip("/"),
        database_url=given.get("DATABASE_URL", "") or f"sqlite:///{home / 'frankpledge.sqlite3'}",
        smtp={name: given[f"FRANKPLEDGE_SMTP_{name}"] for name in SMTP_SETTINGS if f"FRANKPLEDGE_SMTP_{name}" in given},
        require_totp=given.get("FRANKPLEDGE_REQUIRE_TOTP", "yes" if mode == "production" else "no") != "no",
        workers=whole(given.get("FRANKPLEDGE_WORKERS", "2")),
        digest_hour=_hour(given.get("FRANKPLEDGE_DIGEST_HOUR", "7")),
    )
    reasons = unsafe(found)
    if reasons:
        raise Insecure(reasons)
    return found


def whole(text: str) -> int:
    """Read a whole number; 0 for what is none, which no setting may be."""
    return int(text) if text.isascii() and text.isdigit() else 0


SMTP_SETTINGS = ("HOST", "PORT", "USER", "PASSWORD", "SECURITY", "FROM")
ENCRYPTED = ("starttls", "tls")


def _hour(text: str) -> int:
    """Return an hour of the day, or -1 for what is none."""
    return int(text) if text.isdecimal() and int(text) < 24 else -1


def unsafe(found: Environment) -> list[str]:
    """Return why a site must not start so; nothing where it may."""
    if found.mode not in MODES:
        return [f"FRANKPLEDGE_MODE must be one of {', '.join(MODES)}."]
    faults = wrong_anywhere(found) + (wrong_in_production(found) if found.is_production else [])
    return [sentence for is_wrong, sentence in faults if is_wrong]


def wrong_anywhere(found: Environment) -> list[tuple[bool, str]]:
    """Return what no site can start with: whether it is so, and what to mend."""
    return [
        (found.digest_hour < 0, "FRANKPLEDGE_DIGEST_HOUR must be an hour from 0 to 23."),
        (found.workers < 1, "FRANKPLEDGE_WORKERS must be a whole number, 1 or more."),
        (whole(found.smtp.get("PORT", "587")) < 1, "FRANKPLEDGE_SMTP_PORT must be a whole number, such as 587."),
    ]


def wrong_in_production(found: Environment) -> list[tuple[bool, str]]:
    """Return what is not safe with real people's work in it: whether it is so, and what to mend."""
    return [
        (
            len(found.secret_key) < SHORTEST_KEY or len(set(found.secret_key)) < FEWEST_LETTERS,
            f"FRANKPLEDGE_SECRET_KEY must be a random secret of at least {SHORTEST_KEY} characters.",
        ),
        (
            not found.hosts or "*" in found.hosts,
            "FRANKPLEDGE_HOSTS must name the host names the site answers to, separated by commas.",
        ),
        (
            not found.address.startswith("https://"),
            "FRANKPLEDGE_ADDRESS must be the site's address and begin with https://.",
        ),
        (not found.require_totp, "FRANKPLEDGE_REQUIRE_TOTP may be turned off in a demonstration only."),
        (
            "HOST" not in found.smtp,
            "FRANKPLEDGE_SMTP_HOST must name the server that sends mail: invitations and recovery need it.",
        ),
        (
            found.smtp.get("SECURITY", "starttls") not in ENCRYPTED,
            "FRANKPLEDGE_SMTP_SECURITY must be starttls or tls: mail holds links that open doors.",
        ),
    ]
