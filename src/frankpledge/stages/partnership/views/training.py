"""Pages of training under the four heads, and of skills."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms.people import ConfirmForm
from frankpledge.stages.partnership.forms.training import CompletedForm, SkillForm, TrainingForm
from frankpledge.stages.partnership.permissions import check_may_coordinate, check_may_read_business, may_coordinate
from frankpledge.stages.partnership.queries import training as queries
from frankpledge.stages.partnership.services import training as services
from frankpledge.stages.partnership.tables import authority as tables
from frankpledge.stages.partnership.tables.sections import sections

PAGE = 50


def _to(name: str, standing: Standing) -> str:
    return reverse(f"partnership:{name}", args=[standing.partnership.slug])


@partnership_page
def training(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Show posts against the four heads, the co-ordinating posts unless every post is asked for."""
    check_may_read_business(standing)
    every = "every" in request.GET
    posts = Paginator(queries.posts_to_train(standing, every=every), PAGE).get_page(request.GET.get("page"))
    listed = Paginator(queries.trainings(standing), PAGE).get_page(request.GET.get("training"))
    context = {
        "title": "Training and skills",
        "sections": sections(standing),
        "every": every,
        "page": posts,
        "heads": tables.HEADS,
        "rows": tables.training_rows(queries.trained_posts(posts), standing),
        "listed_page": listed,
        "listed": tables.training_list(listed, standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/authority/training.html", context, using="pages")


@partnership_page
def record(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for training that is needed or was completed."""
    check_may_coordinate(standing)
    return form_page(
        request,
        TrainingForm(reader=standing, **sent_form(request)),
        title="Record training",
        save=partial(services.record_training, by=standing, at=request.at),
        done="The training is recorded.",
        to=_to("training", standing),
        cancel=_to("training", standing),
    )


@partnership_page
def complete(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask on which day training was completed."""
    check_may_coordinate(standing)
    found = queries.find_training(standing, pk)
    return form_page(
        request,
        CompletedForm(initial={"completed_on": standing.today}, **sent_form(request)),
        title=f"Training completed: {found.get_competency_display().lower()}",
        caption=str(found.post),
        save=partial(services.complete_training, training=found, by=standing, at=request.at),
        done="Recorded as completed.",
        to=_to("training", standing),
        cancel=_to("training", standing),
    )


@partnership_page
def withdraw(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take out training that was entered by mistake."""
    check_may_coordinate(standing)
    found = queries.find_training(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Take out this training: {found.get_competency_display().lower()}",
        caption=str(found.post),
        intro="Only where it was entered by mistake. This cannot be undone.",
        save=partial(services.withdraw_training, training=found, by=standing, at=request.at),
        done="It is taken out.",
        to=_to("training", standing),
        cancel=_to("training", standing),
        button="Take it out",
    )


@partnership_page
def skills(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the skills of each post, marking those that one post alone has."""
    check_may_read_business(standing)
    page = Paginator(queries.skills(standing), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Skills",
        "sections": sections(standing),
        "page": page,
        "rows": tables.skill_rows(page, queries.skills_of_one_post(standing), standing),
        "may_coordinate": may_coordinate(standing),
    }
    return render(request, "partnership/authority/skills.html", context, using="pages")


@partnership_page
def record_skill(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Ask for a skill of a post's holder."""
    check_may_coordinate(standing)
    return form_page(
        request,
        SkillForm(reader=standing, **sent_form(request)),
        title="Record a skill",
        save=partial(services.record_skill, by=standing, at=request.at),
        done="The skill is recorded.",
        to=_to("training-skills", standing),
        cancel=_to("training-skills", standing),
    )


@partnership_page
def withdraw_skill(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether to take out a skill."""
    check_may_coordinate(standing)
    found = queries.find_skill(standing, pk)
    return form_page(
        request,
        ConfirmForm(**sent_form(request)),
        title=f"Take out the skill: {found.skill}",
        caption=str(found.post),
        save=partial(services.withdraw_skill, skill=found, by=standing, at=request.at),
        done="It is taken out.",
        to=_to("training-skills", standing),
        cancel=_to("training-skills", standing),
        button="Take it out",
    )
