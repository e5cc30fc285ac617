"""What is asked about documents."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.partnership.models import Document
from frankpledge.stages.partnership.queries import documents as queries
from frankpledge.stages.partnership.queries.duties import duties
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Look

STATUSES = [choice for choice in Document.Status.choices if choice[0] != Document.Status.SUPERSEDED]
KINDS = Document.Kind.choices
LONGEST_DUTY = 90


def duty_choices(reader: Standing, empty: str = "") -> list[Any]:
    """Return the regime's steps and contents in groups, as a select box shows them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for duty in duties(reader):
        legend = f"What the {duty.document} must hold" if duty.document else "Steps of the cycle"
        text = duty.text if len(duty.text) <= LONGEST_DUTY else f"{duty.text[:LONGEST_DUTY].rsplit(' ', 1)[0]} …"
        groups.setdefault(legend, []).append((duty.key, text))
    return [("", empty), *groups.items()]


class FilterForm(GovukForm):
    """Which documents to list."""

    words = forms.CharField(label="Words in the title", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, widget=Dropdown, choices=[("", "Any kind"), *KINDS])
    status = forms.ChoiceField(
        label="Status", required=False, widget=Dropdown,
        choices=[(queries.IN_USE, "In use"), *Document.Status.choices, ("all", "All")],
    )  # fmt: skip
    duty = forms.ChoiceField(label="Evidence of", required=False, widget=Dropdown)
    agency = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, widget=Dropdown, empty_label="Any agency"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["duty"].choices = duty_choices(reader, "Anything")  # type: ignore[attr-defined]
        self.fields["agency"].queryset = agencies(reader)  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        return getattr(self, "cleaned_data", {})


class AssignForm(GovukForm):
    """Whose a document is, and what it is evidence of."""

    owner = forms.ModelChoiceField(
        label="Post that keeps it", queryset=None, required=False, widget=Dropdown,
        help_text="A post, not a person: it keeps the document when its holder moves on.",
    )  # fmt: skip
    agency = forms.ModelChoiceField(label="Agency it comes from", queryset=None, required=False, widget=Dropdown)
    duty = forms.ChoiceField(label="Duty it is evidence of", required=False, widget=Dropdown)

    def __init__(self, *args: Any, reader: Standing, document: Document | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = queries.owners(reader, document)  # type: ignore[attr-defined]
        self.fields["agency"].queryset = queries.origins(reader, document)  # type: ignore[attr-defined]
        self.fields["duty"].choices = duty_choices(reader)  # type: ignore[attr-defined]


class FileForm(GovukForm):
    """The file of a document."""

    file = forms.FileField(
        label="File", required=False, widget=forms.FileInput,
        help_text="Of any kind, up to 25 MB. Only people of this partnership can have it.",
    )  # fmt: skip


class CorrectForm(AssignForm, FileForm):
    """What the register says of a document that is not yet published."""

    kind = forms.ChoiceField(label="Kind", choices=KINDS, widget=Dropdown)
    title = forms.CharField(label="Title", max_length=150)
    version = forms.CharField(label="Version", max_length=20, initial="1")
    on = DateField(label="Date of the document")
    looks: ClassVar = {"version": Look(width=5)}
    field_order = ("kind", "title", "version", "on", "owner", "agency", "duty", "file")


class PublicationForm(GovukForm):
    """When and where a document was published."""

    published_on = DateField(label="Published on")
    published_at = forms.CharField(
        label="Where the public can have it", max_length=200, required=False, help_text="An address, or places: a "
        "web page, the libraries of the borough.",
    )  # fmt: skip


class StatusForm(PublicationForm):
    """How far a new document or version has come."""

    status = forms.ChoiceField(
        label="Status", choices=STATUSES, initial=Document.Status.DRAFT, widget=forms.RadioSelect
    )
    published_on = DateField(label="Published on", required=False, help_text="Only where it is published.")


class RegisterForm(StatusForm, CorrectForm):
    """A new document."""

    field_order = (*CorrectForm.field_order[:-1], "status", "published_on", "published_at", "file")


class VersionForm(StatusForm, FileForm):
    """A newer version of a document."""

    version = forms.CharField(label="Version", max_length=20)
    on = DateField(label="Date of this version")
    looks: ClassVar = {"version": Look(width=5)}
    field_order = ("version", "on", "status", "published_on", "published_at", "file")


class SupersedeForm(GovukForm):
    """What stands in the place of a document, where something does."""

    replaced_by = forms.ModelChoiceField(
        label="Document that replaces it", queryset=None, required=False, widget=Dropdown,
        help_text="Leave empty where nothing does.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, document: Document, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["replaced_by"].queryset = queries.replacements(reader, document)  # type: ignore[attr-defined]
