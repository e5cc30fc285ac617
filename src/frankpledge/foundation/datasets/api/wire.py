"""What stands in the headers of a resumable upload, as tus 1.0.0 lays down (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import binascii
from base64 import b64decode
from datetime import UTC

from django.http import HttpRequest, HttpResponse

from frankpledge.foundation.datasets.api.problems import Problem
from frankpledge.foundation.datasets.models import Upload
from frankpledge.foundation.datasets.services.uploading import LARGEST, expires_at

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
PART_TYPE = "application/offset+octet-stream"
LONGEST_KEY = 100


def check_version(request: HttpRequest) -> None:
    """Refuse another version of the protocol than ours; one that is not named is taken for ours."""
    if request.headers.get("Tus-Resumable", VERSION) != VERSION:
        raise Problem("wrong-version", f"Tus-Resumable is {VERSION} here.")


def number_in(request: HttpRequest, header: str) -> int:
    """Return the whole number that a header holds."""
    value = request.headers.get(header, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 19):
        raise Problem("no-length" if header == "Content-Length" else "not-taken", f"{header} must be a whole number.")
    return int(value)


def metadata_of(request: HttpRequest) -> dict[str, str]:
    """Return what Upload-Metadata says: pairs of a key and a value in Base64."""
    pairs = (pair.split() for pair in request.headers.get("Upload-Metadata", "").split(",") if pair.strip())
    try:
        return {key: b64decode(value, validate=True).decode() for key, value in pairs}
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise Problem("not-taken", "Upload-Metadata holds pairs of a key and a value in Base64.") from None


def once_key_of(request: HttpRequest) -> str:
    """Return the idempotency key, where the sender gives one."""
    key = request.headers.get("Idempotency-Key", "").strip('"')
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Problem("not-taken", f"An idempotency key has up to {LONGEST_KEY} characters.")
    return key and f"key:{key}"


def marked(answer: HttpResponse, upload: Upload | None = None) -> HttpResponse:
    """Put onto an answer what every answer says, and how far an upload has come."""
    answer["Tus-Resumable"], answer["Cache-Control"] = VERSION, "no-store"
    if upload is not None:
        answer["Upload-Offset"], answer["Upload-Length"] = str(upload.arrived), str(upload.size)
        if upload.is_under_way:
            answer["Upload-Expires"] = expires_at(upload).astimezone(UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
    return answer


def capabilities() -> HttpResponse:
    """Say what is spoken here."""
    answer = marked(HttpResponse(status=204))
    answer["Tus-Version"], answer["Tus-Extension"], answer["Tus-Max-Size"] = VERSION, EXTENSIONS, str(LARGEST)
    return answer
