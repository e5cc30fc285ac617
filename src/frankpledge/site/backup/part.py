"""Which rows are one partnership's: its own, what hangs on them, and whom and which bodies they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from frankpledge.foundation.accounts.models import Agency, Partnership, Person
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.sensitivity import Sensitivity
from frankpledge.site.backup.tables import copied_models

SHARED = (Agency, Person)
"""Rows that several partnerships may name: only those that this one's rows name are its part of them."""

OURS = "frankpledge."


@dataclass
class Part:
    """A partnership's rows, table by table, what is referred to first."""

    partnership: Partnership
    today: date | None = None
    """The day of the export: who was to be forgotten by then is no part of it, whether the tick came by or not."""
    named: dict[type[models.Model], set[int]] = field(default_factory=lambda: defaultdict(set))

    def rows(self) -> list[QuerySet[Any]]:
        """Return the rows of every table that the partnership has a part in."""
        owned = {model: self.owned(model) for model in self.models() if model not in SHARED}
        for rows in owned.values():
            self._note_named(rows)
        return [owned[m] if m in owned else m._base_manager.filter(pk__in=self.named[m]) for m in self.models()]

    def models(self) -> list[type[models.Model]]:
        """Return the models of ours; those of packages hold only what opens doors."""
        return [model for model in copied_models() if is_ours(model)]

    def owned(self, model: type[models.Model]) -> QuerySet[Any]:
        """Return the rows of a table that belong to the partnership, by themselves or by what they hang on."""
        path = owner_path(model)
        found = model._base_manager.filter(Q(pk=self.partnership.pk) if path == "" else Q(**{path: self.partnership}))
        forgotten = getattr(model, "forgotten_on", "")
        return found.exclude(**{f"{forgotten}__lte": self.today}) if forgotten and self.today else found

    def _note_named(self, rows: QuerySet[Any]) -> None:
        for link in rows.model._meta.concrete_fields:
            if link.related_model in SHARED:
                self.named[link.related_model].update(_values(rows, link.attname))
        if rows.model is Event:
            self.named[Person].update(_values(rows, "actor_id"))
            self.named[Person].update(_values(rows.filter(subject_type=Person._meta.label_lower), "subject_id"))


def _values(rows: QuerySet[Any], name: str) -> Iterable[int]:
    return rows.filter(**{f"{name}__isnull": False}).order_by().values_list(name, flat=True).distinct()


def is_ours(model: type[models.Model]) -> bool:
    """Say whether a model, or a table of pairs, is defined here rather than in a package."""
    made_for = model._meta.auto_created or model
    return made_for.__module__.startswith(OURS)


def owner_path(model: type[models.Model]) -> str:
    """Return the way from a row to the partnership it belongs to, as a query writes it; empty for itself."""
    if model is Partnership:
        return ""
    links = [link for link in model._meta.concrete_fields if link.related_model]
    direct = [link.name for link in links if link.related_model is Partnership]
    if direct:
        return direct[0]
    onward = [link for link in links if link.related_model not in SHARED and not link.null]
    if not onward:
        raise LookupError(f"{model._meta.label} belongs to no partnership.")
    return f"{onward[0].name}__{owner_path(onward[0].related_model)}"


def secrets_of(model: type[models.Model]) -> list[str]:
    """Return the fields that open doors or hold what somebody was told: they stay here."""
    labels = getattr(model, "sensitivity", {})
    return [name for name, label in labels.items() if label is Sensitivity.SECRET]
