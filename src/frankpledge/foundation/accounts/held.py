"""All that is held about one person, wherever it stands: found by what points at them, so that nothing is forgotten."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import Model, Q

from frankpledge.foundation.accounts.models import Invitation, Person
from frankpledge.foundation.eventlog.models import Event
from frankpledge.foundation.eventlog.words import words_for
from frankpledge.foundation.notifications.models import Message
from frankpledge.foundation.sensitivity import Sensitivity

OURS = "frankpledge."


def held_about(person: Person) -> dict[str, Any]:
    """Return every record about a person, by kind of record. What would open a door is left out and said to be."""
    return {
        "person": record_of(person),
        "records": {name: found for name, found in sorted(records_of(person).items()) if found},
        "log": log_of(person),
        "signing in": signing_in_of(person),
        "left out": "passwords, keys and links that open a door; texts of mails, which the person has had",
    }


def pointers() -> list[tuple[type[Model], str]]:
    """Return every field of ours that points at a person."""
    models = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(OURS)]
    return [
        (model, field.name)
        for model in models
        for field in model._meta.get_fields()
        if getattr(field, "related_model", None) is Person and field.concrete
    ]


def records_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Return the records that point at a person or hold their address, by kind."""
    chosen: dict[type[Model], Q] = {Invitation: Q(email__iexact=person.email), Message: Q(to_address=person.email)}
    for model, field in pointers():
        chosen[model] = chosen.get(model, Q()) | Q(**{field: person})
    return {
        str(model._meta.label): [
            record_of(each) for each in model._default_manager.filter(asked).distinct().order_by("pk")
        ]
        for model, asked in chosen.items()
    }


def record_of(thing: Model) -> dict[str, Any]:
    """Return a record's fields, without those that open a door."""
    labels = getattr(thing, "sensitivity", {})
    fields = [field for field in thing._meta.concrete_fields if labels.get(field.name) != Sensitivity.SECRET]
    return {field.name: field.value_from_object(thing) for field in fields}


def log_of(person: Person) -> list[dict[str, Any]]:
    """Return what the logs say that the person did, and what was done to them."""
    label = Person._meta.label_lower
    found = Event.objects.filter(Q(actor_id=person.pk) | Q(subject_type=label, subject_id=person.pk))
    return [
        {
            "at": event.at,
            "what": words_for(event.kind),
            "by the person": event.actor_id == person.pk,
            "facts": event.facts,
        }
        for event in found.order_by("at", "pk")
    ]


def signing_in_of(person: Person) -> list[dict[str, Any]]:
    """Return what the package for signing in keeps: the address, and that there is a second step."""
    addresses = EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
    return [*addresses, *Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")]
