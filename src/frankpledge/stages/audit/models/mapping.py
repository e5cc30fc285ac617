"""Approval of maps finer than wards, for members' eyes and for release (R136)."""

from __future__ import annotations

from django.db import models

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.sensitivity import labelled
from frankpledge.stages.audit.models.counting import Counting
from frankpledge.stages.partnership.models.owned import Owned


class FineMap(Owned):
    """The word of whoever answers for it that one counting's small areas may be shown to members, and released."""

    counting = models.OneToOneField(Counting, models.CASCADE, related_name="fine_map")
    reason = models.TextField()
    approved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    sensitivity = labelled(working="partnership counting reason approved_at", personal="approved_by")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_fine_map_is_approved_for_a_reason"),
        )

    def __str__(self) -> str:
        return f"the fine map of {self.counting}"
