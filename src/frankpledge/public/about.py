"""What every page leads to: how far the pages were tested for everybody's use, and what is kept of whom."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.adapters.inbox.definitions import find_opened
from frankpledge.adapters.noticeboard import Contact
from frankpledge.public import pages
from frankpledge.public.consulting import KEPT, UNTOUCHED, kiosk_address
from frankpledge.public.listing import own


def accessibility(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Say what was tested, what was not, and how to complain."""
    return _about(request, slug, "public/accessibility.html", _("Accessibility statement"))


def privacy(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Say what is kept, for how long, why and by whom."""
    return _about(request, slug, "public/privacy.html", _("Privacy notice"))


def _about(request: HttpRequest, slug: str, template: str, title: str) -> HttpResponse:
    found = own(slug) if slug else None
    said = found.notices if found else None
    context = {
        "title": title,
        "caption": found.name if found else "",
        "slug": slug,
        "others": [] if found else pages.partnerships(settings.SHELF),
        "contact": said.contact if said else Contact(),
        "has_said": bool(said and said.contact.name),
        "kept_days": KEPT.days,
        "key_days": said.answers_can_be_read_days if said else None,
        "back": f"/{slug}/" if slug else "/",
    }
    kiosk = _kiosk(request, slug)
    if not kiosk:
        return render(request, template, context)
    answer = render(request, template, context | {"back": kiosk, "home": kiosk, "is_kiosk": True})
    answer["Refresh"] = f"{UNTOUCHED}; url={kiosk}"
    return answer


def _kiosk(request: HttpRequest, slug: str) -> str:
    """Return where the kiosk is from which somebody came: its screen goes back there by itself."""
    number, _slash, code = request.GET.get("kiosk", "").partition("/")
    if not code:
        return ""
    opened = find_opened(settings.SHELF, slug, int(number)) if number.isdecimal() and len(number) < 10 else None
    if opened is None or code not in opened.kiosks:
        raise Http404
    return kiosk_address(opened, code)
