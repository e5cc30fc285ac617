"""Run a command from a small process of its own and write down its exit status, seconds and peak memory.

A child's peak counts the memory of whoever forked it, so a large test process would drown the figure.
Usage: ``python measured.py FIGURES.json SECONDS USER COMMAND…`` where USER is a number, or ``-`` for no change.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time


def main(figures: str, seconds: str, user: str, command: list[str]) -> None:
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()
        if user != "-":
            _become(int(user))
        os.execvp(command[0], command)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.alarm(int(seconds))
    _, status, used = os.wait4(child, 0)
    result = {
        "status": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - began,
        "peak_mb": used.ru_maxrss / 1024,
    }
    with open(figures, "w", encoding="utf-8") as out:
        json.dump(result, out)


def _become(user: int) -> None:
    """Drop root for good: groups first, the user last."""
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
