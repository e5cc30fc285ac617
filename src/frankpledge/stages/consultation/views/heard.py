"""Pages on who was heard: of one questionnaire while it still runs, and of all so far."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.definition import state_of
from frankpledge.stages.consultation.permissions import may_run_consultation
from frankpledge.stages.consultation.queries.heard import heard_so_far
from frankpledge.stages.consultation.queries.hearing import groups
from frankpledge.stages.consultation.queries.margins import groups_told
from frankpledge.stages.consultation.queries.questionnaires import find_questionnaire
from frankpledge.stages.consultation.queries.weighted import one_round
from frankpledge.stages.consultation.rules.heard import lines_of, pooled_lines, times_under
from frankpledge.stages.consultation.tables import heard as tables
from frankpledge.ui.addresses import reverse


@partnership_page
def questionnaire_heard(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show who has answered a questionnaire so far, beside the people of the area."""
    found = find_questionnaire(standing, pk)
    told, may_run = one_round(standing, found), may_run_consultation(standing)
    context = {
        "title": "Who was heard", "caption": found.exercise.title, "state": state_of(found, standing.today),
        "told": told, "limits": [*tables.limits(told), *told.limits],
        "gaps": tables.gaps(line for one in told.characteristics for line in lines_of(one)),
        "tables": tables.characteristic_tables(told, standing, may_run=may_run),
        "others": tables.others_to_enter(told, standing) if may_run else [],
        "head": ["Group", *tables.HEAD[1:]],
        "groups": tables.group_rows(told, groups(standing), groups_told(standing), standing),
        "back": reverse("consultation:questionnaire", args=[standing.partnership.slug, pk]),
    }  # fmt: skip
    return render(request, "consultation/heard/questionnaire.html", context, using="pages")


@partnership_page
def heard(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show who answered the questionnaires so far, and offer to name whoever was heard too little."""
    shown, gaps = [], []
    for rounds in heard_so_far(standing).values():
        last = rounds[-1]
        lines = [(line, times_under(rounds, line.codes[0])) for line in pooled_lines(rounds)]
        shown.append({"text": last.text, "rows": tables.pooled_rows(last, lines), "source": last.source})
        gaps += [(line, tables.name_address(last, line, times, standing)) for line, times in lines if line.is_gap]
    context = {
        "title": "Who was heard so far", "shown": shown, "gaps": gaps, "may_run": may_run_consultation(standing),
        "head": [*tables.HEAD[:-1], "Heard, over all", "Questionnaires in which heard too little"],
    }  # fmt: skip
    return render(request, "consultation/heard/so_far.html", context, using="pages")
