"""The only writer of topics: the words that all groups' agendas share."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.eventlog.services import record
from frankpledge.foundation.saving import save_checked
from frankpledge.stages.partnership.events import groups as events  # noqa: F401 -- registers its words
from frankpledge.stages.partnership.models import Topic
from frankpledge.stages.partnership.permissions import check_may_coordinate


@transaction.atomic
def add_topic(*, name: str, by: Standing, at: datetime) -> Topic:
    """Add a topic to the register."""
    check_may_coordinate(by)
    topic = Topic(partnership=by.partnership, name=_clean(name))
    _check_is_new(topic)
    save_checked(topic)
    record("topic.added", subject=topic, by=by, at=at)
    return topic


@transaction.atomic
def rename_topic(*, topic: Topic, name: str, by: Standing, at: datetime) -> Topic:
    """Give a topic another name, everywhere at once."""
    check_may_coordinate(by)
    by.check_owns(topic)
    topic.name = _clean(name)
    _check_is_new(topic)
    save_checked(topic)
    record("topic.renamed", subject=topic, by=by, at=at)
    return topic


@transaction.atomic
def merge_topic(*, topic: Topic, into: Topic, by: Standing, at: datetime) -> Topic:
    """Take a duplicate away: whatever had it has the other topic from now on."""
    check_may_coordinate(by)
    by.check_owns(topic, into)
    if topic == into:
        raise Refused({"into": ["Select another topic than the one that goes."]})
    for group in topic.groups.all():
        group.topics.add(into)
    for relation in Topic._meta.related_objects:
        if isinstance(relation, models.ManyToOneRel):
            relation.related_model._default_manager.filter(**{relation.field.name: topic}).update(
                **{relation.field.name: into}
            )
    record("topic.merged", subject=topic, by=by, at=at, facts={"into": into.pk})
    topic.delete()
    return into


def topics_named(text: str, *, by: Standing, at: datetime) -> list[Topic]:
    """Return the topics named a line each, whatever their capitals; those that are new are added."""
    named = {_clean(line).casefold(): _clean(line) for line in text.splitlines() if line.strip()}
    known = Topic.objects.filter(partnership=by.partnership)
    return [known.filter(name__iexact=name).first() or add_topic(name=name, by=by, at=at) for name in named.values()]


def _clean(name: str) -> str:
    return " ".join(name.split())


def _check_is_new(topic: Topic) -> None:
    same = Topic.objects.filter(partnership=topic.partnership_id, name__iexact=topic.name).exclude(pk=topic.pk)
    if same.exists():
        raise Refused({"name": ["There is a topic of that name already. To join two topics, merge them."]})
