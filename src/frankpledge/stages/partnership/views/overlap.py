"""Pages across all groups: who does what, what they have in common, and what the board sees."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.core.readiness.case import Function
from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.permissions import (
    check_may_read_business,
    check_may_read_structure,
    may_coordinate,
    may_read_business,
)
from frankpledge.stages.partnership.queries import board as board_queries
from frankpledge.stages.partnership.queries import overlap as queries
from frankpledge.stages.partnership.rules.functions import Held, who_does_what
from frankpledge.stages.partnership.rules.overlap import RELATED, SAME_PEOPLE, pairs_of
from frankpledge.stages.partnership.rules.structure import ALIKE, STATUTORY_FUNCTIONS
from frankpledge.stages.partnership.tables import board as board_tables
from frankpledge.stages.partnership.tables import overlap as tables
from frankpledge.stages.partnership.tables.group_cells import TO_DO

PAGE = 50
OTHER_FUNCTIONS = tuple(function for function in Function if function not in STATUTORY_FUNCTIONS)


@partnership_page
def functions(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show which group holds each function, and which functions none or several hold."""
    check_may_read_structure(standing)
    found = queries.makeups(standing)
    held = who_does_what(found)
    context = {
        "to_do": [TO_DO] if may_coordinate(standing) else [],
        "title": "Who does what",
        "holdings": tables.holding_rows(held, standing),
        "others": tables.other_rows(who_does_what(found, OTHER_FUNCTIONS), standing),
        "matrix": tables.matrix_rows(found, standing),
        "wanting": sum(each.held in (Held.BY_NONE, Held.BY_SEVERAL) for each in held),
        "may_read_business": may_read_business(standing),
    }
    return render(request, "partnership/groups/functions.html", context, using="pages")


@partnership_page
def overlap(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show what each two groups have in common, and the topics that several deal with apart."""
    check_may_read_business(standing)
    pairs = pairs_of(queries.makeups_with_agendas(standing))
    common = [pair for pair in pairs if pair.have_something_in_common]
    page = Paginator(pairs if "all" in request.GET else common, PAGE).get_page(request.GET.get("page"))
    context = {
        "to_do": [TO_DO] if may_coordinate(standing) else [],
        "title": "What groups have in common",
        "page": page,
        "pairs": tables.pair_rows(page, standing),
        "left_out": 0 if "all" in request.GET else len(pairs) - len(common),
        "topics": tables.topic_rows(queries.recent_topics_in_common(standing), standing),
        "thresholds": {"people": SAME_PEOPLE, "alike": ALIKE, "related": RELATED},
    }
    return render(request, "partnership/groups/overlap.html", context, using="pages")


@partnership_page
def board(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show the board gaps, what is overdue and decisions on resources, across all groups."""
    check_may_read_business(standing)
    overdue, decided = board_queries.overdue_actions(standing), board_queries.resource_decisions(standing)
    wanting = [each for each in who_does_what(queries.makeups(standing)) if each.held is not Held.BY_ONE]
    context = {
        "to_do": [TO_DO] if may_coordinate(standing) else [],
        "title": "For the board",
        "functions": tables.holding_rows([each for each in wanting if each.held is not Held.APART], standing),
        "gaps": board_tables.gap_rows(board_queries.gaps(standing), standing),
        "overdue": board_tables.action_rows(overdue[: board_queries.MOST_ROWS], standing),
        "overdue_in_all": overdue.count(),
        "decisions": board_tables.decision_rows(decided[: board_queries.MOST_ROWS], standing),
        "decisions_in_all": decided.count(),
    }
    return render(request, "partnership/groups/board.html", context, using="pages")
