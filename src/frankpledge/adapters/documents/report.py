"""The report: one page that stands alone, without scripts and without asking anything of a network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from frankpledge.adapters.documents.findings import footings, in_brief, told
from frankpledge.adapters.documents.glossary import CATEGORIES, DOCUMENTS
from frankpledge.adapters.documents.limits import all_limits, grouped
from frankpledge.adapters.documents.sources import (
    file_entries,
    populations_table,
    protections,
    source_entries,
    sources_table,
)
from frankpledge.adapters.documents.subjects import areas_in_words, blocks, changes, pictures_of, problems
from frankpledge.adapters.documents.tables import months_table
from frankpledge.adapters.figures.choice import main_source, themes
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import HATCH, RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.adapters.figures.words import days, figure, spoken
from frankpledge.core.provenance import Audit


def report_page(audit: Audit, figures: Mapping[str, bytes]) -> bytes:
    """Return the report of an audit as HTML; the figures are those that `draw` made of the same audit."""
    return rendered("report.html.j2", context(AuditView(audit), figures))


def rendered(template: str, shown: Mapping[str, Any]) -> bytes:
    """Return a page of one of the templates, without empty lines."""
    text = _environment().get_template(template).render(shown)
    return ("\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n").encode(errors="replace")


@cache
def _environment() -> Environment:
    loader = PackageLoader("frankpledge.adapters.documents")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["spoken"] = spoken
    environment.filters["drawing"] = Markup  # our own SVG, whose words were escaped when it was drawn
    return environment


def context(view: AuditView, figures: Mapping[str, bytes]) -> dict[str, Any]:
    """Return all that the page shows, by the names its templates use."""
    audit = view.audit
    limits = all_limits(view)
    pictures = pictures_of(view, figures)
    entries = source_entries(view, limits)
    main = main_source(view)
    return {
        "audit": audit,
        "document": DOCUMENTS.get(audit.regime, "Crime and disorder audit"),
        "title": audit.title or f"Crime and disorder in {audit.partnership_name}",
        "period": days(audit.period),
        "comparison": days(audit.comparison) if audit.comparison else "",
        "per": figure(audit.per),
        "areas": areas_in_words(view),
        "restricted": RESTRICTED if is_restricted(view) else "",
        "hatch": Markup(HATCH),  # noqa: S704  # a constant of ours
        "brief": in_brief(told(audit.findings, limits)),
        "sources": entries,
        "sources_table": sources_table(entries),
        "blocks": blocks(view, pictures, limits),
        "main": main.name if main else "",
        "months": months_table(view, themes(view)),
        "problems": problems(view),
        "protections": protections(view),
        "changes": changes(view, pictures, limits),
        "populations": populations_table(view),
        "limits": grouped(limits),
        "footings": footings(view),
        "words": sorted((view.label(code), CATEGORIES[code]) for code in _used(view) if code in CATEGORIES),
        "files": file_entries(view),
    }


def _used(view: AuditView) -> set[str]:
    return {code for source in view.audit.sources for code in view.categories_of(source.name)}
