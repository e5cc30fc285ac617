"""Which page numbers to offer under a long list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from frankpledge.ui.page import query_with

GAP = {"ellipsis": True}


def page_links(page: Page[Any], request: HttpRequest, name: str = "page") -> dict[str, Any]:
    """Return what GOV.UK's pagination wants, keeping the rest of the address's query as it is."""

    def link(number: int) -> str:
        return query_with(request, **{name: number})

    links: dict[str, Any] = {"items": [item_of(number, page, link) for number in offered(page)]}
    if page.has_previous():
        links["previous"] = {"href": link(page.previous_page_number())}
    if page.has_next():
        links["next"] = {"href": link(page.next_page_number())}
    return links


def offered(page: Page[Any]) -> list[int | None]:
    """Return the first, the last and the pages round this one, None where some are left out."""
    last = page.paginator.num_pages
    near = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    listed: list[int | None] = []
    for number in near:
        if listed and listed[-1] is not None and number - listed[-1] > 1:
            listed.append(None)
        listed.append(number)
    return listed


def item_of(number: int | None, page: Page[Any], link: Any) -> dict[str, Any]:
    """Return one number, or the gap where some are left out."""
    return GAP if number is None else {"number": number, "href": link(number), "current": number == page.number}
