"""What the shell of every page shows: where one is, and where one can go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localtime

from frankpledge.foundation.accounts.permissions import may_manage_people, may_read_log
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.permissions import may_read_evidence
from frankpledge.foundation.sharing.permissions import may_read_protocols, may_read_requests
from frankpledge.stages.audit.permissions import may_read_audit, may_read_scope
from frankpledge.stages.consultation.permissions import may_read_consultation
from frankpledge.stages.partnership.permissions import may_read_business, may_read_structure
from frankpledge.stages.publication.permissions import may_read_candidates
from frankpledge.ui.addresses import reverse


def one_token(request: HttpRequest) -> dict[str, Any]:
    """Return the hidden field that every form sends back, masked anew once a page and not once a button."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the partnership and the navigation, where the page is a partnership's."""
    standing: Standing | None = getattr(request, "standing", None)
    if standing is None:
        return {"partnership": None, "navigation": []}
    return {
        "partnership": standing.partnership,
        "standing": standing,
        "standing_notice": visit_notice(standing),
        "navigation": navigation(request, standing),
    }


def visit_notice(standing: Standing) -> str:
    """Remind host staff, on every page, that they only visit."""
    if standing.visit_ends_at is None:
        return ""
    until = localtime(standing.visit_ends_at).strftime("%H:%M")
    return f"You see this partnership as host staff until {until}; your visit is logged."


def navigation(request: HttpRequest, standing: Standing) -> list[dict[str, Any]]:
    """Return the sections a person may open, the one they are in marked."""
    offered = [
        ("Overview", "home", True),
        ("Timetable", "partnership:cycle", may_read_structure(standing)),
        ("Readiness", "readiness", may_read_structure(standing)),
        ("Agencies", "partnership:agencies", may_read_structure(standing)),
        ("Groups", "partnership:groups", may_read_structure(standing)),
        ("Meetings", "partnership:meetings", may_read_business(standing)),
        ("Members’ voice", "partnership:voice", may_read_business(standing)),
        ("Means", "partnership:means", may_read_business(standing)),
        ("Documents", "partnership:documents", may_read_structure(standing)),
        ("Protocols", "partnership:protocols", may_read_protocols(standing)),
        ("Data plan", "partnership:data-plan", may_read_requests(standing)),
        ("Audit", "audit:overview", may_read_audit(standing)),
        ("Audit", "audit:audits", may_read_scope(standing) and not may_read_audit(standing)),
        ("Consultation", "consultation:overview", may_read_consultation(standing)),
        ("Evidence", "evidence:items", may_read_evidence(standing)),
        ("Publishing", "publication:candidates", may_read_candidates(standing)),
        ("People", "partnership:people", may_manage_people(standing)),
        ("Log", "log", may_read_log(standing)),
    ]
    slug = standing.partnership.slug
    links = [(text, name, reverse(name, args=[slug])) for text, name, is_open in offered if is_open]
    return [{"text": text, "href": href, "active": _is_here(request.path, name, href)} for text, name, href in links]


ALSO = {"partnership:agencies": ("role-cards/", "posts/", "commitments/", "delegations/", "training/", "procedures/")}
"""Pages that belong to a section and do not stand under its address."""


def _is_here(path: str, name: str, href: str) -> bool:
    if name == "home":
        return path == href
    within = path.split("/", 3)[-1]
    return path.startswith(href) or within.startswith(ALSO.get(name, ()))
