"""How gunicorn serves the public site: where it listens, and with how many hands."""

from __future__ import annotations

import os

bind = os.environ.get("FRANKPLEDGE_PUBLIC_LISTEN", "127.0.0.1:8001")
workers = int(os.environ.get("FRANKPLEDGE_PUBLIC_WORKERS", "2"))
worker_class = "gthread"  # a slow reader holds a thread, not a process
threads = 8  # those who wait for the disk together are written to it together
timeout = 60
graceful_timeout = 15
keepalive = 5
control_socket_disable = True
loglevel = "warning"
proc_name = "frankpledge-public"
