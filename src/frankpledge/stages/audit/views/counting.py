"""Pages of the audit: the ground, extracts to count, what was found, and drafting."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets.queries import find_submission, submissions
from frankpledge.foundation.evidence.queries import cited
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.kept_faults import fault_rows
from frankpledge.stages.audit import queries, services, tables
from frankpledge.stages.audit.citing import key_of
from frankpledge.stages.audit.forms import CountingForm, DraftForm, GroundForm
from frankpledge.stages.audit.permissions import check_may_analyse, may_analyse


@partnership_page
def overview(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the ground, the extracts that can be counted, and what was counted."""
    analyses = may_analyse(standing)
    context = {
        "title": "Audit",
        "ground": queries.find_ground(standing),
        "extracts": tables.extract_rows(submissions(standing), standing) if analyses else [],
        "countings": tables.counting_rows(queries.countings(standing), standing),
        "may_analyse": analyses,
    }
    return render(request, "audit/overview.html", context, using="pages")


@partnership_page
def set_the_ground(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for boundaries and population."""
    check_may_analyse(standing)
    return form_page(
        request,
        GroundForm(**sent_form(request)),
        title="Where to count",
        save=lambda **given: services.set_ground(**_with_names(given), by=standing, at=request.at),
        done="Extracts are counted on these areas from now on.",
        to=reverse("audit:overview", args=[standing.partnership.slug]),
    )


def _with_names(given: dict[str, Any]) -> dict[str, Any]:
    files = {part: given[part] for part in ("outline", "areas", "population")}
    return given | {f"{part}_name": file.name if file else "" for part, file in files.items()}


@partnership_page
def ask(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for which period an extract is to be counted."""
    check_may_analyse(standing)
    submission = find_submission(standing, pk)
    return form_page(
        request,
        CountingForm(**sent_form(request)),
        title="Count the extract",
        caption=str(submission),
        save=partial(services.ask_for_counting, submission=submission, by=standing, at=request.at),
        done="It is being counted. This page shows the result as soon as it is there.",
        to=lambda made: reverse("audit:counting", args=[standing.partnership.slug, made.pk]),
        button="Count it",
    )


@partnership_page
def counting(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show what a counting found, and what was wrong in the file."""
    found = queries.find_counting(standing, pk)
    context = {
        "title": "What was counted",
        "counting": found,
        "facts": tables.counting_facts(found),
        "faults": fault_rows(found.faults),
        "findings": tables.finding_rows(queries.findings(standing).filter(counting=found), standing),
        "cited": cited(standing, key_of(found)),
    }
    return render(request, "audit/counting.html", context, using="pages")


@partnership_page
def finding(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a finding with its limitations and where it comes from."""
    found = queries.find_finding(standing, pk)
    context = {
        "title": "Finding",
        "finding": found,
        "facts": tables.counting_facts(found.counting),
        "cited": cited(standing, key_of(found)),
        "may_analyse": may_analyse(standing),
    }
    return render(request, "audit/finding.html", context, using="pages")


@partnership_page
def draft(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what people should know about a finding, and propose it for release."""
    check_may_analyse(standing)
    found = queries.find_finding(standing, pk)
    return form_page(
        request,
        DraftForm(reader=standing, finding=found, **sent_form(request)),
        title="Draft the finding",
        intro=found.sentence,
        save=partial(services.draft_finding, finding=found, by=standing, at=request.at),
        done="Proposed. An output checker has been told.",
        to=lambda made: reverse("publication:candidate", args=[standing.partnership.slug, made.pk]),
        button="Propose it for release",
    )
