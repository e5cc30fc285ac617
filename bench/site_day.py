"""How gunicorn serves the site that is timed: on the day on which the busy partnership was built, whenever that is."""

from __future__ import annotations

from typing import Any


def post_worker_init(worker: Any) -> None:
    """Stop the clock of requests; sessions and throttles keep the real one."""
    from frankpledge.site import middleware
    from tests.universe.partnership import AT

    middleware.now = lambda: AT
