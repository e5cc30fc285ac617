"""What is asked of what an audit says, of comments on it, and of what it rests on."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.audit.models import Audit, Circulation, Conclusion
from frankpledge.stages.audit.queries.commissions import commissions
from frankpledge.stages.audit.queries.conclusions import (
    conclusions,
    findings_to_cite,
    knowledge_to_cite,
    others_to_cite,
)
from frankpledge.stages.audit.queries.scope import sources
from frankpledge.stages.audit.rules.report import TITLES
from frankpledge.stages.partnership.forms.own_agency import OwnAgencyForm
from frankpledge.stages.partnership.queries.own_agencies import agencies_to_speak_for
from frankpledge.ui.forms import DateField, Dropdown, GovukForm

TEXT = forms.Textarea(attrs={"rows": 5})


class ConclusionForm(GovukForm):
    """One thing that the audit says."""

    part = forms.ChoiceField(
        label="Part of the report", choices=[(str(part), title) for part, title in TITLES.items()],
        widget=forms.RadioSelect,
    )  # fmt: skip
    theme = forms.CharField(
        label="Theme", max_length=80, help_text="Such as burglary. The same words gather under one theme."
    )
    text = forms.CharField(label="What the audit says", widget=TEXT)
    commission = forms.ModelChoiceField(
        label="Drafted by a contractor under", queryset=None, required=False, widget=Dropdown,
        help_text="Leave empty where the partnership’s own people wrote it.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["commission"].queryset = commissions(reader, audit)  # type: ignore[attr-defined]
        if not self.fields["commission"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["commission"]


class RewordForm(GovukForm):
    """Other words for it, at whose wish, and why."""

    text = forms.CharField(label="What the audit says", widget=TEXT)
    wished_by = forms.ModelChoiceField(
        label="Agency that wished it", queryset=None, required=False, widget=Dropdown,
        help_text="Leave empty where no agency asked for the change.",
    )  # fmt: skip
    reason = forms.CharField(label="Why the words are changed", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["wished_by"].queryset = agencies(reader)  # type: ignore[attr-defined]


class TieConclusionForm(GovukForm):
    """What it rests on."""

    findings = forms.ModelMultipleChoiceField(
        label="What was counted in the audit’s period", queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    knowledge = forms.ModelMultipleChoiceField(
        label="What local people said", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    sources = forms.ModelMultipleChoiceField(
        label="Sources in the scope", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    rests_on = forms.ModelMultipleChoiceField(
        label="What else the audit says", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, conclusion: Conclusion, **options: Any) -> None:
        super().__init__(*args, **options)
        audit = conclusion.audit
        offered = {
            "findings": findings_to_cite(reader, audit),
            "knowledge": knowledge_to_cite(reader, audit),
            "sources": sources(reader, audit).filter(is_in=True),
            "rests_on": others_to_cite(reader, conclusion),
        }
        for name, found in offered.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            if not found.exists():
                del self.fields[name]
        if "findings" in self.fields:
            self.fields["findings"].label_from_instance = lambda found: found.sentence  # type: ignore[attr-defined]


class CirculateForm(GovukForm):
    """Which interim findings are shown to whom, and until when they may comment."""

    title = forms.CharField(
        label="Title", max_length=150, help_text="Such as: First findings on burglary and violence."
    )
    conclusions = forms.ModelMultipleChoiceField(
        label="Findings to show", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    agencies = forms.ModelMultipleChoiceField(
        label="Agencies to show them to", queryset=None, widget=forms.CheckboxSelectMultiple
    )
    comments_by = DateField(label="Comments wanted by")

    def __init__(self, *args: Any, reader: Standing, audit: Audit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["conclusions"].queryset = conclusions(reader, audit)  # type: ignore[attr-defined]
        self.fields["agencies"].queryset = agencies(reader)  # type: ignore[attr-defined]


class CommentForm(OwnAgencyForm):
    """What an agency says of one thing."""

    text = forms.CharField(
        label="Comment", widget=TEXT, help_text="If your agency has nothing to add, say so: then nobody waits for it."
    )
    is_to_follow_up = forms.BooleanField(label="This should be looked into further", required=False)
    offered: ClassVar[Any] = staticmethod(agencies_to_speak_for)


class CirculationCommentForm(CommentForm):
    """What an agency says of what was circulated, of one finding or of all."""

    conclusion = forms.ModelChoiceField(
        label="On which finding", queryset=None, required=False, widget=Dropdown, empty_label="On all of them"
    )
    field_order = ("agency", "conclusion")

    def __init__(self, *args: Any, reader: Standing, circulation: Circulation, **options: Any) -> None:
        super().__init__(*args, reader=reader, **options)
        self.fields["conclusion"].queryset = circulation.conclusions.all()  # type: ignore[attr-defined]


class AnswerCommentForm(GovukForm):
    """What became of a comment."""

    answer = forms.CharField(
        label="What became of it", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was changed or looked into, or why not.",
    )  # fmt: skip
