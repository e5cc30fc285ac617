"""What is wrong in an agency's data, followed from the extract that showed it to the one that shows it no more."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frankpledge.adapters.dictionary import read_dataset
from frankpledge.foundation.accounts.models import Agency, Partnership, Person, Post
from frankpledge.foundation.datasets.models.submissions import Submission
from frankpledge.foundation.sensitivity import labelled
from frankpledge.foundation.sharing.models import dataset_choices

RETURNED = "returned"
"""The code of what somebody, and no check, found wrong."""


class DataIssue(models.Model):
    """One fault of a dataset that its agency is asked to mend: which, who mends it, by when, and how it ended."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="data_issues")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="data_issues")
    dataset = models.CharField(max_length=40, choices=dataset_choices)
    code = models.CharField(max_length=40)
    """Which check found it."""
    column = models.CharField(max_length=100, blank=True)
    what = models.TextField()
    """What would mend it."""
    found_in = models.ForeignKey(Submission, models.PROTECT, related_name="issues_found")
    found_count = models.PositiveBigIntegerField(default=1)
    seen_in = models.ForeignKey(Submission, models.PROTECT, null=True, blank=True, related_name="+")
    """The last later extract that still shows it."""
    seen_count = models.PositiveBigIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    """The post that mends it; the agency's representative sees to it where none is named."""
    due = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_in = models.ForeignKey(Submission, models.PROTECT, null=True, blank=True, related_name="issues_closed")
    """The later extract that no longer shows it."""
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    closed_why = models.TextField(blank=True)

    sensitivity = labelled(
        working="partnership agency dataset code column what found_in found_count seen_in seen_count opened_at owner "
        "due closed_at closed_in closed_why",
        personal="opened_by closed_by",
    )

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("partnership", "agency", "dataset", "code", "column"), name="a_fault_of_data_is_open_once",
                condition=Q(closed_at=None) & ~Q(code=RETURNED),
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_in=None, closed_by=None, closed_why="")
                | Q(closed_at__isnull=False, closed_in__isnull=False, closed_by=None, closed_why="")
                | (Q(closed_at__isnull=False, closed_in=None, closed_by__isnull=False) & ~Q(closed_why="")),
                name="a_data_issue_is_closed_by_an_extract_or_somebody",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{read_dataset(self.dataset).name}, {self.agency}: {self.what}"

    @property
    def key(self) -> str:
        """What tells this fault from others of the dataset."""
        return key_of(self.code, self.column)


def key_of(code: str, column: str) -> str:
    """Return what tells a fault from others: which check, of which column."""
    return f"{code}:{column}"
