"""How many answers the public site takes in a second, and whether any that it thanked for is lost when it is killed.

    python bench/public_answers.py                       # 32 people at once, 20 seconds, two processes
    python bench/public_answers.py --clients 64 --seconds 30 --postgres postgres://owner@…/empty

On PostgreSQL the owner of an empty database is given; the tables and the public site's own role are made here, as
`manage make-inbox` makes them, and the site answers as that role, which may add responses and read none.

A real gunicorn serves a questionnaire of one page from a shelf made for the purpose. Each client, again and again,
opens the page, reads the two tokens and the cookie from it, and sends an answer; a response counts as completed when
the site says that it stands. In the second part every process of the site is killed (SIGKILL) amid the load; then what
was acknowledged is set against what stands in the inbox. Ends with 1 where an acknowledged response is not there.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from multiprocessing import Process, Queue
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from frankpledge.adapters.inbox.box import FILE, Outlet  # noqa: E402 -- found by the line above
from frankpledge.adapters.inbox.database import Address  # noqa: E402
from frankpledge.adapters.inbox.definitions import Opened, put_definition  # noqa: E402
from frankpledge.adapters.inbox.postgresql import make  # noqa: E402
from frankpledge.adapters.inbox.sealing import new_keys  # noqa: E402
from frankpledge.core.questionnaires import Questionnaire  # noqa: E402
from frankpledge.core.questionnaires.bank import BANK  # noqa: E402

PATH = "/tithingham/consultations/1/answer/"
TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|token)" value="([^"]+)"')
REFERENCE = re.compile(rb"/sent/([0-9A-F]{8})/")
HEAD = (
    f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: {length}\r\nCookie: csrftoken={cookie}\r\n\r\n{body}"
)
ANSWERS = {
    "step": "all", "go": "send", "core-safe-dark": "bit-unsafe", "core-change": "same", "core-problem": "4",
}  # fmt: skip
KEYS = ("core-safe-dark", "core-change", "core-problem")


@dataclass
class Told:
    """What one client saw: how long each completed response took, and the references it was given."""

    seconds: list[float] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    refused: int = 0


class Client:
    """Somebody at a browser, on a connection that is kept."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.socket: socket.socket | None = None

    def complete(self) -> str:
        """Open the page and send an answer; return the reference."""
        page = self._ask(f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        tokens = dict(TOKEN.findall(page))
        cookie = re.search(rb"csrftoken=([^;]+)", page)
        assert cookie
        sent = {name.decode(): value.decode() for name, value in tokens.items()} | ANSWERS
        body = "&".join(f"{name}={value}" for name, value in sent.items())
        answer = self._ask(HEAD.format(length=len(body), cookie=cookie[1].decode(), body=body).encode())
        found = REFERENCE.search(answer)
        if not answer.startswith(b"HTTP/1.1 302") or not found:
            raise ConnectionError(answer[:60])
        return found[1].decode()

    def _ask(self, request: bytes) -> bytes:
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), 10)
        self.socket.sendall(request)
        answer = b""
        while True:
            more = self.socket.recv(65536)
            if not more:
                raise ConnectionError
            answer += more
            head, _, body = answer.partition(b"\r\n\r\n")
            length = re.search(rb"[Cc]ontent-[Ll]ength: (\d+)", head)
            if length and len(body) >= int(length[1]):
                break
        if b"onnection: close" in head:
            self.forget()
        return answer

    def forget(self) -> None:
        """Open a new connection next time."""
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def keep_asking(port: int, until: float, told: Told) -> None:
    """Complete responses until it is time."""
    client = Client(port)
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            reference = client.complete()
        except (OSError, AssertionError, KeyError):
            told.refused += 1
            client.forget()
            time.sleep(0.05)
        else:
            told.seconds.append(time.monotonic() - began)
            told.references.append(reference)


def crowd(port: int, threads: int, seconds: float, results: Queue[Any]) -> None:
    """Be several people in one process."""
    told = [Told() for _ in range(threads)]
    until = time.monotonic() + seconds
    people = [threading.Thread(target=keep_asking, args=(port, until, each)) for each in told]
    for person in people:
        person.start()
    for person in people:
        person.join()
    results.put(told)


