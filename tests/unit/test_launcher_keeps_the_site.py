"""The launcher's `site` and `public`, run for real with small programs in place of the servers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.small_checkout import make_small_copy, offline, start

PART = """
import os, pathlib, socket, sys, time
notes = pathlib.Path(os.environ["NOTES"])
word = next(word for word in sys.argv[1:] if word in ("migrate", "work", "tick") or word.endswith("wsgi"))
known = " ".join(sorted(name for name in os.environ if name.startswith(("FRANKPLEDGE_", "DATABASE_", "PGPASS"))))
with (notes / word).open("a") as file:
    file.write(f"{os.getpid()} {known}\\n")
if word == os.environ.get("ENDS") or word == "migrate":
    sys.exit(int(os.environ.get("STATUS", "0")))
if word.endswith("wsgi"):
    listener = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
time.sleep(60)
"""
"""Notes that it was started, by its process and the settings it was told; then lasts, or ends at once."""

BUILD = "import os, pathlib; (pathlib.Path(os.environ['NOTES']) / 'built').touch()"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small copy, set up, with programs of the names that the two sites are made of."""
    small_copy = make_small_copy(tmp_path_factory.mktemp("launcher") / "a checkout")
    for place in ("site", "public"):
        (small_copy / "src" / "frankpledge" / place).mkdir()
        (small_copy / "src" / "frankpledge" / place / "__init__.py").touch()
        (small_copy / "src" / "frankpledge" / place / "manage.py").write_text(PART)
    (small_copy / "src" / "gunicorn").mkdir()
    (small_copy / "src" / "gunicorn" / "__init__.py").touch()
    (small_copy / "src" / "gunicorn" / "__main__.py").write_text(PART)
    (small_copy / "assets").mkdir()
    (small_copy / "assets" / "build.py").write_text(BUILD)
    assert start(small_copy, "manage", "migrate", NOTES=str(small_copy)).returncode == 0
    return small_copy


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def launched(checkout: Path, word: str, notes: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    port = str(free_port())
    told = offline(checkout) | {"NOTES": str(notes), "PORT": port, "FRANKPLEDGE_LISTEN": f"127.0.0.1:{port}"}
    told |= {"FRANKPLEDGE_PUBLIC_LISTEN": f"127.0.0.1:{port}"} | settings
    command = [sys.executable, str(checkout / "frankpledge"), word]
    with subprocess.Popen(command, env=told, cwd=notes, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def started(notes: Path, part: str) -> list[int]:
    """The processes of a part, in the order in which they were started."""
    text = (notes / part).read_text() if (notes / part).exists() else ""
    return [int(line.split()[0]) for line in text.splitlines()]


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


SITE = ("frankpledge.site.wsgi", "work", "tick")


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_site_is_pages_worker_and_tick_and_all_end_together(checkout: Path, notes: Path, asked: int) -> None:
    with launched(checkout, "site", notes) as process:
        wait_until(lambda: all(started(notes, part) for part in SITE))
        assert (notes / "migrate").exists()
        assert (notes / "built").exists()
        running = [started(notes, part)[0] for part in SITE]
        assert all(map(is_alive, running))
        process.send_signal(asked)
        assert process.wait(20) == 0
        assert not any(map(is_alive, running))


def test_a_part_that_dies_is_started_again_and_the_others_stay(checkout: Path, notes: Path) -> None:
    with launched(checkout, "site", notes) as process:
        wait_until(lambda: all(started(notes, part) for part in SITE))
        os.kill(started(notes, "work")[0], signal.SIGKILL)
        wait_until(lambda: len(started(notes, "work")) == 2)
        assert is_alive(started(notes, "tick")[0])
        process.terminate()
        process.wait(20)
        assert not is_alive(started(notes, "work")[1])


def test_nothing_is_started_on_tables_that_cannot_be_brought_up_to_date(checkout: Path, notes: Path) -> None:
    with launched(checkout, "site", notes, STATUS="1") as process:
        _, said = process.communicate(timeout=30)
        assert process.returncode == 2
    assert "ended with status 1" in said
    assert not (notes / "work").exists()


def test_a_worker_that_cannot_be_kept_running_stops_the_site(checkout: Path, notes: Path) -> None:
    with launched(checkout, "site", notes, ENDS="work") as process:
        _, said = process.communicate(timeout=30)
        assert process.returncode == 2
    assert "the worker cannot be kept running" in said
    assert not any(is_alive(started(notes, part)[0]) for part in SITE)


def test_the_site_says_where_it_listens_once_it_does(checkout: Path, notes: Path) -> None:
    with launched(checkout, "site", notes) as process:
        assert process.stderr
        assert "the site listens at http://127.0.0.1:" in process.stderr.readline()


def test_the_public_process_is_told_nothing_of_working_data(checkout: Path, notes: Path) -> None:
    secret = {"DATABASE_URL": "postgres://somewhere", "PGPASSWORD": "x", "FRANKPLEDGE_SECRET_KEY": "x"}
    secret |= {"FRANKPLEDGE_SMTP_PASSWORD": "x", "FRANKPLEDGE_HOME": str(notes), "FRANKPLEDGE_PUBLIC_HOSTS": "x"}
    with launched(checkout, "public", notes, **secret) as process:
        wait_until(lambda: bool(started(notes, "frankpledge.public.wsgi")))
        process.terminate()
        process.wait(20)
    told = (notes / "frankpledge.public.wsgi").read_text().split()[1:]
    assert told == [
        "FRANKPLEDGE_PUBLIC_DRAFTS", "FRANKPLEDGE_PUBLIC_HOSTS", "FRANKPLEDGE_PUBLIC_INBOX",
        "FRANKPLEDGE_PUBLIC_LISTEN", "FRANKPLEDGE_RELEASES",
    ]  # fmt: skip


def test_the_public_site_looks_for_the_shelf_where_the_working_site_puts_it(launcher: ModuleType) -> None:
    assert launcher.public_part({"FRANKPLEDGE_HOME": "/srv/home"})["FRANKPLEDGE_RELEASES"] == "/srv/home/releases"
    assert launcher.public_part({"FRANKPLEDGE_RELEASES": "/srv/shelf"})["FRANKPLEDGE_RELEASES"] == "/srv/shelf"


def test_the_public_site_adds_to_the_inbox_that_the_working_site_reads_but_is_not_told_its_way_into_a_database(
    launcher: ModuleType,
) -> None:
    assert launcher.public_part({"FRANKPLEDGE_HOME": "/srv/home"})["FRANKPLEDGE_PUBLIC_INBOX"] == "/srv/home/inbox"
    assert launcher.public_part({"FRANKPLEDGE_INBOX": "/srv/in"})["FRANKPLEDGE_PUBLIC_INBOX"] == "/srv/in"
    told = launcher.public_part({"FRANKPLEDGE_INBOX": "postgres://reader:secret@host/inbox"})
    assert not [value for value in told.values() if "secret" in value]


@pytest.mark.parametrize("word", ["site", "public"])
def test_the_sites_take_no_arguments(checkout: Path, word: str) -> None:
    done = start(checkout, word, "8000")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_on_windows_the_sites_can_be_tried_out_and_are_refused_otherwise(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launcher.os, "name", "nt")
    with pytest.raises(launcher.Stop, match="Linux or macOS"):
        launcher.server("site", {})
    command = launcher.server("site", {"FRANKPLEDGE_MODE": "demo"})
    assert command[-3:] == ["runserver", "--noreload", "127.0.0.1:8000"]
