"""Pages on which the public is asked: one thing a page, nothing kept until it is sent, without scripts or sessions."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from frankpledge.adapters.inbox.database import Unavailable
from frankpledge.adapters.inbox.definitions import Opened, Standing, find_opened
from frankpledge.adapters.inbox.drafts import new_code, plain_code
from frankpledge.public import stores
from frankpledge.public.pages import told_of
from frankpledge.public.sittings import ALL, CHECK, Sitting, begin, from_saved, go_on, saved_content
from frankpledge.ui.formats import date_text
from frankpledge.ui.questions import answer_words, in_language, question_shape, say

UNTOUCHED, WRITING, SENT = 60, 180, 15
"""After how many seconds a kiosk starts afresh: on a page of choices, where somebody writes, after sending."""
KEPT = timedelta(days=28)
"""How long answers put aside are kept, at most."""
TOKEN_PLACE, CSRF_PLACE = "one-time-token-stands-here", "csrf-token-stands-here"


@never_cache
def consultation(request: HttpRequest, slug: str, number: int, kiosk: str = "") -> HttpResponse:
    """Say what is asked, until when, and what happens to the answers; or that it is closed, or not open yet."""
    opened = _find(slug, number)
    if kiosk and kiosk not in opened.kiosks:
        raise Http404
    sitting = begin(opened, request.GET.get("language", ""), kiosk)
    standing = opened.standing(localdate())
    if standing is not Standing.OPEN:
        return _not_open(request, sitting, standing)
    other = next((each for each in opened.questionnaire.languages if each != sitting.language), "")
    context: dict[str, Any] = {
        "other": other, "answer": _address("answer", opened, sitting), "place": opened.kiosks.get(kiosk, ""),
        "told": [] if kiosk else told_of(settings.SHELF, slug, number),
        "back": "" if kiosk else f"/{slug}/",
    }  # fmt: skip
    return _page(request, sitting, "public/consultation.html", _title(sitting), **context)


@never_cache
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask the first question, or take what was answered on a page and show the next."""
    opened = _find(slug, number)
    standing = opened.standing(localdate())
    if request.method != "POST":
        sitting = begin(opened, request.GET.get("language", ""), request.GET.get("kiosk", ""))
        if standing is not Standing.OPEN:
            return _not_open(request, sitting, standing)
        return _first_page(request, sitting)
    sitting = go_on(opened, request.POST)
    if standing is not Standing.OPEN:
        return _not_open(request, sitting, standing)
    return _taken(request, sitting, request.POST.get("step", ""), request.POST.get("go", "next"))


def _taken(request: HttpRequest, sitting: Sitting, step: str, go: str) -> HttpResponse:
    """Take in a page, and do what the button that was pressed says."""
    if step not in sitting.steps:
        return _step(request, sitting, sitting.steps[0])
    was_checking = request.POST.get("checking") == "yes"
    before = sitting.steps if was_checking else []
    if go == "skip":
        sitting.skip(step)
    elif step != CHECK:
        sitting.take(step, request.POST)
    if sitting.problems and go != "back":
        return _step(request, sitting, step, checking=was_checking)
    if go == "send" and step in (CHECK, ALL):
        return _send(request, sitting, step)
    if go == "save" and not sitting.kiosk:
        return _save(request, sitting, step)
    return _gone_on(request, sitting, step, go, before)


def _gone_on(request: HttpRequest, sitting: Sitting, step: str, go: str, before: list[str]) -> HttpResponse:
    """Show the page that somebody goes on to: a certain one, the one before, or the next. ``before``: see ``after``."""
    way, _, wanted = go.partition(":")
    if way in ("change", "at"):
        return _step(request, sitting, wanted, checking=way == "change")
    if go == "back":
        earlier = CHECK if before else sitting.back(step)
        return _step(request, sitting, earlier) if earlier else redirect(_start(sitting))
    following = sitting.after(step, before)
    return _step(request, sitting, following, checking=bool(before) and following != CHECK)


def _send(request: HttpRequest, sitting: Sitting, step: str) -> HttpResponse:
    """Put the response into the inbox; only when it stands there, say so."""
    try:
        stores.inbox().put(sitting.entry(localdate()))
    except Unavailable:
        return _step(request, sitting, step, status=503, refusal="not-stored-text")
    if sitting.code:
        with suppress(Unavailable):  # it expires by itself
            stores.drafts().drop(sitting.code)
    query = f"?language={sitting.language}" + (f"&kiosk={sitting.kiosk}" if sitting.kiosk else "")
    place = [sitting.opened.slug, sitting.opened.number, sitting.reference]
    return redirect(reverse("sent", args=place) + query)