def load(port: int, clients: int, seconds: float, during: Any = None) -> list[Told]:
    """Let clients ask from two processes; call ``during`` amid it."""
    results: Queue[Any] = Queue()
    shares = [clients - clients // 2, clients // 2]
    crowds = [Process(target=crowd, args=(port, share, seconds, results)) for share in shares if share]
    for each in crowds:
        each.start()
    if during:
        time.sleep(seconds / 2)
        during()
    told = [each for _ in crowds for each in results.get()]
    for each in crowds:
        each.join()
    return told


@contextmanager
def public_site(folder: Path, inbox: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Serve the public site in a group of processes of its own, with the settings it has everywhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FRANKPLEDGE_", "DATABASE_URL"))}
    told = kept | {
        "PYTHONPATH": str(ROOT / "src"), "FRANKPLEDGE_MODE": "demo", "FRANKPLEDGE_RELEASES": str(folder / "shelf"),
        "FRANKPLEDGE_PUBLIC_INBOX": inbox, "FRANKPLEDGE_PUBLIC_DRAFTS": str(folder / "drafts"),
    }  # fmt: skip
    command = [sys.executable, "-m", "gunicorn", "--config", "python:frankpledge.public.serving"]
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "frankpledge.public.wsgi"], env=told, start_new_session=True
    )
    try:
        wait_for(port, process)
        yield process
    finally:
        kill(process)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a whole response goes through."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            Client(port).complete()
        except (OSError, AssertionError, KeyError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the public site does not answer")


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill every process of the site at once: none can put anything in order first."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def free_port() -> int:
    """Return a port that nothing listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def lay_out(folder: Path) -> None:
    """Put a questionnaire of one page on a shelf."""
    questionnaire = Questionnaire("How it is here", tuple(BANK[key] for key in KEYS), is_one_page=True)
    today = date.today()  # noqa: DTZ011 -- the day where this runs
    opened = Opened(
        "tithingham",
        1,
        "Tithingham Partnership",
        questionnaire,
        today - timedelta(1),
        today + timedelta(9),
        new_keys()[1],
    )
    put_definition(folder / "shelf", opened)


def as_the_public(owner: str) -> str:
    """Make the tables and a role that may only add to them; return the address that the public site has."""
    import psycopg

    role = f"public_{os.urandom(4).hex()}"
    with psycopg.connect(owner.replace("postgres://", "postgresql://", 1), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN".encode())
    make(owner, role)
    return re.sub(r"//[^@/]+@", f"//{role}@", owner, count=1)


def report(told: list[Told], seconds: float) -> None:
    """Print the rate and how long people waited."""
    times = sorted(time for each in told for time in each.seconds)
    at_95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else 0.0
    refused = sum(each.refused for each in told)
    print(f"{len(times):,} completed in {seconds:.0f} s: {len(times) / seconds:,.0f} a second; {refused} refused")
    print(
        f"page and answer together: median {1000 * statistics.median(times):.0f} ms, "
        f"95th percentile {1000 * at_95:.0f} ms"
    )


def main() -> int:
    """Measure, then kill."""
    asked = argparse.ArgumentParser(description="How many answers the public site takes in a second.")
    asked.add_argument("--clients", type=int, default=32)
    asked.add_argument("--seconds", type=float, default=20)
    asked.add_argument("--postgres", help="the owner's address of an empty database")
    asked.add_argument("--folder", type=Path, help="where to keep it (a disk, not memory, to measure a disk)")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="public-answers-", dir=given.folder) as name:
        folder = Path(name)
        lay_out(folder)
        inbox = as_the_public(given.postgres) if given.postgres else str(folder / "inbox")
        address: Address = given.postgres or folder / "inbox" / FILE
        with public_site(folder, inbox, port := free_port()):
            report(load(port, given.clients, given.seconds), given.seconds)
        before = len(Outlet(address).ids("tithingham/1"))
        with public_site(folder, inbox, port := free_port()) as process:
            told = load(port, given.clients, min(given.seconds, 6), during=lambda: kill(process))
        acknowledged = {reference for each in told for reference in each.references}
        stored = {each[:8].upper() for each in Outlet(address).ids("tithingham/1")}
        lost = acknowledged - stored
        print(f"killed amid the load: {len(acknowledged):,} acknowledged, {len(lost)} of them lost; "
              f"{len(stored) - before:,} stored")  # fmt: skip
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
