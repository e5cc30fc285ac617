"""What is asked about topics."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Topic
from frankpledge.stages.partnership.queries.topics import topics
from frankpledge.ui.forms import Dropdown, GovukForm


class TopicForm(GovukForm):
    """A topic's name."""

    name = forms.CharField(label="Name of the topic", max_length=80)


class MergeTopicForm(GovukForm):
    """The topic that stays."""

    into = forms.ModelChoiceField(label="Topic that stays", queryset=None, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, topic: Topic, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].queryset = topics(reader).exclude(pk=topic.pk)  # type: ignore[attr-defined]


class FindTopicsForm(GovukForm):
    """Which topics to list."""

    name = forms.CharField(label="Name", required=False)
