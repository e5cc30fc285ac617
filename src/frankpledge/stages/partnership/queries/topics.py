"""The register of topics, and where each is used."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import AgendaItem, Topic
from frankpledge.stages.partnership.permissions import check_may_read_structure


def topics(standing: Standing) -> QuerySet[Topic]:
    """Return every topic of the partnership."""
    check_may_read_structure(standing)
    return Topic.objects.filter(partnership=standing.partnership)


def topics_in_use(standing: Standing, *, name: str = "") -> QuerySet[Topic]:
    """Return the topics with how many groups have them as a rule, and on how many agendas they stood."""
    items = AgendaItem.objects.filter(topic=OuterRef("pk")).order_by().values("topic").annotate(number=Count("pk"))
    found = topics(standing).filter(name__icontains=name).prefetch_related("groups")
    return found.annotate(on_agendas=Coalesce(Subquery(items.values("number")), 0)).order_by("name", "pk")


def find_topic(standing: Standing, pk: int) -> Topic:
    """Return one topic, or answer that it is not there."""
    return get_object_or_404(topics(standing), pk=pk)
