"""How gunicorn serves the site that is timed: on the day of the busy partnership, and counting its processor time."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

SPENT: list[tuple[str, float]] = []
"""For each request its address, and the milliseconds of processor time the worker spent on it."""


def post_worker_init(worker: Any) -> None:
    """Stop the clock of requests; sessions and throttles keep the real one."""
    from frankpledge.site import middleware
    from tests.universe.partnership import AT

    middleware.now = lambda: AT


def pre_request(worker: Any, request: Any) -> None:
    """Take the time before the request is served."""
    worker.began = time.process_time()


def post_request(worker: Any, request: Any, environ: Any, response: Any) -> None:
    """Remember what it took."""
    SPENT.append((request.uri, (time.process_time() - worker.began) * 1000))


def worker_exit(server: Any, worker: Any) -> None:
    """Leave all of it where the benchmark looks."""
    Path(os.environ["BENCH_SPENT"], f"{worker.pid}.json").write_text(json.dumps(SPENT))
