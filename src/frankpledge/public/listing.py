"""A partnership's own page, and the whole lists behind it: what it published, what it asks, where it meets people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from frankpledge.adapters.inbox.definitions import Opened, Standing, opened_by
from frankpledge.adapters.noticeboard import Notices, PublicSitting, read_notices
from frankpledge.adapters.releases.shelf import Published, published

SHOWN = 10
"""How many of a kind stand on the partnership's own page; the rest a page further on."""
AT_ONCE = 25


@dataclass(frozen=True)
class Correction:
    """That a release was corrected by a later one, or withdrawn."""

    on: date
    title: str
    address: str
    why: str
    by: int | None
    """The number of the release that corrects it; ``None`` where it was withdrawn."""


@dataclass(frozen=True)
class Own:
    """All that a partnership has on the shelf, as of a day."""

    slug: str
    releases: Sequence[Published]
    asked: Sequence[tuple[Opened, Standing]]
    notices: Notices | None
    today: date

    @property
    def name(self) -> str:
        """What the partnership is called: as it last published, else as it last asked or said something."""
        if self.releases:
            return str(self.releases[0].words["partnership"])
        if self.asked:
            return max((each for each, _standing in self.asked), key=lambda each: each.number).partnership
        return self.notices.partnership if self.notices else self.slug

    def of(self, standing: Standing) -> list[Opened]:
        """Return the questionnaires that stand so today."""
        return [each for each, now in self.asked if now is standing]

    @property
    def sittings_to_come(self) -> list[PublicSitting]:
        """The sittings anybody may still come to, those called off among them, the next first."""
        said = self.notices.sittings if self.notices else ()
        return sorted((each for each in said if each.day >= self.today), key=lambda each: (each.day, each.starts))

    @property
    def sittings_held(self) -> list[PublicSitting]:
        """The sittings that are over and were not called off, the latest first."""
        said = self.notices.sittings if self.notices else ()
        over = [each for each in said if each.day < self.today and not each.called_off_on]
        return sorted(over, key=lambda each: (each.day, each.starts), reverse=True)

    @property
    def corrections(self) -> list[Correction]:
        """What was corrected and withdrawn, the latest first."""
        found = [each for release in self.releases for each in _corrections_of(release)]
        return sorted(found, key=lambda each: each.on, reverse=True)


def _corrections_of(release: Published) -> list[Correction]:
    title, address = str(release.words["title"]), f"/{release.slug}/{release.number}/"
    corrected = [
        Correction(date.fromisoformat(each["on"]), title, address, each["why"], each["number"])
        for each in release.since.get("corrected", ())
        if each["on"]
    ]
    gone = release.since.get("withdrawn")
    withdrawn = [Correction(date.fromisoformat(gone["on"]), title, address, gone["why"], None)] if gone else []
    return corrected + withdrawn


def own(slug: str) -> Own:
    """Return all that a partnership has on the shelf, or answer that there is nothing."""
    shelf, today = settings.SHELF, localdate()
    asked = [(each, each.standing(today)) for each in opened_by(shelf, slug)]
    found = Own(slug, published(shelf, slug), asked, read_notices(shelf, slug), today)
    if not (found.releases or found.asked or found.notices):
        raise Http404
    return found


def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what one partnership asks, where it meets people, what it published, and what was corrected."""
    found = own(slug)
    context = {
        "title": found.name,
        "slug": slug,
        "coming": found.of(Standing.COMING)[:SHOWN],
        "open": found.of(Standing.OPEN)[:SHOWN],
        "closed": found.of(Standing.CLOSED)[:SHOWN],
        "has_asked": bool(found.asked),
        "sittings": found.sittings_to_come[:SHOWN],
        "has_sittings": bool(found.sittings_to_come or found.sittings_held),
        "releases": found.releases[:SHOWN],
        "corrections": found.corrections[:SHOWN],
        "contact": found.notices.contact if found.notices else None,
    }
    return render(request, "public/partnership.html", context)


def every_release(request: HttpRequest, slug: str) -> HttpResponse:
    """List everything that a partnership published, the newest first."""
    found = own(slug)
    return _list(request, found, "public/releases.html", _("Everything published"), found.releases)


def every_consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """List everything that a partnership asks and asked: open, to come, closed."""
    found = own(slug)
    listed = [(each, now) for now in (Standing.OPEN, Standing.COMING, Standing.CLOSED) for each in found.of(now)]
    return _list(request, found, "public/consultations.html", _("Every consultation"), listed)


def every_sitting(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sittings anybody may come to, and those that were held."""
    found = own(slug)
    listed = [*found.sittings_to_come, *found.sittings_held]
    return _list(request, found, "public/sittings.html", _("Meetings anybody may come to"), listed)


def _list(request: HttpRequest, found: Own, template: str, title: str, rows: Sequence[Any]) -> HttpResponse:
    page = Paginator(rows, AT_ONCE).get_page(request.GET.get("page"))
    context = {"title": title, "caption": found.name, "slug": found.slug, "page": page, "back": f"/{found.slug}/"}
    return render(request, template, context | {"today": found.today})
