"""What keeps this process from working data: it opens files on the shelf and the program's own, and its two stores.

The first line of defence is that nothing here is told where working data are, and that on a server it runs as a user
of its own (see the operator's guide). This is the second: Python asks this module before it opens anything, and what
was once installed cannot be taken away while the process lives. It holds back what goes astray, by mistake or led by
what somebody sent; code of a stranger's own, running in this process, only the system's users hold back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DATABASE_DRIVERS = ("psycopg", "psycopg2", "psycopg_c", "psycopg_binary", "duckdb")
WORKING_WAYS = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
"""The framework's ways to databases, none of which is this process's own."""


class OutOfReach(PermissionError):
    """The public process tried to reach something that is not public."""


def confine(*, may_read: Iterable[Path], has_server: bool = False) -> None:
    """Let this process read below the given folders, write no file, open no database and call nobody, from now on.

    Its own stores it has opened before, and keeps open. ``has_server``: they are PostgreSQL's, whose driver it then
    has; what it may do there its role says.
    """
    allowed = tuple(os.path.realpath(folder) for folder in may_read)
    forbidden = () if has_server else DATABASE_DRIVERS

    def ask(event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            _check_open(args, allowed)
        elif event in ("sqlite3.connect", "sqlite3.connect/handle"):
            raise OutOfReach("The public site has opened its own stores already.")
        elif event == "import" and (str(args[0]).split(".")[0] in forbidden or str(args[0]).startswith(WORKING_WAYS)):
            raise OutOfReach("The public site loads no database driver.")
        elif event == "socket.connect":
            raise OutOfReach("The public site calls nobody.")
        elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.listdir", "os.scandir"):
            _check_other(event, args, allowed)

    sys.addaudithook(ask)


def _check_open(args: tuple[Any, ...], allowed: tuple[str, ...]) -> None:
    path, mode, flags = args
    if isinstance(path, int):
        return
    writes = (isinstance(mode, str) and any(letter in mode for letter in "wax+")) or bool(
        isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    )
    if writes and os.fsdecode(path) != os.devnull:
        raise OutOfReach("The public site writes nothing.")
    _check_path(path, allowed)


def _check_other(event: str, args: tuple[Any, ...], allowed: tuple[str, ...]) -> None:
    if event not in ("os.listdir", "os.scandir"):
        raise OutOfReach("The public site starts nothing.")
    if args[0] is not None and not isinstance(args[0], int):
        _check_path(args[0], allowed)


def _check_path(path: Any, allowed: tuple[str, ...]) -> None:
    real = os.path.realpath(os.fsdecode(path))
    if not any(real == folder or real.startswith(folder + os.sep) for folder in allowed):
        raise OutOfReach("That is not on the public shelf.")
