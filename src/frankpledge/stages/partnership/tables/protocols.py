"""The rows of the tables of protocols."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.sharing.models import SharingProtocol, Signature
from frankpledge.foundation.sharing.queries import status_of
from frankpledge.ui.addresses import reverse
from frankpledge.ui.formats import date_text

Row = list[Any]


def protocol_rows(found: Iterable[SharingProtocol], standing: Standing) -> list[Row]:
    """Return a row a protocol: its name, whose data, of which category, how it was signed, until when, its state."""
    return [
        [
            {"text": each.name, "href": reverse("partnership:protocol", args=[standing.partnership.slug, each.pk])},
            str(each.agency), _categories(each), _signed(each), each.review_by,
            {"status": status_of(each, standing.today)},
        ]
        for each in found
    ]  # fmt: skip


def _categories(protocol: SharingProtocol) -> str:
    return "; ".join(each.get_category_display() for each in protocol.categories.all())


def _signed(protocol: SharingProtocol) -> str:
    """Say through which post and when it was signed: the register's own words, which outlive the person."""
    signature = getattr(protocol, "signature", None)
    return f"{_post_of(signature)}, {date_text(timezone.localdate(signature.signed_at))}" if signature else "not yet"


def _post_of(signature: Signature) -> str:
    return signature.post.title if signature.post else "no post recorded"


def protocol_facts(protocol: SharingProtocol) -> list[tuple[str, Any]]:
    """Return what a protocol says, a pair a line."""
    signature = getattr(protocol, "signature", None)
    return [
        ("Whose data", str(protocol.agency)),
        ("Category of data", _categories(protocol)),
        ("What the data are for", protocol.purpose),
        ("In force from", protocol.starts),
        ("To be reviewed by", protocol.review_by),
        ("Signed by", f"{signature.person}, {_post_of(signature)}" if signature else "not yet"),
        ("Signed on", timezone.localdate(signature.signed_at) if signature else None),
        ("Ended", protocol.ended),
    ]


def supplied_rows(found: Iterable[Submission]) -> list[Row]:
    """Return a row an extract: its file, when it came, how large, and the SHA-256 by which it is known from now on."""
    return [[each.file_name, each.received_at.date(), f"{each.size:,} bytes", each.sha256] for each in found]
