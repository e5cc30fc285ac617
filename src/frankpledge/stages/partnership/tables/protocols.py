"""The rows of the tables of protocols."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from frankpledge.adapters.dictionary import datasets
from frankpledge.adapters.legal_bases import find_entry, read_on
from frankpledge.core.dictionary import Dataset, Detail, FieldKind
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.models import Disclosure
from frankpledge.foundation.sharing.models import Flow, Party, ProtocolComment, SharingProtocol, Signature, signature_of
from frankpledge.foundation.sharing.queries import status_of
from frankpledge.foundation.sharing.rules import Purpose
from frankpledge.stages.partnership.tables.links import link
from frankpledge.ui.formats import date_text, plural

Row = list[Any]


def protocol_rows(found: Iterable[SharingProtocol], standing: Standing) -> list[Row]:
    """Return a row a protocol: its name, between whom, which data, how many signed, until when, its state."""
    return [
        [
            link(each, "protocol", standing, each.pk), ", ".join(str(party) for party in each.parties.all()),
            "; ".join(str(flow) for flow in each.flows.all()), signed_words(each), each.review_by,
            {"status": status_of(each, standing.today)},
        ]
        for each in found
    ]  # fmt: skip


def signed_words(protocol: SharingProtocol) -> str:
    """Say how many of those it binds have signed."""
    parties = list(protocol.parties.all())
    return f"{sum(signature_of(each) is not None for each in parties)} of {len(parties)}"


def protocol_facts(protocol: SharingProtocol) -> list[tuple[str, Any]]:
    """Return what a protocol says of itself, a pair a line."""
    return [
        ("What the sharing is for", protocol.purpose),
        ("In force from", protocol.starts),
        ("To be reviewed by", protocol.review_by),
        ("Opened for signature on", protocol.opened_on),
        ("Ended on", protocol.ended),
    ]


def party_rows(protocol: SharingProtocol, standing: Standing, *, may_draft: bool) -> list[Row]:
    """Return a row an agency that it binds: its liaison officer, who may sign, and how it signed."""
    return [
        [
            link(each, "protocol-people", standing, each.pk) if may_draft else str(each),
            each.liaison.title if each.liaison else "", each.signs_as.title if each.signs_as else "any representative",
            _signed(signature_of(each)),
        ]
        for each in protocol.parties.all()
    ]  # fmt: skip


def _signed(signature: Signature | None) -> str:
    """Say by whom, through which post and when it was signed; the post outlives the person."""
    if signature is None:
        return "not yet"
    return f"{signature.person}, {post_of(signature)}, {date_text(timezone.localdate(signature.signed_at))}"


def post_of(signature: Signature) -> str:
    """Name the post through which it was signed."""
    return signature.post.title if signature.post else "no post recorded"


def flow_rows(flows: Iterable[Flow], standing: Standing) -> list[Row]:
    """Return a row a dataset that is shared: fields, finest place, purposes, how long, and the decision note."""
    return [
        [
            link(each, "protocol-note", standing, each.pk),
            ", ".join(field.heading for field in each.described.keep(each.fields)), Detail(each.detail).words,
            ", ".join(Purpose(code).value.replace("-", " ") for code in each.purposes),
            plural(each.keep_days, "day"),
        ]
        for each in flows
    ]  # fmt: skip


def comment_rows(found: Iterable[ProtocolComment], standing: Standing, *, may_answer: bool) -> list[Row]:
    """Return a row a comment: which agency, what it says, and what it was answered."""
    return [
        [
            str(each.agency), each.text, timezone.localdate(each.at),
            each.answer or (link("Answer it", "protocol-answer", standing, each.pk) if may_answer else "no answer yet"),
        ]
        for each in found
    ]  # fmt: skip


def version_rows(found: Iterable[SharingProtocol], standing: Standing) -> list[Row]:
    """Return a row a version."""
    return [
        [link(f"Version {each.version}", "protocol", standing, each.pk), each.starts, each.review_by,
         {"status": status_of(each, standing.today)}]
        for each in found
    ]  # fmt: skip


def matrix_rows(
    places: Iterable[Agency], covered: Mapping[tuple[int, str], list[Flow]], standing: Standing
) -> list[Row]:
    """Return a row an agency, a cell a dataset: the protocol that covers it, or nothing (R146)."""
    return [
        [str(agency), *(_cell(covered.get((agency.pk, dataset.key), []), standing) for dataset in datasets())]
        for agency in places
    ]


def _cell(flows: list[Flow], standing: Standing) -> Any:
    if not flows:
        return ""
    last = flows[-1].protocol
    return link(last, "protocol", standing, last.pk)


def field_rows(dataset: Dataset) -> list[Row]:
    """Return a row a field: its heading and meaning, what becomes of it at the door, how fine a place, its codes."""
    return [
        [
            each.heading, each.words, AT_THE_DOOR.get(each.kind, "kept as it is"),
            each.detail.words if each.detail else "", "yes" if each.needed else "", ", ".join(dataset.codes_of(each)),
        ]
        for each in dataset.fields
    ]  # fmt: skip


AT_THE_DOOR = {
    FieldKind.IDENTIFIER: "replaced by a pseudonym",
    FieldKind.FREE_TEXT: "screened for personal details",
}


def note_facts(flow: Flow, parties: Iterable[Party]) -> list[tuple[str, Any]]:
    """Return the decision note of a share: power, basis, necessity, safeguards, for sign-off (R144)."""
    protocol, dataset = flow.protocol, flow.described
    liaison = next((each.liaison for each in parties if each.agency_id == flow.agency_id and each.liaison), None)
    return [
        ("Supplied by", str(flow.agency)),
        ("Dataset", f"{dataset.name}: {dataset.source}"),
        ("Fields", ", ".join(each.heading for each in dataset.keep(flow.fields))),
        ("Not shared", ", ".join(each.heading for each in dataset.fields if each.key not in flow.fields)),
        ("Finest place", Detail(flow.detail).words),
        ("May be used for", "; ".join(Purpose(code).words for code in flow.purposes)),
        ("Power", _legal(flow.power)),
        ("Data protection", _legal(flow.basis)),
        ("Why it is necessary", flow.necessity),
        ("Safeguards", " ".join(filter(None, [*_built_in(flow), flow.safeguards]))),
        ("Kept for", plural(flow.keep_days, "day")),
        ("Ask", f"{liaison.title}, {flow.agency}" if liaison else ""),
        ("In force", f"{date_text(protocol.starts)} to {date_text(protocol.review_by)}"),
        ("Sources read on", read_on()),
    ]


def _legal(key: str) -> str:
    entry = find_entry(key)
    if entry is None:
        return key
    check = "" if entry.is_verified else " Check the source."
    return f"{entry.name}. {entry.words} (Source: {entry.source}.){check}"


def _built_in(flow: Flow) -> list[str]:
    kinds = {each.kind for each in flow.described.keep(flow.fields)}
    said = {
        "Files are sealed as they arrive; what is not covered is never written in the clear.": True,
        "Identifiers are replaced by keyed pseudonyms.": FieldKind.IDENTIFIER in kinds,
        "Free text is screened for personal details and never published.": FieldKind.FREE_TEXT in kinds,
        "Every opening is logged; small numbers are withheld in whatever is published.": True,
        "The data are deleted on time.": True,
    }
    return [sentence for sentence, is_so in said.items() if is_so]


def disclosure_rows(found: Iterable[Disclosure], standing: Standing) -> list[Row]:
    """Return a row an opening: which data, to whom, when, for which purpose, by which protocol and power (R142)."""
    return [
        [
            str(each.submission), str(each.to), timezone.localdate(each.at),
            Purpose(each.purpose).value.replace("-", " "),
            link(each.flow.protocol, "protocol", standing, each.flow.protocol_id),
            getattr(find_entry(each.flow.power), "name", each.flow.power), len(each.fields),
        ]
        for each in found
    ]  # fmt: skip
