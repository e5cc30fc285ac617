"""What is asked about protocols."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from frankpledge.adapters.legal_bases import LegalEntry, bases, powers
from frankpledge.core.dictionary import Dataset, Detail, Field
from frankpledge.foundation.accounts.models import Agency
from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.foundation.sharing.models import Flow, Party, SharingProtocol, dataset_choices, party_ids
from frankpledge.foundation.sharing.queries import posts_of, posts_to_sign_as
from frankpledge.foundation.sharing.rules import Purpose
from frankpledge.ui.forms import DateField, Dropdown, GovukForm

REVIEW = timedelta(days=365)
KEPT = 3 * 365
"""A cycle of three years."""


class ProtocolForm(GovukForm):
    """What a protocol is called and for, between whom, from when until when."""

    name = forms.CharField(label="Name of the protocol", max_length=120)
    purpose = forms.CharField(
        label="What the sharing is for", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In a sentence or two that everybody will sign.",
    )  # fmt: skip
    parties = forms.ModelMultipleChoiceField(
        label="Which agencies it binds", queryset=None, widget=forms.CheckboxSelectMultiple,
        help_text="Every one of them signs.",
    )  # fmt: skip
    starts = DateField(label="In force from")
    review_by = DateField(
        label="To be reviewed by", help_text="After this day nothing more is supplied or read under it."
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        options.setdefault("initial", {"starts": reader.today, "review_by": reader.today + REVIEW})
        super().__init__(*args, **options)
        self.fields["parties"].queryset = agencies(reader)  # type: ignore[attr-defined]


class AmendForm(GovukForm):
    """What a draft is called and for, and its dates."""

    name = forms.CharField(label="Name of the protocol", max_length=120)
    purpose = forms.CharField(label="What the sharing is for", widget=forms.Textarea(attrs={"rows": 3}))
    starts = DateField(label="In force from")
    review_by = DateField(label="To be reviewed by")


class PartiesForm(GovukForm):
    """Which agencies a draft binds."""

    parties = forms.ModelMultipleChoiceField(
        label="Which agencies it binds", queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["parties"].queryset = agencies(reader)  # type: ignore[attr-defined]


class PeopleForm(GovukForm):
    """Who answers questions about an agency's data, and who alone may sign for it."""

    liaison = forms.ModelChoiceField(
        label="Liaison officer", queryset=None, widget=Dropdown,
        help_text="The post to ring about its data: what it holds, what it can give.",
    )  # fmt: skip
    signs_as = forms.ModelChoiceField(
        label="Post that signs for it", queryset=None, required=False, widget=Dropdown,
        help_text="If only one post has the authority. Otherwise any representative of the agency may sign.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, party: Party, **options: Any) -> None:
        options.setdefault("initial", {"liaison": party.liaison_id, "signs_as": party.signs_as_id})
        super().__init__(*args, **options)
        for name in self.fields:
            self.fields[name].queryset = posts_of(reader, party.agency)  # type: ignore[attr-defined]


class WhichDataForm(GovukForm):
    """Whose data of which dataset are to be shared."""

    agency = forms.ModelChoiceField(label="Whose data", queryset=None, widget=Dropdown)
    dataset = forms.ChoiceField(label="Which dataset", choices=dataset_choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, protocol: SharingProtocol, **options: Any) -> None:
        super().__init__(*args, **options)
        bound = Agency.objects.filter(pk__in=party_ids(protocol))
        self.fields["agency"].queryset = bound  # type: ignore[attr-defined]


class FlowForm(GovukForm):
    """Which fields of a dataset, how fine, for what, by what power, how long."""

    detail = forms.ChoiceField(
        label="The finest place that may be told", choices=[(each.value, each.words) for each in Detail],
        widget=forms.RadioSelect,
    )  # fmt: skip
    fields_shared = forms.MultipleChoiceField(
        label="Which fields are shared", widget=forms.CheckboxSelectMultiple,
        help_text="What is not ticked never reaches the partnership’s disks, even where a file holds it.",
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(
        label="What the data may be used for", choices=[(each.value, each.words) for each in Purpose],
        widget=forms.CheckboxSelectMultiple, help_text="They may be used for nothing else.",
    )  # fmt: skip
    power = forms.ChoiceField(label="By what power they are shared", widget=forms.RadioSelect)
    basis = forms.ChoiceField(label="On what footing in data protection law", widget=forms.RadioSelect)
    necessity = forms.CharField(
        label="Why sharing them is necessary", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="And why nothing less would do. This stands in the decision note.",
    )  # fmt: skip
    safeguards = forms.CharField(
        label="Safeguards beside those of this system", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    keep_days = forms.IntegerField(label="How many days the data are kept", initial=KEPT, min_value=1, max_value=3653)

    def __init__(self, *args: Any, dataset: Dataset, flow: Flow | None = None, **options: Any) -> None:
        options.setdefault("initial", _initial(dataset, flow))
        super().__init__(*args, **options)
        self.fields["fields_shared"].choices = [(each.key, _field_words(each)) for each in dataset.fields]  # type: ignore[attr-defined]
        self.fields["power"].choices = [(each.key, _legal_words(each)) for each in powers()]  # type: ignore[attr-defined]
        self.fields["basis"].choices = [(each.key, _legal_words(each)) for each in bases()]  # type: ignore[attr-defined]


def _initial(dataset: Dataset, flow: Flow | None) -> dict[str, Any]:
    if flow is None:
        return {
            "fields_shared": [each.key for each in dataset.fields if each.needed],
            "purposes": [Purpose.AUDIT.value],
        }
    names = ("detail", "purposes", "power", "basis", "necessity", "safeguards", "keep_days")
    return {name: getattr(flow, name) for name in names} | {"fields_shared": flow.fields}


def _field_words(field: Field) -> str:
    needed = " (nothing can be counted without it)" if field.needed else ""
    kinds = {"identifier": ", replaced by a pseudonym", "free-text": ", screened for personal details"}
    return f"{field.heading}: {field.words[:1].lower()}{field.words[1:]}{kinds.get(field.kind, '')}{needed}"


def _legal_words(entry: LegalEntry) -> str:
    return entry.name if entry.is_verified else f"{entry.name} (check the source)"


class CommentForm(GovukForm):
    """What an agency says of a draft."""

    agency = forms.ModelChoiceField(label="For which agency", queryset=None, widget=Dropdown)
    text = forms.CharField(
        label="What your agency says of it", widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What stands in the way of your own work, or what you need. It is answered before anybody signs.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, protocol: SharingProtocol, **options: Any) -> None:
        super().__init__(*args, **options)
        own = Agency.objects.filter(pk__in=reader.agency_ids & party_ids(protocol))
        self.fields["agency"].queryset = own  # type: ignore[attr-defined]
        self.fields["agency"].initial = own.first()


class AnswerForm(GovukForm):
    """What an agency is answered."""

    answer = forms.CharField(label="Your answer", widget=forms.Textarea(attrs={"rows": 4}))


class SignForm(GovukForm):
    """The representative's word; whoever holds several posts of the agency says as which they sign."""

    post = forms.ModelChoiceField(
        label="As the holder of which post do you sign?", queryset=None, widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": "Choose the post as whose holder you sign"},
        help_text="The register keeps the post, which stays when people go.",
    )  # fmt: skip
    agreed = forms.BooleanField(
        label="I sign for my agency, and have the authority to do so.",
        error_messages={"required": "Confirm that you sign for your agency"},
    )

    def __init__(self, *args: Any, reader: Standing, party: Party, **options: Any) -> None:
        super().__init__(*args, **options)
        held = posts_to_sign_as(reader, party)
        if len(held) > 1:
            self.fields["post"].queryset = held  # type: ignore[attr-defined]
            return
        del self.fields["post"]
        known = f"You sign as {held[0].title}." if held else "You hold no post of it here, so no post is recorded."
        self.fields["agreed"].help_text = known


class VersionForm(GovukForm):
    """From when until when the next version is in force."""

    starts = DateField(label="In force from")
    review_by = DateField(label="To be reviewed by")

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        options.setdefault("initial", {"starts": reader.today, "review_by": reader.today + REVIEW})
        super().__init__(*args, **options)
