"""Clients that sign in and ask for one page after the other, without a pause, each in a thread of its own."""

from __future__ import annotations

import random
import re
import socket
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PATIENCE_SECONDS = 30
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Target:
    """A page to ask for: its address, and who may; ``None`` for whoever signs in, nobody for whoever does not."""

    name: str
    address: str
    readers: frozenset[str] | None


@dataclass(frozen=True)
class Sample:
    """One request: for which page, how long it took in milliseconds, and what was wrong with the answer."""

    page: str
    took_ms: float
    fault: str


@dataclass(frozen=True)
class Somebody:
    """A person to sign in as."""

    email: str
    password: str
    role: str


class Browser:
    """Keeps cookies, and speaks to one site over a connection a request, as sites behind sync workers are spoken to."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def ask(self, address: str, sent: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """Ask for a page, or send a form to it; return the status and the whole body."""
        there = urlsplit(address)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers = headers if self.cookies else {}
        body = urlencode(sent) if sent else None
        if sent:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": address}
        connection = HTTPConnection(there.netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.request("POST" if sent else "GET", there._replace(scheme="", netloc="").geturl(), body, headers)
            answer = connection.getresponse()
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            return answer.status, answer.read()
        finally:
            connection.close()

    def sign_in(self, page: str, somebody: Somebody) -> None:
        """Sign in as people do: fetch the form, send it with its token."""
        _, form = self.ask(page)
        token = TOKEN.search(form.decode())
        sent = {
            "csrfmiddlewaretoken": token[1] if token else "", "login": somebody.email, "password": somebody.password,
        }  # fmt: skip
        status, _ = self.ask(page, sent)
        if status != 302 or "sessionid" not in self.cookies:
            raise SystemExit(f"{somebody.email} cannot sign in: status {status}")

    def look(self, address: str, *, bare: bool = False) -> tuple[int, bytes]:
        """Fetch a page with as little work of one's own as can be: the machine is the server's. Status and whole body.

        ``bare`` leaves cookies out.
        """
        host, path = _parted(address)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        cookie = "" if bare or not cookies else f"Cookie: {cookies}\r\n"
        sent = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{cookie}\r\n"
        name, _, port = host.partition(":")
        with socket.create_connection((name, int(port)), PATIENCE_SECONDS) as connection:
            connection.sendall(sent.encode())
            answer = b"".join(iter(lambda: connection.recv(1 << 18), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split(b" ", 2)[1]), body

    def _keep(self, set_cookies: Sequence[str]) -> None:
        for line in set_cookies:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}


@cache
def _parted(address: str) -> tuple[str, str]:
    there = urlsplit(address)
    return there.netloc, there._replace(scheme="", netloc="").geturl()


def timed(browser: Browser, target: Target) -> Sample:
    """Ask for a page and take the time from opening the connection to the last byte."""
    began = time.perf_counter()
    try:
        status, body = browser.look(target.address, bare=target.readers == frozenset())
        fault = "" if status == 200 and b"</html>" in body else f"status {status}"
    except (OSError, ValueError, IndexError) as problem:
        fault = type(problem).__name__
    return Sample(target.name, (time.perf_counter() - began) * 1000, fault)


def ask_until(browser: Browser, targets: Sequence[Target], seed: int, until: float) -> list[Sample]:
    """Ask for all pages in an order of one's own, over and over, until a moment of the monotonic clock."""
    rng = random.Random(seed)
    samples: list[Sample] = []
    while time.monotonic() < until:
        for target in rng.sample(targets, len(targets)):
            if time.monotonic() >= until:
                break
            samples.append(timed(browser, target))
    return samples


def targets_of(role: str, targets: Sequence[Target]) -> list[Target]:
    """Return the pages that somebody in a role asks for, those included that need no signing in."""
    return [target for target in targets if not target.readers or role in target.readers]


def press(people: Sequence[Somebody], sign_in: str, targets: Sequence[Target], seconds: float) -> list[Sample]:
    """Sign everybody in, let each ask for each page once untimed, then take times for so many seconds."""
    browsers = [Browser() for _ in people]
    for browser, somebody in zip(browsers, people, strict=True):
        browser.sign_in(sign_in, somebody)
    wanted = [targets_of(somebody.role, targets) for somebody in people]
    with ThreadPoolExecutor(len(people)) as crowd:
        list(crowd.map(lambda browser, pages: [timed(browser, page) for page in pages], browsers, wanted))
        until = [time.monotonic() + seconds] * len(people)
        found = crowd.map(ask_until, browsers, wanted, range(len(people)), until)
        return [sample for samples in found for sample in samples]
