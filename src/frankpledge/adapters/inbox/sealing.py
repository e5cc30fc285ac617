"""Seal a response so that only whoever holds the questionnaire's private key can read it: not even who sealed it.

Each response has a key of its own: X25519 (RFC 7748) between a key made for the occasion and the questionnaire's, then
HKDF-SHA-256 (RFC 5869), then AES-256-GCM (NIST SP 800-38D) with what the response belongs to as its context.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32
ONCE = bytes(12)
"""The nonce may be the same each time, since the key never is."""


class CannotOpen(Exception):
    """It was changed on its way, belongs elsewhere, or was sealed for another key. Says nothing of what it holds."""


def new_keys() -> tuple[bytes, bytes]:
    """Return a private key and its public one, 32 bytes each."""
    made = X25519PrivateKey.generate()
    return made.private_bytes_raw(), made.public_key().public_bytes_raw()


def seal(content: bytes, public_key: bytes, context: bytes) -> bytes:
    """Seal bytes for the holder of a private key.

    >>> private, public = new_keys()
    >>> sealed = seal(b"Dark lanes", public, b"tithingham/1")
    >>> b"Dark" in sealed, unseal(sealed, private, b"tithingham/1")
    (False, b'Dark lanes')
    """
    own = X25519PrivateKey.generate()
    ours = own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(public_key))
    return ours + AESGCM(_key(shared, ours + public_key)).encrypt(ONCE, content, context)


def unseal(sealed: bytes, private_key: bytes, context: bytes) -> bytes:
    """Return what was sealed.

    Raises
    ------
    CannotOpen
        It is not what was sealed, or not for this key and context.
    """
    private = X25519PrivateKey.from_private_bytes(private_key)
    theirs = sealed[:KEY]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(theirs))
        key = _key(shared, theirs + private.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(ONCE, sealed[KEY:], context)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault


def _key(shared: bytes, between: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt=None, info=b"frankpledge response" + between).derive(shared)
