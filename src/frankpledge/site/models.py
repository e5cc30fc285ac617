"""Signs of life of the processes that make up the site, and when its daily work was last done."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.sensitivity import labelled


class Heartbeat(models.Model):
    """When something the site does by itself was last seen alive, or last done."""

    name = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField()

    sensitivity = labelled(working="name at")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
