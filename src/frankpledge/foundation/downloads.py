"""A file made for whoever asked, sent to be kept: its kind is told by how its name ends."""

from __future__ import annotations

from django.http import HttpResponse

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(content: bytes, name: str) -> HttpResponse:
    """Send a file under a name.

    >>> TYPES["remarks.csv".rpartition(".")[2]]
    'text/csv; charset=utf-8'
    """
    answer = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
