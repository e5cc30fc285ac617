"""Pages about how good agencies' data are: checks to take away, what is to be mended, and how it goes over time."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from frankpledge.adapters.intake.checks import checks_csv, checks_workbook
from frankpledge.adapters.intake.comparing import Comparison
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.datasets import queries, services
from frankpledge.foundation.datasets.models import Submission
from frankpledge.foundation.datasets.permissions import check_may_decide_on_submission
from frankpledge.foundation.downloads import download
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.foundation.sharing.gate import Act, Purpose, issue_permit
from frankpledge.stages.partnership.forms import data_quality as asked
from frankpledge.stages.partnership.tables import data_quality as tables
from frankpledge.stages.partnership.views.listing import chosen, page_of


@partnership_page
def checks(request: HttpRequest, standing: Standing, pk: int, kind: str) -> HttpResponse:
    """Give what was found wrong in an extract to take away: where, what would mend it, how often."""
    found = queries.find_submission(standing, pk)
    if kind not in ("csv", "xlsx"):
        raise Http404
    content = checks_csv(found.faults) if kind == "csv" else _workbook(found)
    return download(content, f"extract-{pk}-checks.{kind}")


def _workbook(found: Submission) -> bytes:
    lines = (
        f"{found.file_name}, received on {timezone.localdate(found.received_at):%d/%m/%Y}, SHA-256 {found.sha256}.",
        f"{found.rows or 0:,} rows were kept, {found.unreadable_rows or 0:,} left out.",
        "The sheet Checks holds one table. Each row is one kind of fault: where it first stands and how often.",
        "No value of any record is here or was kept: look in your own copy of the file.",
    )
    return checks_workbook(f"What was found wrong in the extract: {found}", lines, found.faults, found.received_at)


@partnership_page
def issues(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List what agencies are asked to mend in their data, and how each ended."""
    form = asked.IssueFilter(data=request.GET or {"state": "open"}, reader=standing)
    wanted, found = chosen(form), queries.data_issues(standing)
    state = wanted.get("state") or "open"
    if "agency" in wanted:
        found = found.filter(agency=wanted["agency"])
    if state != "all":
        found = found.filter(closed_at__isnull=state == "open")
    page = page_of(request, found)
    context = {
        "title": "Faults in data to be mended",
        "filter": form,
        "page": page,
        "rows": tables.issue_rows(list(page), standing),
    }
    return render(request, "partnership/data_quality/issues.html", context, using="pages")


@partnership_page
def close(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask why an issue is closed although no extract shows it mended."""
    check_may_decide_on_submission(standing)
    found = queries.find_issue(standing, pk)
    return form_page(
        request,
        asked.CloseIssueForm(**sent_form(request)),
        title="Close the issue",
        caption=str(found),
        intro="A later extract that shows it no more closes it by itself. Close it by hand only where none can.",
        save=partial(services.close_issue, issue=found, by=standing, at=request.at),
        done="Closed.",
        to=reverse("partnership:data-issues", args=[standing.partnership.slug]),
        button="Close it",
    )


@partnership_page
def over_time(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show how good each agency's extracts were, one after another."""
    form = asked.AgencyFilter(data=request.GET, reader=standing)
    wanted, found = chosen(form), queries.quality_over_time(standing)
    page = page_of(request, found.filter(agency=wanted["agency"]) if "agency" in wanted else found)
    context = {
        "title": "How good the data are over time",
        "filter": form,
        "page": page,
        "rows": tables.quality_rows(page, standing),
    }
    return render(request, "partnership/data_quality/over_time.html", context, using="pages")


@partnership_page
def compare(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask with which earlier extract one is compared; show what changed."""
    check_may_decide_on_submission(standing)
    found = queries.find_submission(standing, pk)
    form = asked.CompareForm(**sent_form(request), others=queries.versions_beside(standing, found))
    if request.method == "POST" and form.is_valid():
        before = form.cleaned_data["before"]
        try:
            permit = issue_permit(
                standing, found.agency, found.dataset, Act.OPEN, Purpose(form.cleaned_data["purpose"])
            )
            made = services.compare_submissions(permit=permit, before=before, after=found, by=standing, at=request.at)
        except NotPermitted as refusal:
            form.add_error("purpose", str(refusal))
        else:
            return _compared(request, found, before, made)
    context = {"title": "Compare with another extract", "caption": str(found), "form": form, "button": "Compare"}
    return render(request, "ui/form_page.html", context, using="pages")


def _compared(request: HttpRequest, found: Submission, before: Submission, made: Comparison) -> HttpResponse:
    context = {
        "title": "What changed",
        "caption": str(found),
        "submission": found,
        "facts": tables.compared_facts(made, (asked.label_of(before), asked.label_of(found))),
        "months": tables.month_rows(made),
        "filled": tables.filled_rows(made),
    }
    return render(request, "partnership/submissions/compared.html", context, using="pages")
