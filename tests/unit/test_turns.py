"""Pages are worked on one at a time, in the order in which they were asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse

from frankpledge.site.turns import Turns, in_turn

PATIENCE_SECONDS = 10


def asked(method: str) -> HttpRequest:
    request = HttpRequest()
    request.method = method
    return request


def until(true: Callable[[], bool]) -> None:
    """Wait for what other threads do."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < PATIENCE_SECONDS
        time.sleep(0.001)


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, served = Turns(), list[int]()

    def serve(number: int) -> None:
        with turns:
            served.append(number)

    waiting = []
    with turns:
        for number in range(20):
            waiting.append(threading.Thread(target=serve, args=(number,)))
            waiting[-1].start()
            until(lambda queued=number + 1: turns.waiting == queued)  # type: ignore[misc]
        assert served == []
    for each in waiting:
        each.join(PATIENCE_SECONDS)
    assert served == list(range(20))


def test_no_two_pages_are_worked_on_at_once() -> None:
    at_once, most = [0], [0]

    def respond(request: HttpRequest) -> HttpResponse:
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.002)
        at_once[0] -= 1
        return HttpResponse()

    respond_in_turn = in_turn(respond)
    crowd = [threading.Thread(target=respond_in_turn, args=(asked("GET"),)) for _ in range(20)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(PATIENCE_SECONDS)
    assert most == [1]


def test_a_page_that_breaks_keeps_nobody_waiting() -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise ValueError("broken")

    respond_in_turn = in_turn(broken)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            respond_in_turn(asked("GET"))


def test_a_file_that_comes_slowly_keeps_no_page_waiting_and_waits_for_none() -> None:
    comes = threading.Event()

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            comes.wait(PATIENCE_SECONDS)
        return HttpResponse(request.method or "")

    respond_in_turn = in_turn(respond)
    slow = threading.Thread(target=respond_in_turn, args=(asked("POST"),))
    slow.start()
    assert respond_in_turn(asked("GET")).content == b"GET"
    assert slow.is_alive()
    comes.set()
    slow.join(PATIENCE_SECONDS)
    assert not slow.is_alive()
