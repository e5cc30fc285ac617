"""What the groups at work have in common, as the rules of overlap want it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch

from frankpledge.core.readiness.case import Function, Level
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import AgendaItem, Group, Seat, Topic
from frankpledge.stages.partnership.permissions import check_may_read_business, check_may_read_structure
from frankpledge.stages.partnership.queries.groups import are_current, groups, sit_on
from frankpledge.stages.partnership.rules.overlap import Dealt, Makeup, topics_in_common

RECENT = timedelta(days=365)
"""A year of meetings, as readiness reads them, and what is planned: it can still be made one joint item."""


@dataclass(frozen=True)
class TopicInCommon:
    """A topic that several groups deal with apart from one another, and how many meetings of each had it."""

    topic: Topic
    groups: tuple[tuple[Group, int], ...]


def makeups(standing: Standing) -> list[Makeup]:
    """Return what each group at work is made of, without the agendas of its meetings."""
    check_may_read_structure(standing)
    return [_makeup(group, frozenset()) for group in _groups_with_members(standing)]


def makeups_with_agendas(standing: Standing) -> list[Makeup]:
    """Return what each group at work is made of; its topics are its own and those of its recent meetings alone."""
    check_may_read_business(standing)
    on_agendas: defaultdict[int, set[int]] = defaultdict(set)
    for each in _dealt(standing):
        if len(each.groups) == 1:
            on_agendas[min(each.groups)].add(each.topic)
    return [_makeup(group, frozenset(on_agendas[group.pk])) for group in _groups_with_members(standing)]


def recent_topics_in_common(standing: Standing) -> list[TopicInCommon]:
    """Return the topics that several groups at work dealt with in recent meetings of their own (R083)."""
    check_may_read_business(standing)
    at_work = groups(standing).filter(are_current(standing.today)).in_bulk()
    of_those = [each for each in _dealt(standing) if each.groups <= at_work.keys()]
    common = topics_in_common(of_those)
    named = Topic.objects.in_bulk(common)
    found = [
        TopicInCommon(named[topic], tuple((at_work[group], held) for group, held in by_group.items()))
        for topic, by_group in common.items()
    ]
    return sorted(found, key=lambda each: (-len(each.groups), each.topic.name))


def _dealt(standing: Standing) -> list[Dealt]:
    since: date = standing.today - RECENT
    items = AgendaItem.objects.filter(
        partnership=standing.partnership, topic__isnull=False, meeting__on__gte=since, meeting__cancelled_on=None
    )
    held_by: defaultdict[int, set[int]] = defaultdict(set)
    through = Group.meetings.through.objects.filter(meeting__partnership=standing.partnership, meeting__on__gte=since)
    for meeting, group in through.values_list("meeting_id", "group_id"):
        held_by[meeting].add(group)
    asked = items.order_by().values_list("topic_id", "meeting_id").distinct()
    return [Dealt(topic, meeting, frozenset(held_by[meeting])) for topic, meeting in asked]


def _groups_with_members(standing: Standing) -> list[Group]:
    seats = Seat.objects.filter(sit_on(standing.today)).select_related("post")
    found = groups(standing).filter(are_current(standing.today))
    return list(found.prefetch_related("topics", "meets_jointly_with", Prefetch("seats", seats)))


def _makeup(group: Group, on_agendas: frozenset[int]) -> Makeup:
    seats = list(group.seats.all())
    return Makeup(
        key=group.pk,
        name=group.name,
        level=Level(group.level),
        posts=frozenset(seat.post_id for seat in seats),
        agencies=frozenset(seat.post.agency_id for seat in seats),
        topics=frozenset(topic.pk for topic in group.topics.all()) | on_agendas,
        functions=frozenset(Function(code) for code in group.functions),
        meets_with=frozenset(other.pk for other in group.meets_jointly_with.all()),
        is_set_apart=bool(group.overlap_reason),
    )
