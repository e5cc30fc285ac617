"""Answers put aside until their writer comes back: under a code that only they have, and sealed under it.

The store holds neither the code nor anything the code could be worked out from: seventy-nine bits of chance cannot be
tried out. Whoever has the store alone learns how many drafts there are, how long, and until when.
"""

from __future__ import annotations

import re
import secrets
import threading
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from frankpledge.adapters.inbox.database import Address, Database, is_postgresql

FILE = "drafts.sqlite3"
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS draft (id TEXT PRIMARY KEY, sealed BLOB NOT NULL, expires TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS draft_by_end ON draft (expires)",
)
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""None that is taken for another."""
LENGTH, GROUP = 16, 4
_OTHER = re.compile(r"[^0-9a-z]")


def new_code() -> str:
    """Return a code that cannot be guessed, in groups that can be copied by hand."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def plain_code(typed: str) -> str:
    """Return a code as it was made out of what somebody typed.

    >>> plain_code(" ABCD efgh-2345 6789 ")
    'abcd-efgh-2345-6789'
    """
    letters = _OTHER.sub("", typed.lower())[: LENGTH + 1]
    return "-".join(letters[place : place + GROUP] for place in range(0, len(letters), GROUP))


class Drafts:
    """The public site's own small store, from many threads."""

    def __init__(self, address: Address) -> None:
        self._database = Database(address, () if is_postgresql(address) else SCHEMA)
        self._alone = threading.Lock()

    def begin(self) -> None:
        """Open the connection, and make the file where there is none."""
        with self._alone:
            self._database.read("SELECT 1")

    def keep(self, code: str, content: bytes, *, place: str, expires: date, today: date) -> None:
        """Put content aside under a code, in place of what stood there; drop what has expired.

        Raises
        ------
        Unavailable
            It was not stored.
        """
        name, key = _name_and_key(code)
        nonce = secrets.token_bytes(12)
        sealed = nonce + AESGCM(key).encrypt(nonce, content, place.encode())
        with self._alone:
            self._database.write("DELETE FROM draft WHERE expires < ?", [(today.isoformat(),)])
            self._database.write(
                "INSERT INTO draft (id, sealed, expires) VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, expires = excluded.expires",
                [(name, sealed, expires.isoformat())],
            )

    def find(self, code: str, *, place: str, today: date) -> bytes | None:
        """Return what was put aside under a code for one questionnaire, ``None`` where nothing is or it has expired."""
        name, key = _name_and_key(code)
        with self._alone:
            found = self._database.read(
                "SELECT sealed FROM draft WHERE id = ? AND expires >= ?", [name, today.isoformat()]
            )
        if not found:
            return None
        sealed = bytes(found[0][0])
        try:
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], place.encode())
        except InvalidTag:
            return None

    def drop(self, code: str) -> None:
        """Forget what was put aside under a code."""
        with self._alone:
            self._database.write("DELETE FROM draft WHERE id = ?", [(_name_and_key(code)[0],)])

    def close(self) -> None:
        """Close the connection."""
        self._database.close()


def _name_and_key(code: str) -> tuple[str, bytes]:
    """Return under which name a draft stands and with which key it is sealed; neither tells of the other."""
    derived = HKDF(SHA256(), 64, salt=None, info=b"frankpledge draft").derive(code.encode())
    return derived[:32].hex(), derived[32:]
