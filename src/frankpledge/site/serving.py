"""How gunicorn serves the working site: where it listens, and with how many hands."""

from __future__ import annotations

import gc
import os
from typing import Any

bind = os.environ.get("FRANKPLEDGE_LISTEN", "127.0.0.1:8000")
workers = int(os.environ.get("FRANKPLEDGE_WORKERS", "2"))
worker_class = "gthread"  # a slow upload holds a thread, and is not cut off as a process that seems to hang
threads = 4
worker_connections = 8  # who comes when all are taken waits for the first free process, not for a busy one
timeout = 60
graceful_timeout = 15
keepalive = 0  # nobody holds a place who asks for nothing
control_socket_disable = True
loglevel = "warning"
proc_name = "frankpledge-site"


def post_worker_init(worker: Any) -> None:
    """Set what was loaded aside, and look for rings of dead objects seldom: a page's thousands of rows are none."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
