"""What import-linter cannot see in models: how delicate each field is, and that links follow the layers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from frankpledge.foundation.sensitivity import Sensitivity, labelled

ORDER = ["foundation", "stages.partnership", "stages.publication", "stages.audit", "stages.consultation", "site"]
"""From what stands lowest to what may build on it."""

OURS = [model for model in apps.get_models() if model.__module__.startswith("frankpledge.")]


def rank(model: type[models.Model]) -> int:
    return next(i for i, layer in enumerate(ORDER) if model.__module__.startswith(f"frankpledge.{layer}"))


def own_fields(model: type[models.Model]) -> set[str]:
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return {field.name for field in fields if not (field.primary_key and isinstance(field, models.AutoField))}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_says_how_delicate_it_is(model: type[models.Model]) -> None:
    labels = model.sensitivity
    assert set(labels) == own_fields(model)
    assert all(isinstance(label, Sensitivity) for label in labels.values())


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_whoever_a_row_is_about_is_labelled_personal(model: type[models.Model]) -> None:
    person = apps.get_model("accounts.Person")
    named = {field.name for field in model._meta.local_fields if field.related_model is person}
    assert {name for name in named if model.sensitivity[name] is not Sensitivity.PERSONAL} == set()


def test_a_field_cannot_have_two_labels() -> None:
    twice = [
        (model._meta.label, call)
        for model in OURS
        for call in re.findall(r"labelled\(([^)]*)\)", Path(source_of(model)).read_text(encoding="utf-8"))
        if len(words := " ".join(re.findall(r'"([^"]*)"', call)).split()) != len(set(words))
    ]
    assert twice == []


def source_of(model: type[models.Model]) -> str:
    import sys

    return str(sys.modules[model.__module__].__file__)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_link_follows_the_order_of_the_layers(model: type[models.Model]) -> None:
    targets = [f.related_model for f in [*model._meta.local_fields, *model._meta.local_many_to_many] if f.related_model]
    upward = [target._meta.label for target in targets if target in OURS and rank(target) > rank(model)]
    assert upward == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_everything_belongs_to_a_partnership_or_to_something_that_does(model: type[models.Model]) -> None:
    shared = {"accounts.Partnership", "accounts.Agency", "accounts.Person", "site.Heartbeat"}
    through = {field.related_model._meta.label for field in model._meta.local_fields if field.related_model}
    held = {
        "accounts.Partnership", "accounts.Post", "sharing.SharingProtocol", "sharing.Party", "datasets.Submission",
        "datasets.Upload", "evidence.Item", "evidence.Version",
    }  # fmt: skip
    assert model._meta.label in shared or held & through


def test_labels_are_what_they_say() -> None:
    assert labelled(open="a b", secret="c") == {"a": Sensitivity.OPEN, "b": Sensitivity.OPEN, "c": Sensitivity.SECRET}


def test_no_model_waits_for_a_migration(db: None) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
