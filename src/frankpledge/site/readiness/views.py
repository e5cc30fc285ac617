"""Pages of readiness: what is found, why something is left as it is, and the statement of duties."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.core.readiness import Status
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.site.readiness import tables
from frankpledge.site.readiness.duties import statement_of_duties
from frankpledge.site.readiness.forms import ReasonForm
from frankpledge.site.readiness.judging import judgement
from frankpledge.site.readiness.rules import ASKED
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.permissions import check_may_answer_members, may_read_business
from frankpledge.stages.partnership.queries.agencies import places_by_agency
from frankpledge.stages.partnership.queries.readiness import answers, find_answer
from frankpledge.stages.partnership.services.readiness import answer_finding, withdraw_answer
from frankpledge.ui.addresses import reverse

FINDINGS_A_PAGE = 50


@partnership_page
def readiness(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what is found wanting, what would mend it and where, and what is answered with a reason."""
    if request.GET.get("rule") in ASKED:
        return _rule(request, standing, request.GET["rule"])
    found, recorded = judgement(standing), list(answers(standing))
    context = {
        "title": "Readiness",
        "heads": tables.head_rows(found),
        "reads_health": may_read_business(standing),
        "groups": tables.severity_groups(found, standing, places_by_agency(standing)),
        "answered": tables.answered_rows(found, recorded, standing),
        "idle": tables.idle_rows(found, recorded, standing),
        "withdrawn": tables.withdrawn_rows(recorded),
    }
    return render(request, "site/readiness/list.html", context, using="pages")


def _rule(request: HttpRequest, standing: Standing, rule: str) -> HttpResponse:
    """Show everything that one rule finds, a page at a time."""
    found = [finding for finding in judgement(standing).standing(Status.OPEN) if finding.rule == rule]
    page = Paginator(found, FINDINGS_A_PAGE).get_page(request.GET.get("page"))
    shown, places = list(page), places_by_agency(standing)
    context = {
        "title": ASKED[rule],
        "caption": "Readiness",
        "page": page,
        "rule": tables.rule_section(shown, standing, places, shown=FINDINGS_A_PAGE) if shown else None,
        "back": reverse("readiness", args=[standing.partnership.slug]),
    }
    return render(request, "site/readiness/rule.html", context, using="pages")


@partnership_page
def answer(request: HttpRequest, standing: Standing, key: str) -> HttpResponse:
    """Ask why a finding is left as it is."""
    check_may_answer_members(standing)
    finding = judgement(standing).find(key)
    if finding is None:
        raise Http404
    return form_page(
        request,
        ReasonForm(**sent_form(request)),
        title="Record a reason",
        intro=f"{finding.sentence} {finding.mend}",
        save=partial(
            answer_finding, rule=finding.rule, subject=finding.subject, known=ASKED, by=standing, at=request.at
        ),
        done="The reason is recorded. It stands on the page with the finding.",
        to=reverse("readiness", args=[standing.partnership.slug]),
        button="Record the reason",
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take a reason back."""
    check_may_answer_members(standing)
    found = find_answer(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title="Withdraw the reason",
        intro=f"“{found.reason}” The finding will be open again, if it still holds.",
        save=partial(withdraw_answer, answer=found, by=standing, at=request.at),
        done="The reason is withdrawn.",
        to=reverse("readiness", args=[standing.partnership.slug]),
        button="Withdraw it",
    )


@partnership_page
def duties(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show each duty with its evidence, date and document, to print."""
    found, slug = statement_of_duties(standing), standing.partnership.slug
    context = {
        "title": "Statement of duties",
        "caption": str(standing.partnership),
        "today": standing.today,
        "bodies": tables.duty_rows(found.bodies, slug),
        "steps": tables.duty_rows(found.steps, slug),
        "contents": tables.duty_rows(found.contents, slug),
    }
    return render(request, "site/readiness/duties.html", context, using="pages")
