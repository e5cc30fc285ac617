"""Shorter versions of the report, to be handed round: its own findings in its own sentences, and none besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from frankpledge.adapters.documents.findings import FindingGroup, ToldFinding, in_brief, told
from frankpledge.adapters.documents.glossary import DOCUMENTS
from frankpledge.adapters.documents.limits import Limit, all_limits
from frankpledge.adapters.documents.pdf import typeset_page
from frankpledge.adapters.documents.report import rendered
from frankpledge.adapters.figures.sentences import is_restricted
from frankpledge.adapters.figures.style import RESTRICTED
from frankpledge.adapters.figures.view import AuditView
from frankpledge.adapters.figures.words import days
from frankpledge.core.provenance import Audit


@dataclass(frozen=True)
class Form:
    """A form of summary: its file, what it is called, whether it says what a finding means, how much it may say."""

    file: str
    words: str
    has_meaning: bool
    most_signs: int | None = None
    """Letters of all its findings together; beyond them the later findings of the fullest kind are left out."""


SUMMARY = Form("summary", "a summary", has_meaning=True)
ONE_PAGE = Form("one-page", "on one page", has_meaning=False, most_signs=2_600)
FORMS = (SUMMARY, ONE_PAGE)


def summary_files(audit: Audit) -> dict[str, bytes]:
    """Return each form of summary as a page and as a tagged PDF, by file name."""
    files: dict[str, bytes] = {}
    for form in FORMS:
        page = rendered("summary.html.j2", summary_context(AuditView(audit), form))
        files[f"{form.file}.html"] = page
        files[f"{form.file}.pdf"] = typeset_page(audit, page, suffix=f", {form.words}")
    return files


def summary_context(view: AuditView, form: Form) -> dict[str, Any]:
    """Return what a summary shows, by the names its template uses."""
    audit = view.audit
    limits = all_limits(view)
    groups = within(in_brief(told(audit.findings, limits)), form)
    return {
        "audit": audit, "form": form,
        "document": DOCUMENTS.get(audit.regime, "Crime and disorder audit"),
        "title": audit.title or f"Crime and disorder in {audit.partnership_name}",
        "period": days(audit.period), "comparison": days(audit.comparison) if audit.comparison else "",
        "restricted": RESTRICTED if is_restricted(view) else "",
        "agencies": sorted({source.agency for source in audit.sources}),
        "brief": groups, "limits": _limits_of(groups, limits) if form.has_meaning else (),
    }  # fmt: skip


def within(groups: Sequence[FindingGroup], form: Form) -> list[FindingGroup]:
    """Leave out the last finding of the fullest kind until all fits; each kind keeps its first.

    What is left out is said to be in the whole report.
    """
    kept = list(groups)
    while form.most_signs is not None and sum(map(_signs, kept)) > form.most_signs:
        fullest = max(range(len(kept)), key=lambda place: (len(kept[place].findings), place))
        if len(kept[fullest].findings) <= 1:
            break
        kept[fullest] = replace(kept[fullest], findings=kept[fullest].findings[:-1], has_more=True)
    return kept


def _signs(group: FindingGroup) -> int:
    return sum(len(each.finding.sentence) + sum(map(len, each.cautions)) for each in group.findings)


def _limits_of(groups: Sequence[FindingGroup], limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """Return the limits that bear on what is shown, each once, in the order of the report."""
    shown: list[ToldFinding] = [each for group in groups for each in group.findings if each.finding.kind != "unknown"]
    named = {limit.anchor for each in shown for limit in each.limits}
    return tuple(limit for limit in limits if limit.anchor in named)
