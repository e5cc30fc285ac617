"""Pages of the register of topics."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.topics import FindTopicsForm, MergeTopicForm, TopicForm
from frankpledge.stages.partnership.permissions import check_may_coordinate, may_coordinate
from frankpledge.stages.partnership.queries import topics as queries
from frankpledge.stages.partnership.services import topics as services
from frankpledge.stages.partnership.tables import topics as tables
from frankpledge.stages.partnership.tables.group_cells import TO_DO, address

PAGE = 50


@partnership_page
def topics(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the topics, and where each is used."""
    asked = FindTopicsForm(request.GET or None)
    wanted = asked.cleaned_data if asked.is_valid() else {}
    page = Paginator(queries.topics_in_use(standing, **wanted), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Topics",
        "asked": asked,
        "page": page,
        "rows": tables.topic_rows(page, standing),
        "is_filtered": any(wanted.values()),
        "may_coordinate": may_coordinate(standing),
        "to_do": [TO_DO] if may_coordinate(standing) else [],
        "back": address("groups", standing),
    }
    return render(request, "partnership/topics/list.html", context, using="pages")


@partnership_page
def add(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a new topic."""
    check_may_coordinate(standing)
    return form_page(
        request,
        TopicForm(**sent_form(request)),
        title="Add a topic",
        save=partial(services.add_topic, by=standing, at=request.at),
        done="The topic is added.",
        to=address("topics", standing),
        back=address("topics", standing),
    )


@partnership_page
def rename(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask for a topic's new name."""
    check_may_coordinate(standing)
    topic = queries.find_topic(standing, pk)
    return form_page(
        request,
        TopicForm(initial={"name": topic.name}, **sent_form(request)),
        title=f"Rename {topic}",
        save=partial(services.rename_topic, topic=topic, by=standing, at=request.at),
        done="The topic is renamed.",
        to=address("topics", standing),
        back=address("topics", standing),
    )


@partnership_page
def merge(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask which topic stays where two are the same."""
    check_may_coordinate(standing)
    topic = queries.find_topic(standing, pk)
    return form_page(
        request,
        MergeTopicForm(reader=standing, topic=topic, **sent_form(request)),
        title=f"Merge {topic} into another topic",
        save=partial(services.merge_topic, topic=topic, by=standing, at=request.at),
        done="The topics are merged.",
        to=address("topics", standing),
        button="Merge the topics",
        intro="Groups, agendas, decisions and actions that have this topic have the other from now on. "
        "This topic goes, and the merger cannot be undone.",
        back=address("topics", standing),
    )
