"""The rows of the tables of protocols."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.sharing.models import SharingProtocol
from frankpledge.foundation.sharing.queries import status_of
from frankpledge.ui.addresses import reverse

Row = list[Any]


def protocol_rows(found: Iterable[SharingProtocol], standing: Standing) -> list[Row]:
    """Return a row a protocol: its name, whose data, of which category, until when, and where it stands."""
    return [
        [
            {"text": each.name, "href": reverse("partnership:protocol", args=[standing.partnership.slug, each.pk])},
            str(each.agency), _categories(each), each.review_by, {"status": status_of(each, standing.today)},
        ]
        for each in found
    ]  # fmt: skip


def _categories(protocol: SharingProtocol) -> str:
    return "; ".join(each.get_category_display() for each in protocol.categories.all())


def protocol_facts(protocol: SharingProtocol) -> list[tuple[str, Any]]:
    """Return what a protocol says, a pair a line."""
    signature = getattr(protocol, "signature", None)
    return [
        ("Whose data", str(protocol.agency)),
        ("Category of data", _categories(protocol)),
        ("What the data are for", protocol.purpose),
        ("In force from", protocol.starts),
        ("To be reviewed by", protocol.review_by),
        ("Signed", f"{signature.person}, {signature.signed_at:%-d %B %Y}" if signature else "not yet"),
        ("Ended", protocol.ended),
    ]


def supplied_rows(found: Iterable[Submission]) -> list[Row]:
    """Return a row an extract: its file, when it came, how large, and the SHA-256 by which it is known from now on."""
    return [[each.file_name, each.received_at.date(), f"{each.size:,} bytes", each.sha256] for each in found]