def _save(request: HttpRequest, sitting: Sitting, step: str) -> HttpResponse:
    """Put the answers aside and show the code."""
    sitting.code = sitting.code or new_code()
    today = localdate()
    expires = min(today + KEPT, sitting.opened.closes)
    try:
        content = saved_content(sitting, step)
        stores.drafts().keep(sitting.code, content, place=sitting.opened.place, expires=expires, today=today)
    except Unavailable:
        sitting.code = ""
        return _step(request, sitting, step, status=503, refusal="not-saved-text")
    title = say(sitting.language, "saved")
    return _page(request, sitting, "public/saved.html", title, until=_day(expires, sitting), step=CHECK, resume=step)


@never_cache
def come_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for the code, and go on where the answers were put aside."""
    opened = _find(slug, number)
    today = localdate()
    given = request.POST if request.method == "POST" else request.GET
    sitting = begin(opened, given.get("language", ""))
    standing = opened.standing(today)
    if standing is not Standing.OPEN:
        return _not_open(request, sitting, standing)
    problem, status, code = "", 200, plain_code(given.get("code", "")[:100]) if request.method == "POST" else ""
    if request.method == "POST":
        try:
            found = stores.drafts().find(code, place=opened.place, today=today)
        except Unavailable:
            found, status = None, 503
        if found is not None:
            return _step(request, *from_saved(opened, code, found))
        problem = say(sitting.language, "no-code", day=_day(min(today + KEPT, opened.closes), sitting))
    context: dict[str, Any] = {"problem": problem, "code": code, "status": status, "back": _start(sitting)}
    return _page(request, sitting, "public/come_back.html", say(sitting.language, "return"), **context)


@never_cache
def sent(request: HttpRequest, slug: str, number: int, reference: str) -> HttpResponse:
    """Say that the answers were sent, with their reference."""
    sitting = begin(_find(slug, number), request.GET.get("language", ""), request.GET.get("kiosk", ""))
    context: dict[str, Any] = {"reference": reference, "start": _start(sitting)}
    answer = _page(request, sitting, "public/sent.html", say(sitting.language, "sent"), **context)
    return _reset_after(answer, sitting, SENT)


def _step(
    request: HttpRequest, sitting: Sitting, step: str, *, checking: bool = False, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """Show a page of the questionnaire."""
    step = step if step in sitting.steps else sitting.steps[0]
    page = _check_page(sitting) if step == CHECK else _question_page(sitting, step)
    page |= {
        "step": step, "checking": checking, "status": status,
        "refusal": say(sitting.language, refusal) if refusal else "",
    }  # fmt: skip
    answer = _page(request, sitting, "public/check.html" if step == CHECK else "public/question.html", **page)
    writes = any(question.kind == "text" for question in sitting.questions(step))
    return _reset_after(answer, sitting, WRITING if writes else UNTOUCHED)


def _question_page(sitting: Sitting, step: str) -> dict[str, Any]:
    language = sitting.language
    shapes = [
        question_shape(question, language, sitting.answers.get(question.key), sitting.problems.get(question.key))
        for question in sitting.questions(step)
    ]
    steps = [each for each in sitting.steps if each != CHECK]
    is_one = step == ALL
    progress = "" if is_one else say(language, "progress", place=steps.index(step) + 1, all=len(steps))
    faults = [{"text": shape["problem"], "href": f"#{shape['name']}"} for shape in shapes if shape["problem"]]
    title = _title(sitting) if is_one else shapes[0]["text"]
    return {"title": title, "shapes": shapes, "is_one_page": is_one, "progress": progress, "faults": faults}


def _check_page(sitting: Sitting) -> dict[str, Any]:
    language = sitting.language
    rows = [
        {
            "key": question.key, "text": in_language(question.text, question.text_cy, language),
            "answer": answer_words(question, sitting.answers.get(question.key), language),
        }
        for key in sitting.steps for question in sitting.questions(key)
    ]  # fmt: skip
    return {"title": say(language, "check"), "rows": rows}


_FIRST_PAGES: dict[tuple[str, int, str, str], tuple[Opened, str]] = {}
MOST_PAGES = 500
PIECE, MOST_LET_BY = 1 << 16, 1 << 25


def _first_page(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Show the first page: drawn once for each questionnaire, language and kiosk, with new tokens for everybody."""
    opened = sitting.opened
    key = (opened.slug, opened.number, sitting.language, sitting.kiosk)
    known = _FIRST_PAGES.get(key)
    if known is None or known[0] is not opened:
        if len(_FIRST_PAGES) >= MOST_PAGES:
            _FIRST_PAGES.clear()
        token, sitting.token = sitting.token, TOKEN_PLACE
        page = _context(sitting, **_question_page(sitting, sitting.steps[0]), step=sitting.steps[0])
        page["csrf_input"] = CSRF_PLACE
        known = _FIRST_PAGES[key] = (opened, _drawn("public/question.html", page, None))
        sitting.token = token
    csrf = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(get_token(request))}">'
    answer = HttpResponse(known[1].replace(TOKEN_PLACE, sitting.token).replace(CSRF_PLACE, csrf))
    writes = any(question.kind == "text" for question in sitting.questions(sitting.steps[0]))
    return _reset_after(answer, sitting, WRITING if writes else UNTOUCHED)


