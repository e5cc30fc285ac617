"""The public is asked, by a real public process: what people send, what strangers try, and what of it is kept."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from frankpledge.adapters.inbox.box import FILE
from frankpledge.adapters.inbox.drafts import FILE as DRAFTS
from tests.functional.serving import serve_public
from tests.integration.visitor import CLOSED, COMING, LONG, OPEN, SHORT, Place, Visitor, make_place

SAFE = {"core-safe-dark": "very-safe"}
UNSAFE = {"core-safe-dark": "bit-unsafe"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    made = make_place(tmp_path_factory.mktemp("public") / "home")
    with serve_public(made.home):
        yield made


@pytest.fixture
def visitor(place: Place) -> Visitor:
    return Visitor(place.home.public)


def last(place: Place, number: int = OPEN) -> dict[str, object]:
    return place.stored(number)[-1]


def test_every_question_may_be_answered_checked_changed_and_sent(place: Place, visitor: Visitor) -> None:
    visitor.answer_all(
        **UNSAFE, why="No light.", **{"first.b": "1", "first.a": "2"}, pay="£12.50", **{"you-here": ["live", "work"]}
    )
    assert "No light." in visitor.html
    assert "1. Noise; 2. Burglary" in visitor.html
    visitor.press("change:pay").press("next", {"pay": "20"})
    assert "£20" in visitor.html
    visitor.press("send")
    assert "/sent/" in visitor.address
    assert last(place)["answers"] == {
        "core-safe-dark": "bit-unsafe", "why": "No light.", "first": ["b", "a"], "pay": "20",
        "you-here": ["live", "work"],
    }  # fmt: skip
    assert last(place)["channel"] == "online"


def test_every_question_may_be_skipped(place: Place, visitor: Visitor) -> None:
    visitor.answer_all().press("send")
    assert visitor.status == 200
    assert last(place)["answers"] == {}


def test_a_question_that_no_longer_follows_is_not_kept(place: Place, visitor: Visitor) -> None:
    visitor.answer_all(**UNSAFE, why="No light.").press("change:core-safe-dark").press("next", SAFE)
    assert "No light." not in visitor.html
    visitor.press("send")
    assert last(place)["answers"] == SAFE


def test_a_question_that_now_follows_is_asked_before_checking_again(visitor: Visitor) -> None:
    visitor.answer_all(**SAFE).press("change:core-safe-dark").press("next", UNSAFE)
    assert dict(visitor.fields())["step"] == "why"
    assert dict(visitor.press("next").fields())["step"] == "check"


def test_back_keeps_what_was_answered(visitor: Visitor) -> None:
    visitor.begin().press("next", UNSAFE).press("back", {"why": "No light."})
    assert ("core-safe-dark", "bit-unsafe") in visitor.fields()
    assert "No light." in visitor.press("next").html


def test_what_cannot_be_taken_is_told_on_its_field_and_nothing_is_lost(visitor: Visitor) -> None:
    visitor.begin().press("next", SAFE).press("next", {"first.a": "1", "first.b": "1"})
    assert "Use each number once" in visitor.html
    visitor.press("next", {"first.a": "1", "first.b": "2"}).press("next", {"pay": "a lot"})
    assert "Enter a number" in visitor.html
    assert "Error: " in visitor.html.split("</title>")[0]


def test_the_same_page_sent_twice_is_one_response(place: Place, visitor: Visitor) -> None:
    visitor.answer_all(**SAFE)
    before, page, address = len(place.stored()), visitor.html, visitor.address
    first = visitor.press("send").address
    visitor.html, visitor.address = page, address
    assert visitor.press("send").address == first
    assert len(place.stored()) == before + 1


def test_a_megabyte_is_cut_at_the_stated_limit_and_that_is_said_before_it_is_sent(
    place: Place, visitor: Visitor
) -> None:
    visitor.begin().press("next", UNSAFE)
    assert f"Up to {LONG:,} characters" in visitor.html
    visitor.press("next", {"why": "x" * 1_000_000})
    assert visitor.status == 200
    assert "have been cut there" in visitor.html
    assert len(visitor.html) < 100_000
    visitor.press("next")
    while dict(visitor.fields())["step"] != "check":
        visitor.press("skip")
    visitor.press("send")
    assert last(place)["answers"] == UNSAFE | {"why": "x" * LONG}


def test_more_than_any_answer_can_be_is_refused_with_words(place: Place, visitor: Visitor) -> None:
    before = len(place.stored())
    visitor.begin().press("next", UNSAFE).press("next", {"why": "x" * 4_000_000})
    assert visitor.status in (400, 413)
    assert "Nothing was stored" in visitor.html
    assert len(place.stored()) == before


STRANGE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE response; --",
    "{{ 7*7 }} {% raw %} ${7*7} #{7}",
    "Темно на улице. 街灯がない。 الشارع مظلم. Nid oes golau. 🕯️ e\u0301",
    '"><input name="go" value="send">',
    "=HYPERLINK(\"http://x\")\n+1\n@SUM(1)",
]  # fmt: skip


@pytest.mark.parametrize("text", STRANGE)
def test_markup_and_every_script_are_text(place: Place, visitor: Visitor, text: str) -> None:
    visitor.answer_all(**UNSAFE, why=text)
    assert "<script>alert" not in visitor.html
    assert "<img src=x" not in visitor.html
    assert [name for name, _ in visitor.fields()].count("go") == 0
    visitor.press("send")
    assert last(place)["answers"] == UNSAFE | {"why": text}


def test_answers_made_up_by_a_stranger_are_dropped(place: Place, visitor: Visitor) -> None:
    visitor.answer_all()
    carried = (
        '{"core-safe-dark": "never", "why": "hidden", "first": ["a", "a"], "pay": "NaN", "core-problem": 99, "x": 1}'
    )
    visitor.press("send", {"carried": carried, "language": "fr", "kiosk": "nowhere", "token": "short"})
    assert visitor.status == 200
    assert last(place)["answers"] == {}
    assert last(place)["place"] == ""


@pytest.mark.parametrize("carried", ["[", "[1]", "null", "[" * 50_000, '{"why": {"a": 1}}', "nan"])
def test_what_was_carried_along_and_is_no_answer_breaks_nothing(visitor: Visitor, carried: str) -> None:
    assert visitor.answer_all().press("at:first", {"carried": carried}).status == 200


def test_a_page_of_another_site_cannot_answer_in_somebodys_name(place: Place, visitor: Visitor) -> None:
    before = len(place.stored())
    visitor.answer_all(**SAFE).press("send", {"csrfmiddlewaretoken": "x" * 64})
    assert visitor.status == 403
    assert "Nothing was stored" in visitor.html
    assert len(place.stored()) == before


def test_only_the_one_cookie_is_set_and_it_goes_with_the_browser(visitor: Visitor) -> None:
    visitor.answer_all(**SAFE).press("send")
    assert [(cookie.name, cookie.expires) for cookie in visitor.jar] == [("csrftoken", None)]


def test_nobody_can_read_the_inbox_without_the_key_and_nothing_in_it_says_whose_a_response_is(
    place: Place, visitor: Visitor
) -> None:
    visitor.answer_all(**UNSAFE, why="Quite unmistakable words").press("send")
    content = b"".join(path.read_bytes() for path in (place.home.folder / "inbox").iterdir())
    assert b"unmistakable" not in content
    assert b"127.0.0.1" not in content
    assert sorted(last(place)) == ["answers", "channel", "digest", "language", "place"]


@pytest.mark.parametrize("statement", ["DELETE FROM response", "UPDATE response SET day = '2020-01-01'"])
def test_the_inbox_refuses_to_change_or_lose_a_response(place: Place, visitor: Visitor, statement: str) -> None:
    visitor.answer_all(**SAFE).press("send")
    there = closing(sqlite3.connect(place.home.folder / "inbox" / FILE))
    with there as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)


def test_answers_put_aside_come_back_under_their_code_alone(place: Place, visitor: Visitor) -> None:
    visitor.begin().press("next", UNSAFE).press("save", {"why": "Only for later"})
    code = dict(visitor.fields())["code"]
    assert re.fullmatch(r"[2-9a-z]{4}(-[2-9a-z]{4}){3}", code)
    assert code in visitor.html
    content = b"".join(path.read_bytes() for path in (place.home.folder / "drafts").iterdir())
    assert b"Only for later" not in content
    assert code.encode() not in content
    later = Visitor(place.home.public).open("/tithingham/consultations/1/saved/")
    later.press("next", {"code": code.upper().replace("-", " ")})
    assert "Only for later" in later.html
    wrong = Visitor(place.home.public).open("/tithingham/consultations/1/saved/")
    assert "No saved answers were found" in wrong.press("next", {"code": "2222-2222-2222-2222"}).html


def test_what_was_sent_is_no_longer_put_aside(place: Place, visitor: Visitor) -> None:
    visitor.begin().press("next", SAFE).press("save")
    code = dict(visitor.fields())["code"]
    visitor.press("at:first")
    while dict(visitor.fields())["step"] != "check":
        visitor.press("next")
    visitor.press("send")
    again = Visitor(place.home.public).open("/tithingham/consultations/1/saved/")
    assert "No saved answers were found" in again.press("next", {"code": code}).html


def test_drafts_expire(place: Place, visitor: Visitor) -> None:
    visitor.begin().press("next", SAFE).press("save")
    code = dict(visitor.fields())["code"]
    with closing(sqlite3.connect(place.home.folder / "drafts" / DRAFTS)) as connection:
        connection.execute("UPDATE draft SET expires = '2020-01-01'")
        connection.commit()
    again = Visitor(place.home.public).open("/tithingham/consultations/1/saved/")
    assert "No saved answers were found" in again.press("next", {"code": code}).html
    Visitor(place.home.public).begin().press("save")
    with closing(sqlite3.connect(place.home.folder / "drafts" / DRAFTS)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM draft WHERE expires = '2020-01-01'").fetchone() == (0,)


def test_a_kiosk_says_where_it_is_and_starts_afresh_by_itself(place: Place, visitor: Visitor) -> None:
    start = "/tithingham/consultations/1/kiosk/market/"
    assert "Market hall" in visitor.open(start).html
    visitor.begin(query="?kiosk=market")
    assert visitor.headers["Refresh"] == f"60; url={start}"
    assert "Save and come back" not in visitor.html
    visitor.press("next", UNSAFE)
    assert visitor.headers["Refresh"] == f"180; url={start}"  # somebody writes here
    while dict(visitor.fields())["step"] != "check":
        visitor.press("next")
    visitor.press("send")
    assert visitor.headers["Refresh"] == f"15; url={start}"
    assert (last(place)["channel"], last(place)["place"]) == ("kiosk", "Market hall")
    assert visitor.open("/tithingham/consultations/1/kiosk/nowhere/").status == 404


def test_all_of_it_can_be_read_and_answered_in_welsh(place: Place, visitor: Visitor) -> None:
    visitor.open("/tithingham/consultations/1/?language=cy")
    assert 'lang="cy"' in visitor.html
    assert "Dechrau nawr" in visitor.html
    visitor.begin(query="?language=cy")
    assert "Parhau" in visitor.html
    while dict(visitor.fields())["step"] != "check":
        visitor.press("next")
    visitor.press("send")
    assert last(place)["language"] == "cy"


def test_it_opens_and_closes_by_its_days(place: Place, visitor: Visitor) -> None:
    assert "is not open yet" in visitor.begin(COMING).html
    assert "is closed" in visitor.begin(CLOSED).html
    visitor.answer_all(**SAFE)
    visitor.address = f"/tithingham/consultations/{CLOSED}/answer/"
    assert visitor.press("send").status == 409
    assert place.stored(CLOSED) == []
    listed = visitor.open("/tithingham/").html
    assert [listed.count(f"/consultations/{number}/") for number in (OPEN, COMING, CLOSED, SHORT)] == [1, 1, 1, 1]
    assert listed.index(">Open now<") < listed.index(">Coming<") < listed.index(">Closed<")


def test_a_questionnaire_of_one_page_is_sent_from_that_page(place: Place, visitor: Visitor) -> None:
    visitor.begin(SHORT).press("send", {"core-problem": "4", "first.c": "1"})
    assert "/sent/" in visitor.address
    assert last(place, SHORT)["answers"] == {"core-problem": 4, "first": ["c"]}


def test_no_public_page_is_heavy(place: Place, visitor: Visitor) -> None:
    pages = [visitor.open(path).html for path in ("/tithingham/", "/tithingham/consultations/1/")]
    pages += [visitor.answer_all(**UNSAFE, why="y" * LONG).html]
    assert max(map(len, pages)) < 20_000


def test_while_the_inbox_cannot_be_written_nothing_is_said_to_be_stored_and_the_answers_stay_on_the_page(
    place: Place, visitor: Visitor
) -> None:
    before = len(place.stored())
    visitor.answer_all(**SAFE)
    with closing(sqlite3.connect(place.home.folder / "inbox" / FILE, isolation_level=None)) as busy:
        busy.execute("BEGIN IMMEDIATE")
        visitor.press("send")
        assert visitor.status == 503
        assert "Nothing was stored" in visitor.html
        assert "Very safe" in visitor.html
        busy.execute("ROLLBACK")
    assert len(place.stored()) == before
    assert "/sent/" in visitor.press("send").address
    assert len(place.stored()) == before + 1
