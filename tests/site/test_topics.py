"""The register of topics."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.refusals import NotPermitted
from frankpledge.foundation.accounts.roles import Role
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.stages.partnership.models import Topic
from frankpledge.stages.partnership.services import topics as services
from frankpledge.stages.partnership.services.agenda import add_item
from tests.universe.groups import a_group, a_topic
from tests.universe.meetings import action, decided, held
from tests.universe.partnership import AT, Universe


def test_a_topic_is_named_once_whatever_the_capitals_and_spaces(town: Universe) -> None:
    a_topic(town, "Drug dealing")
    with pytest.raises(Refused) as refusal:
        a_topic(town, "  drug   DEALING ")
    assert list(refusal.value.reasons) == ["name"]


def test_a_topic_may_be_renamed_to_its_own_name_in_other_capitals_but_not_to_anothers(town: Universe) -> None:
    topic = a_topic(town, "burglary")
    a_topic(town, "Arson")
    services.rename_topic(topic=topic, name="Burglary", by=town.coordinator, at=AT)
    assert Topic.objects.get(pk=topic.pk).name == "Burglary"
    with pytest.raises(Refused):
        services.rename_topic(topic=topic, name="arson", by=town.coordinator, at=AT)


def test_whatever_had_a_duplicate_has_the_topic_that_stays(town: Universe) -> None:
    stays, goes = a_topic(town, "Burglary"), a_topic(town, "Burglaries")
    both, one = a_group(town, "Board", topics=[stays, goes]), a_group(town, "Forum", topics=[goes])
    meeting = held(town, both)
    item = add_item(meeting=meeting, title="Report", topic=goes, by=town.coordinator, at=AT)
    decision = decided(town, meeting, topic=goes)
    given = action(town, meeting=meeting, topic=goes)
    services.merge_topic(topic=goes, into=stays, by=town.coordinator, at=AT)
    assert list(Topic.objects.all()) == [stays]
    assert [list(group.topics.all()) for group in (both, one)] == [[stays], [stays]]
    for each in (item, decision, given):
        each.refresh_from_db()
        assert each.topic == stays
    assert verify(town.partnership.pk).is_whole


def test_a_topic_is_not_merged_with_itself_or_with_another_partnerships(town: Universe, neighbour: Universe) -> None:
    topic = a_topic(town)
    for into in (topic, a_topic(neighbour)):
        with pytest.raises(Refused):
            services.merge_topic(topic=topic, into=into, by=town.coordinator, at=AT)
    assert Topic.objects.count() == 2


def test_only_the_coordinator_changes_topics(town: Universe) -> None:
    topic, other = a_topic(town), a_topic(town, "Arson")
    by = town.as_(Role.INFORMATION_OFFICER)
    for change in (
        lambda: services.add_topic(name="Fires", by=by, at=AT),
        lambda: services.rename_topic(topic=topic, name="Fires", by=by, at=AT),
        lambda: services.merge_topic(topic=topic, into=other, by=by, at=AT),
    ):
        with pytest.raises(NotPermitted):
            change()


def test_the_register_tells_where_each_topic_is_used(town: Universe, coordinator_client: Client) -> None:
    address = reverse("partnership:topics", args=["tithingham"])
    assert "There are no topics yet" in coordinator_client.get(address).content.decode()
    topic = a_topic(town, "Burglary")
    group = a_group(town, "Board", topics=[topic])
    add_item(meeting=held(town, group), title="Report", topic=topic, by=town.coordinator, at=AT)
    shown = coordinator_client.get(address).content.decode()
    assert "Board" in shown
    assert (
        '<td class="govuk-table__cell govuk-table__cell--numeric" role="cell" data-label="Agendas it stood on">1'
        in shown
    )
    assert "No topic is called that" in coordinator_client.get(address + "?name=arson").content.decode()


def test_topics_are_merged_by_the_form(town: Universe, coordinator_client: Client) -> None:
    stays, goes = a_topic(town, "Burglary"), a_topic(town, "Burglaries")
    address = reverse("partnership:topic-merge", args=["tithingham", goes.pk])
    assert "cannot be undone" in coordinator_client.get(address).content.decode()
    assert coordinator_client.post(address, {"into": stays.pk}).status_code == 302
    assert list(Topic.objects.all()) == [stays]