def _page(
    request: HttpRequest, sitting: Sitting, template: str, title: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Show a page in the sitting's language."""
    return HttpResponse(_drawn(template, _context(sitting, title=title, **context), request), status=status)


def _drawn(template: str, context: dict[str, Any], request: HttpRequest | None) -> str:
    with translation.override("cy" if context["sitting"].language == "cy" else "en-gb"):
        return str(render_to_string(template, context, request, using="pages"))


def _context(sitting: Sitting, **context: Any) -> dict[str, Any]:
    language = sitting.language
    return {
        "sitting": sitting, "opened": sitting.opened, "say": lambda word, **values: say(language, word, **values),
        "in_language": lambda english, welsh: in_language(english, welsh, language),
        "closes": _day(sitting.opened.closes, sitting), "action": _address("answer", sitting.opened, sitting, ""),
        "home": _start(sitting) if sitting.kiosk else "/", **context,
    }  # fmt: skip


def _not_open(request: HttpRequest, sitting: Sitting, standing: Standing) -> HttpResponse:
    """Say that no answers are taken: not yet, or no more."""
    opened = sitting.opened
    day = opened.opens if standing is Standing.COMING else (opened.closed_on or opened.closes)
    text = say(sitting.language, f"{standing}-text", day=_day(day, sitting))
    status = 200 if request.method != "POST" else 409
    context: dict[str, Any] = {"text": text, "status": status, "back": f"/{opened.slug}/"}
    if status == 200:
        context["told"] = told_of(settings.SHELF, opened.slug, opened.number)
    return _page(request, sitting, "public/not_open.html", say(sitting.language, str(standing)), **context)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a page could not be proved to be ours: cookies are off, or it was open for very long."""
    return render(request, "public/stale.html", {"title": _("Please open the page again")}, status=403)


def too_much(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that more was sent than an answer can be; what is still on its way goes by, or nobody would read this."""
    coming = request.META.get("wsgi.input")
    for _piece in range(MOST_LET_BY // PIECE if coming else 0):
        if not coming.read(PIECE):
            break
    return render(request, "public/too_much.html", {"title": _("That was too much at once")}, status=400)


def _reset_after(answer: HttpResponse, sitting: Sitting, seconds: int) -> HttpResponse:
    """At a kiosk, let the browser go back to the first page by itself: this header needs no script."""
    if sitting.kiosk:
        answer["Refresh"] = f"{seconds}; url={_start(sitting)}"
    return answer


def _find(slug: str, number: int) -> Opened:
    found = find_opened(settings.SHELF, slug, number)
    if found is None:
        raise Http404
    return found


def kiosk_address(opened: Opened, code: str) -> str:
    """Return the first page of a kiosk."""
    return reverse("kiosk", args=[opened.slug, opened.number, code])


def _start(sitting: Sitting) -> str:
    opened = sitting.opened
    if sitting.kiosk:
        return kiosk_address(opened, sitting.kiosk)
    return _address("consultation", opened, sitting)


def _address(name: str, opened: Opened, sitting: Sitting, query: str | None = None) -> str:
    wanted = {"language": sitting.language if sitting.language != "en" else "", "kiosk": sitting.kiosk}
    if query is None:
        query = "&".join(f"{key}={value}" for key, value in wanted.items() if value)
    return reverse(name, args=[opened.slug, opened.number]) + (f"?{query}" if query else "")


def _title(sitting: Sitting) -> str:
    told = sitting.opened.questionnaire
    return in_language(told.title, told.title_cy, sitting.language)


def _day(day: date, sitting: Sitting) -> str:
    with translation.override("cy" if sitting.language == "cy" else "en-gb"):
        return str(date_text(day))
