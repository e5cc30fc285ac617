"""Work on one page at a time in each process, in the order in which they were asked for.

Threads that work on pages at once share one processor: each page then takes as long as all of them together, the
short ones most of all, and time goes into changing from one to the next. In turn the same pages come sooner, and
none waits much longer than another. The other threads meanwhile read and write what comes and goes slowly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from types import TracebackType

from django.http import HttpRequest, HttpResponse

WITHOUT_A_BODY = {"GET", "HEAD"}
"""What is sent with a form or a file comes as slowly as its sender's line: that may keep nobody waiting."""


class Turns:
    """A lock that is given in the order in which it was asked for, which `threading.Lock` does not promise."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def __enter__(self) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            turn = Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


def in_turn(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Have a page wait for its turn; what is streamed is sent after it."""
    turns = Turns()

    def when_it_is_its_turn(request: HttpRequest) -> HttpResponse:
        if request.method not in WITHOUT_A_BODY:
            return respond(request)
        with turns:
            return respond(request)

    return when_it_is_its_turn
