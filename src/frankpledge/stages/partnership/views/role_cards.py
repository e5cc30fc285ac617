"""Pages of role cards: what each post is there for, and what it may commit."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frankpledge.foundation.accounts.doors import partnership_page
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.form_pages import form_page, sent_form
from frankpledge.stages.partnership.forms import role_cards as asked
from frankpledge.stages.partnership.forms.agreeing import AgreeForm
from frankpledge.stages.partnership.permissions import (
    check_may_answer_for_agency,
    check_may_coordinate,
    check_may_read_business,
    may_answer_for_agency,
    may_ask_for_approval,
    may_coordinate,
)
from frankpledge.stages.partnership.queries import role_cards as queries
from frankpledge.stages.partnership.queries.commitments import chairs_of
from frankpledge.stages.partnership.queries.holders import holders_of
from frankpledge.stages.partnership.services import role_cards as services
from frankpledge.stages.partnership.tables import role_cards as tables
from frankpledge.stages.partnership.tables.sections import sections

PAGE = 50


@partnership_page
def role_cards(request: HttpRequest, standing: Standing) -> HttpResponse:
    """List the posts with their cards, and say for each agency how it is represented."""
    check_may_read_business(standing)
    form = asked.CardFilterForm(request.GET or None, reader=standing)
    page = Paginator(queries.search_cards(standing, form.wanted), PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Role cards",
        "sections": sections(standing),
        "filter": form,
        "page": page,
        "rows": tables.card_rows(page, standing),
        "agencies": tables.agency_rows(queries.cards_by_agency(standing)),
    }
    return render(request, "partnership/authority/cards.html", context, using="pages")


@partnership_page
def role_card(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a post's card."""
    return _card(request, standing, pk, "partnership/authority/card.html")


@partnership_page
def printed(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Show a post's card as a sheet to print and sign."""
    return _card(request, standing, pk, "partnership/authority/card_to_print.html")


def _card(request: HttpRequest, standing: Standing, pk: int, template: str) -> HttpResponse:
    post = queries.find_carded_post(standing, pk)
    card = queries.card_of(post)
    context = {
        "title": f"Role card: {post.title}",
        "caption": str(post.agency),
        "back": reverse("partnership:role-cards", args=[standing.partnership.slug]),
        "post": post,
        "card": card,
        "facts": tables.card_facts(post),
        "may_coordinate": may_coordinate(standing),
        "may_agree": card is not None and not card.agreed_on and may_answer_for_agency(standing, post.agency),
    }
    return render(request, template, context, using="pages")


@partnership_page
def write(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask what a card is to say."""
    check_may_coordinate(standing)
    post = queries.find_carded_post(standing, pk)
    card, page = queries.card_of(post), tables.card_address(post, standing.partnership.slug)
    warning = "This card is agreed. If you change it, the agency must agree it again."
    return form_page(
        request,
        asked.CardForm(initial=asked.card_as_asked(card), **sent_form(request)),
        title=f"Role card: {post}",
        intro=warning if card and card.agreed_on else "The post's agency is asked to agree the card.",
        save=partial(services.write_card, post=post, by=standing, at=request.at),
        done="The card is saved.",
        to=page,
        cancel=page,
    )


@partnership_page
def agree(request: HttpRequest, standing: Standing, pk: int) -> HttpResponse:
    """Ask whether the post's agency agrees its card, showing what it says."""
    check_may_read_business(standing)
    card = queries.find_card(standing, pk)
    check_may_answer_for_agency(standing, card.post.agency)
    page = tables.card_address(card.post, standing.partnership.slug)
    return form_page(
        request,
        AgreeForm(seen=services.mark_of_card(card), **sent_form(request)),
        title=f"Agree the role card of {card.post}",
        facts=tables.card_facts(card.post),
        template="partnership/authority/agree.html",
        save=partial(services.agree_card, card=card, by=standing, at=request.at),
        done="The card is agreed.",
        to=page,
        cancel=page,
        button=f"Agree it for {card.post.agency}",
    )


@partnership_page
def commit(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Answer whether a post may commit a sum, and who must approve it where not."""
    check_may_read_business(standing)
    asks = "pounds" in request.GET
    form = asked.CommitForm(request.GET if asks else None, initial=request.GET.dict(), reader=standing)
    given = form.cleaned_data if asks and form.is_valid() else {}
    decision = given.pop("decision", None)
    answer = queries.may_commit(standing, **given) if given else None
    context = {
        "title": "May this post commit it?",
        "back": reverse("partnership:role-cards", args=[standing.partnership.slug]),
        "form": form,
        "answer": tables.answer_text(answer) if answer else "",
        "is_within": answer is not None and answer.outcome is tables.Outcome.WITHIN,
        **(_approving(answer, decision, standing) if answer else {}),
    }
    return render(request, "partnership/authority/commit.html", context, using="pages")


def _approving(answer: queries.CommitmentAnswer, decision: int | None, standing: Standing) -> dict[str, Any]:
    """Return who can approve what a post may not commit, and where whoever may ask asks them."""
    slug = standing.partnership.slug
    may_ask = may_ask_for_approval(standing, answer.post, holders_of(answer.post, standing))
    chairs = chairs_of(standing, answer.groups) if answer.groups else {}
    return {
        "approving": tables.approving_rows(answer, chairs, slug),
        "asking": tables.asking_links(answer, decision, slug) if may_ask else [],
    }
