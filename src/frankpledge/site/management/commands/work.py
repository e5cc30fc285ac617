"""Do background jobs as they come, and give signs of life meanwhile."""

from __future__ import annotations

from typing import Any

from django_tasks_db.management.commands import db_worker

from frankpledge.site.heartbeats import beating


class Command(db_worker.Command):
    """The worker of django-tasks-db, which the health page and the tick can see."""

    help = "Do background jobs as they come, until stopped."

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Work until told to stop."""
        with beating(worker_id):
            super().handle(worker_id=worker_id, **options)
