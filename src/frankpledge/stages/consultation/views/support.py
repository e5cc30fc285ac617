"""The page on who supports what the audit found and what is planned, section by section of the community."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.permissions import may_read_people
from frankpledge.stages.consultation.queries.support import groups_without_answers, support_asked
from frankpledge.stages.consultation.tables import support as tables


@partnership_page
def support(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show support for the report and for the plan, by area and group, and of whom nothing can be said."""
    asked = support_asked(standing)
    context = {
        "title": "Support by section of the community",
        "topics": tables.topics(asked, standing),
        "unheard": tables.group_links(groups_without_answers(standing, asked), standing),
        "may_read_people": may_read_people(standing),
    }
    return render(request, "consultation/involvement/support.html", context, using="pages")
