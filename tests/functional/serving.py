"""Real processes for the browser tests: the working site, its worker, the public site."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.migrated import DATABASE, migrated_file

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass(frozen=True)
class Home:
    """A site's own folder, and the environment in which its processes run."""

    folder: Path
    site_port: int
    public_port: int

    @property
    def site(self) -> str:
        """The working site's address."""
        return f"http://127.0.0.1:{self.site_port}"

    @property
    def public(self) -> str:
        """The public site's address."""
        return f"http://127.0.0.1:{self.public_port}"

    def environment(self) -> dict[str, str]:
        """Return what the processes are told."""
        dropped = ("DJANGO_", "FRANKPLEDGE_", "PYTHONDONTWRITE")  # compiled once, every later process starts quicker
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        return kept | {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "FRANKPLEDGE_MODE": "demo",
            "FRANKPLEDGE_HOME": str(self.folder),
            "FRANKPLEDGE_RELEASES": str(self.folder / "releases"),
            "FRANKPLEDGE_ADDRESS": self.site,
            "FRANKPLEDGE_PUBLIC_ADDRESS": self.public,
            "WEB_CONCURRENCY": "2",
        }


def new_home(folder: Path) -> Home:
    """Make a home with an empty, migrated database."""
    folder.mkdir(parents=True, exist_ok=True)
    home = Home(folder, free_port(), free_port())
    shutil.copyfile(migrated_file(), folder / DATABASE)
    return home


def free_port() -> int:
    """Return a port that nothing listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def manage(home: Home, *words: str) -> str:
    """Run a management command to its end."""
    command = [sys.executable, "-m", "frankpledge.site.manage", *words]
    return subprocess.run(command, env=home.environment(), check=True, capture_output=True, text=True).stdout


def run_script(home: Home, script: str) -> str:
    """Run Python in the site's own process setting, to build what a test starts from (through services)."""
    begin = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'frankpledge.site.settings'\nimport django; django.setup()\n"
    )
    command = [sys.executable, "-c", begin + script]
    return subprocess.run(command, env=home.environment(), check=True, capture_output=True, text=True, cwd=ROOT).stdout


@contextmanager
def serve_site(
    home: Home, environment: Mapping[str, str] | None = None, config: str = "python:frankpledge.site.serving"
) -> Iterator[str]:
    """Serve the working site while the block runs, with the settings it has everywhere."""
    with _gunicorn(home, "frankpledge.site.wsgi", home.site_port, environment, config):
        yield home.site


@contextmanager
def serve_public(home: Home) -> Iterator[str]:
    """Serve the public site while the block runs. It is told nothing of the database or the home."""
    told = {
        "FRANKPLEDGE_HOME": "", "FRANKPLEDGE_PUBLIC_INBOX": str(home.folder / "inbox"),
        "FRANKPLEDGE_PUBLIC_DRAFTS": str(home.folder / "drafts"),
    }  # fmt: skip
    with _gunicorn(home, "frankpledge.public.wsgi", home.public_port, told, "python:frankpledge.public.serving"):
        yield home.public


@contextmanager
def work(home: Home) -> Iterator[None]:
    """Run a worker while the block runs."""
    command = [sys.executable, "-m", "frankpledge.site.manage", "db_worker", "--interval", "0.2"]
    with (home.folder / "worker.log").open("w") as log:
        process = subprocess.Popen(command, env=home.environment(), stdout=log, stderr=log)
        try:
            yield
        finally:
            _stop(process)


@contextmanager
def _gunicorn(home: Home, application: str, port: int, extra: Mapping[str, str] | None, config: str) -> Iterator[None]:
    command = [
        sys.executable, "-m", "gunicorn", "--config", config, "--bind", f"127.0.0.1:{port}", application,
    ]  # fmt: skip
    log = (home.folder / f"{application}.log").open("w")
    process = subprocess.Popen(command, env=home.environment() | dict(extra or {}), stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health/", process, Path(log.name))
        yield
    finally:
        _stop(process)
        log.close()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer:\n{log.read_text()[-3000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
