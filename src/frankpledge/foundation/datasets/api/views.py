"""What an agency's system may ask: what it may supply, an upload, its next part, and how an extract stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.datasets import queries, services
from frankpledge.foundation.datasets.api import wire
from frankpledge.foundation.datasets.api.doors import Bearer, supply_api
from frankpledge.foundation.datasets.api.problems import PROBLEMS, Problem
from frankpledge.foundation.datasets.models import Submission, Upload
from frankpledge.foundation.sharing.gate import Act, issue_permit


def _about(request: HttpRequest, bearer: Bearer) -> HttpResponse:
    """Say what the token may supply today, and which columns of it are kept."""
    token = bearer.token
    said = [_covered(bearer, key) for key in token.datasets]
    about = {"agency": str(token.agency), "system": token.name, "last_day": token.last_day.isoformat()}
    return JsonResponse(about | {"datasets": said, "uploads": reverse("supply-api:uploads")})


def _covered(bearer: Bearer, key: str) -> dict[str, Any]:
    about: dict[str, Any] = {"dataset": key, "name": read_dataset(key).name}
    try:
        permit = issue_permit(bearer.standing, bearer.token.agency, key, Act.SUPPLY)
    except NotPermitted as refusal:
        return about | {"may_be_supplied": False, "why_not": str(refusal)}
    kept = [field.heading for field in permit.dataset.keep(permit.fields)]
    return about | {"may_be_supplied": True, "protocol": str(permit.flow.protocol), "columns_kept": kept}


def _begin(request: HttpRequest, bearer: Bearer) -> HttpResponse:
    """Begin an upload, or find the one that was begun under the same key."""
    told = wire.metadata_of(request)
    upload = services.begin_upload(
        token=bearer.token, dataset=told.get("dataset", ""), file_name=told.get("filename", ""),
        size=wire.number_in(request, "Upload-Length"), sha256=told.get("sha256", ""), by=bearer.standing,
        at=request.at, once_key=wire.once_key_of(request),  # type: ignore[attr-defined]
    )  # fmt: skip
    answer = JsonResponse(_told(upload), status=201)
    answer["Location"] = request.build_absolute_uri(_at(upload))
    return wire.marked(answer, upload)


def _at(upload: Upload) -> str:
    return reverse("supply-api:upload", args=[upload.name])


def _found(bearer: Bearer, name: str) -> Upload:
    return get_object_or_404(queries.uploads_by(bearer.token), name=name)


def _told(upload: Upload) -> dict[str, Any]:
    """Return how an upload stands."""
    state = "under-way" if upload.is_under_way else (upload.ended or "received")
    told: dict[str, Any] = {
        "upload": _at(upload), "dataset": upload.dataset, "bytes": upload.size, "arrived": upload.arrived,
        "state": state,
    }  # fmt: skip
    if upload.submission_id:
        told["extract"] = reverse("supply-api:extract", args=[upload.submission_id])
    return told


def _offset(request: HttpRequest, bearer: Bearer, name: str) -> HttpResponse:
    """Say how far an upload has come."""
    upload = _found(bearer, name)
    if upload.ended:
        raise Problem("upload-over", f"{upload.get_ended_display()}. Nothing was kept.")
    return wire.marked(HttpResponse(status=200), upload)


def _progress(request: HttpRequest, bearer: Bearer, name: str) -> HttpResponse:
    """Say the same in words."""
    return wire.marked(JsonResponse(_told(_found(bearer, name))))


def _part(request: HttpRequest, bearer: Bearer, name: str) -> HttpResponse:
    """Take the next part; with the last one the extract is received."""
    upload, token, by, at = _found(bearer, name), bearer.token, bearer.standing, request.at  # type: ignore[attr-defined]
    if request.content_type != wire.PART_TYPE:
        raise Problem("wrong-type")
    starts, length = wire.number_in(request, "Upload-Offset"), wire.number_in(request, "Content-Length")
    if upload.submission_id is None:
        upload = services.add_bytes(
            upload=upload, token=token, starts=starts, length=length, read=_reader(request), by=by, at=at
        )
        if upload.arrived == upload.size:
            services.finish_upload(upload=upload, token=token, by=by, at=at)
    elif (starts, length) != (upload.size, 0):
        raise Problem("upload-over", "The extract has been received already.")
    return wire.marked(HttpResponse(status=204), _found(bearer, name))


def _reader(request: HttpRequest) -> Any:
    """Read what comes, and take a connection that breaks for the end: what came whole before it stays."""

    def read(size: int) -> bytes:
        try:
            return request.read(size)
        except OSError:
            return b""

    return read


def _withdraw(request: HttpRequest, bearer: Bearer, name: str) -> HttpResponse:
    """End an upload, and destroy what had come."""
    services.withdraw_upload(
        upload=_found(bearer, name), token=bearer.token, by=bearer.standing, at=request.at  # type: ignore[attr-defined]
    )  # fmt: skip
    return HttpResponse(status=204)


def _extract(request: HttpRequest, bearer: Bearer, pk: int) -> HttpResponse:
    """Say how an extract stands, and what was found wrong in it: where, and what would mend it."""
    found = get_object_or_404(queries.submissions_by(bearer.token), pk=pk)
    return JsonResponse(_standing(found))


def _standing(found: Submission) -> dict[str, Any]:
    names = {field.key: field.heading for field in found.described.fields}
    return {
        "extract": found.pk, "dataset": found.dataset, "file": found.file_name, "bytes": found.size,
        "sha256": found.sha256, "received": timezone.localtime(found.received_at).isoformat(),
        "state": found.status, "state_in_words": found.get_status_display(), "rows": found.rows,
        "rows_left_out": found.unreadable_rows, "columns_kept": [names.get(key, key) for key in found.kept],
        "columns_dropped": found.dropped, "checks": found.faults, "returned_because": found.returned_why,
        "kept_until": found.keep_until.isoformat(),
    }  # fmt: skip


def problem(request: HttpRequest, code: str) -> HttpResponse:
    """Say what a problem means; whoever meets one may look it up."""
    if code not in PROBLEMS:
        return wire.marked(Problem("not-there").answer())
    status, title = PROBLEMS[code]
    return wire.marked(JsonResponse({"problem": code, "status": status, "means": title}))


about = supply_api(GET=_about)
uploads = supply_api(POST=_begin)
upload = supply_api(HEAD=_offset, GET=_progress, PATCH=_part, DELETE=_withdraw)
extract = supply_api(GET=_extract)
