"""How gunicorn serves the site that is timed: as it does everywhere, but on the day of the busy partnership.

It counts its processor time beside.
"""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path
from typing import Any

from frankpledge.site import serving
from frankpledge.site.serving import *  # noqa: F403 -- the settings are names of a module, as gunicorn wants them

workers = int(os.environ["WEB_CONCURRENCY"])
SPENT: list[tuple[str, float]] = []
"""For each request its address, and the milliseconds of processor time the worker spent on it."""


BEGAN = threading.local()


def post_worker_init(worker: Any) -> None:
    """Stop the clock of requests; sessions and throttles keep the real one."""
    serving.post_worker_init(worker)
    from frankpledge.site import middleware
    from tests.universe.partnership import AT

    middleware.now = lambda: AT


def pre_request(worker: Any, request: Any) -> None:
    """Take the time before the request is served."""
    BEGAN.at = time.thread_time()


def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:
    """Remember what it took."""
    SPENT.append((request.uri, (time.thread_time() - BEGAN.at) * 1000))


def worker_exit(server: Any, worker: Any) -> None:
    """Leave all of it where the benchmark looks."""
    Path(os.environ["BENCH_SPENT"], f"{worker.pid}.json").write_text(json.dumps(SPENT))
