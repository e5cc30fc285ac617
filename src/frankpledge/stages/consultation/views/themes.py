"""Pages of the book of themes: what came of each, how far coders agree, and what the audit did not speak of."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.consultation import permissions
from frankpledge.stages.consultation.citing_themes import key_of
from frankpledge.stages.consultation.forms import themes as forms
from frankpledge.stages.consultation.queries import themes as queries
from frankpledge.stages.consultation.queries.anchoring import anchoring
from frankpledge.stages.consultation.queries.remarks import progress
from frankpledge.stages.consultation.services import themes as services
from frankpledge.stages.consultation.tables import themes as tables
from frankpledge.stages.consultation.tables.links import named
from frankpledge.stages.consultation.tables.spoken import spoken_rows
from frankpledge.stages.consultation.views.alike import page_of, told_refusals
from frankpledge.ui.addresses import reverse


def to(standing: Standing, name: str, *arguments: object) -> str:
    """Return the address of a page of consultation."""
    return reverse(f"consultation:{name}", args=[standing.partnership.slug, *arguments])


@partnership_page
def themes(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the themes of the cycle under way with what came of each, and what the audit did not speak of."""
    permissions.check_may_read_consultation(standing)
    cycles, cycle = queries.cycles_and(standing, request.GET.get("cycle"))
    page = page_of(request, queries.open_themes(standing, cycle))
    found, anchored = queries.raised(standing, cycle, list(page)), anchoring(standing, cycle)
    context = {
        "title": "Themes of what people said", "caption": named(cycle), "cycle": cycle, "page": page,
        "cycles": cycles,
        "rows": tables.theme_rows(found, standing), "anchored": anchored, "progress": progress(standing, cycle),
        "base": found[0].all_people if found else 0, "pieces": found[0].all_elsewhere if found else 0,
        "sentence": tables.anchoring_sentence(anchored), "beyond": tables.anchoring_rows(anchored),
        "ended": tables.ended_rows(queries.themes(standing, cycle).exclude(ended_on=None), standing),
        "may_run": permissions.may_run_consultation(standing) and cycle is not None and cycle.closed_on is None,
    }  # fmt: skip
    return render(request, "consultation/themes/book.html", context, using="pages")


@partnership_page
def theme(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show one theme: what belongs in it, how often it was raised, and where it stands as evidence."""
    found = queries.find_theme(standing, pk)
    [told] = queries.raised(standing, found.cycle, [found])
    context = {
        "title": found.name, "caption": "Theme", "theme": found, "facts": tables.theme_facts(told, standing),
        "cited": cited(standing, key_of(found)), "spoken_to": spoken_rows(standing, key_of(found)),
        "may_run": permissions.may_run_consultation(standing),
    }  # fmt: skip
    return render(request, "consultation/themes/theme.html", context, using="pages")


@partnership_page
def add(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a theme."""
    permissions.check_may_run_consultation(standing)
    return form_page(
        request,
        forms.ThemeForm(reader=standing, **sent_form(request)),
        title="Add a theme",
        save=partial(services.add_theme, by=standing, at=request.at),
        done="It stands in the book.",
        to=to(standing, "themes"),
        button="Add",
        back=to(standing, "themes"),
    )


@partnership_page
def amend(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Change what is said of a theme."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_theme(standing, pk)
    now = {name: getattr(found, name) for name in forms.ThemeForm.base_fields}
    return form_page(
        request,
        forms.ThemeForm(reader=standing, initial=now, **sent_form(request)),
        title="Change the theme",
        caption=found.name,
        intro="What was coded with it stays so. If it now means something else, end it and add another.",
        save=partial(services.amend_theme, theme=found, by=standing, at=request.at),
        done="Saved.",
        to=to(standing, "theme", pk),
        back=to(standing, "theme", pk),
    )


@partnership_page
def end(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether a theme's codings go to another as it ends."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_theme(standing, pk)

    def save(*, is_meant: bool, **given: object) -> None:
        services.end_theme(theme=found, by=standing, at=request.at, **given)  # type: ignore[arg-type]

    return form_page(
        request,
        forms.EndThemeForm(reader=standing, theme=found, **sent_form(request)),
        title="End the theme, or merge it into another",
        caption=found.name,
        save=save,
        done="It has ended.",
        to=to(standing, "themes"),
        button="End it",
        back=to(standing, "theme", pk),
    )


@partnership_page
@require_POST
def cite(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Enter what came of a theme as evidence."""
    permissions.check_may_run_consultation(standing)
    found = queries.find_theme(standing, pk)
    with told_refusals(request):
        entered = services.enter_as_evidence(theme=found, by=standing, at=request.at)
        messages.success(request, f"It stands in the ledger of evidence as {entered.item}.")
    return redirect(to(standing, "theme", pk))
