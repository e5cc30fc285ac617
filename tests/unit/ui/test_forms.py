"""Any Django form becomes GOV.UK components, its faults worded as GOV.UK words them."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Group, MoneyField
from frankpledge.ui.forms.faults import faults_of, has_faults
from frankpledge.ui.forms.shapes import field_shape, form_groups
from frankpledge.ui.forms.wording import noun_of, subject_of
from tests.unit.ui.page_parts import elements, read, rendered, text

FEW, MANY = [(str(n), f"Choice {n}") for n in range(3)], [(str(n), f"Choice {n}") for n in range(7)]


class EveryForm(GovukForm):
    name = forms.CharField(label="Name of the group", max_length=10, help_text="Say <b>who</b>.")
    email = forms.EmailField(label="E-mail address")
    people = forms.IntegerField(label="Number of members", min_value=1, max_value=400)
    few = forms.ChoiceField(label="Tier", choices=FEW)
    many = forms.ChoiceField(label="Agency", choices=[("", "---------"), *MANY])
    some = forms.MultipleChoiceField(label="Functions", choices=FEW, widget=forms.CheckboxSelectMultiple)
    remit = forms.CharField(label="Remit", widget=forms.Textarea, max_length=50)
    notes = forms.CharField(label="Notes", widget=forms.Textarea, required=False)
    on = DateField(label="Date of the meeting")
    cost = MoneyField(label="Cost", required=False)
    papers = forms.FileField(label="Papers")
    agreed = forms.BooleanField(label="The chair has agreed")
    secret = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="kept")


COMPONENTS = {
    "name": "input", "email": "input", "people": "input", "few": "radios", "many": "select", "some": "checkboxes",
    "remit": "character_count", "notes": "textarea", "on": "date_input", "cost": "input", "papers": "file_upload",
    "agreed": "checkbox", "secret": "password_input",
}  # fmt: skip


@pytest.mark.parametrize(("name", "component"), COMPONENTS.items())
def test_each_kind_of_field_has_its_component(name: str, component: str) -> None:
    assert field_shape(EveryForm()[name]).component == component


def test_every_box_is_labelled_and_every_name_is_asked_once() -> None:
    markup = rendered("{{ ui.form_fields(form) }}", form=EveryForm())
    boxes = [each for tag in ("input", "select", "textarea") for each in elements(markup, tag)]
    labelled = {label["for"] for label in elements(markup, "label")}
    assert {box["id"] for box in boxes if box.get("type") != "hidden"} == labelled
    names = {box["name"] for box in boxes}
    assert names == {*COMPONENTS, "hidden", "on-day", "on-month", "on-year"} - {"on"}


def test_one_field_can_be_drawn_alone() -> None:
    markup = rendered("{{ ui.field(form.name) }}", form=EveryForm())
    assert [box["name"] for box in elements(markup, "input")] == ["name"]


def test_nothing_that_is_drawn_needs_a_style_or_a_script_of_its_own() -> None:
    markup = rendered("{{ ui.form_page(form, '', 'Save') }}", form=EveryForm({}))
    attributes = {name for _, given in read(markup).elements for name in given}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert not elements(markup, "script") + elements(markup, "style")


WORDED = {
    "name": "Enter the name of the group", "email": "Enter the e-mail address", "people": "Enter the number of members",
    "few": "Select the tier", "many": "Select the agency", "some": "Select the functions", "remit": "Enter the remit",
    "on": "Enter the date of the meeting", "papers": "Select the papers",
    "agreed": "Select ‘The chair has agreed’ to continue",
}  # fmt: skip


@pytest.mark.parametrize(("name", "said"), WORDED.items())
def test_what_is_missing_is_asked_for_by_name(name: str, said: str) -> None:
    assert EveryForm({}).errors[name] == [said]


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("name", "a name too long", "Name of the group must be 10 characters or fewer"),
        ("email", "nobody", "Enter an email address in the correct format, like name@example.com"),
        ("people", "some", "Number of members must be a whole number, like 12"),
        ("people", "0", "Number of members must be 1 or more"),
        ("people", "401", "Number of members must be 400 or less"),
        ("few", "9", "Select the tier from the list"),
        ("some", ["9"], "Select the functions from the list"),
    ],
)
def test_what_is_wrong_is_told_by_name(name: str, typed: Any, said: str) -> None:
    assert EveryForm({name: typed}).errors[name] == [said]


def test_an_empty_file_is_told_apart_from_none() -> None:
    assert EveryForm({}, {"papers": SimpleUploadedFile("a.pdf", b"")}).errors["papers"] == [
        "The selected file is empty"
    ]


def test_what_the_author_wrote_stands() -> None:
    class Own(GovukForm):
        name = forms.CharField(error_messages={"required": "Say who meets"})

    assert Own({}).errors["name"] == ["Say who meets"]


def test_a_percent_sign_in_a_label_does_not_upset_a_limit() -> None:
    class Share(GovukForm):
        share = forms.IntegerField(label="Share in %", max_value=100)

    assert Share({"share": "101"}).errors["share"] == ["Share in % must be 100 or less"]


@pytest.mark.parametrize(
    ("label", "noun", "subject"),
    [
        ("Name of the group", "the name of the group", "Name of the group"),
        ("LSOA code", "the LSOA code", "LSOA code"),
        ("Your post", "your post", "Your post"),
        ("Will you lead?", "an answer to ‘Will you lead?’", "The answer"),
    ],
)
def test_a_label_is_turned_for_the_middle_and_the_start_of_a_sentence(label: str, noun: str, subject: str) -> None:
    assert (noun_of(label), subject_of(label)) == (noun, subject)


def test_a_field_may_be_named_where_its_label_does_not_serve() -> None:
    class Lead(GovukForm):
        lead = forms.ChoiceField(label="Will you lead?", choices=FEW)
        named: ClassVar = {"lead": "yes if your agency will lead"}

    assert Lead({}).errors["lead"] == ["Select yes if your agency will lead"]


def test_a_field_added_while_a_form_is_made_is_worded_too() -> None:
    class Timetable(GovukForm):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.fields["on"] = DateField(label="Day of publication")

    assert Timetable({"on-day": "3"}).errors["on"] == ["Day of publication must include a month and year"]
    assert Timetable({}).errors["on"] == ["Enter the day of publication"]


def test_only_what_may_be_left_out_is_called_optional() -> None:
    shown = text(rendered("{{ ui.form_fields(form) }}", form=EveryForm()))
    assert "Notes (optional)" in shown
    assert shown.count("(optional)") == 3


def test_a_password_is_never_sent_back() -> None:
    markup = rendered("{{ ui.form_fields(form) }}", form=EveryForm({"secret": "open-sesame"}))
    assert "open-sesame" not in markup


def test_what_was_typed_is_kept_and_escaped() -> None:
    markup = rendered("{{ ui.form_fields(form) }}", form=EveryForm({"name": '"><b>', "remit": "</textarea><b>\n  two"}))
    assert "<b>who" not in markup
    assert "<b>" not in markup
    assert "&lt;/textarea&gt;&lt;b&gt;\n  two</textarea>" in markup
    assert elements(markup, "input")[1]["value"] == '"><b>'


def test_a_choice_made_is_marked_and_others_are_not() -> None:
    markup = rendered("{{ ui.form_fields(form) }}", form=EveryForm(initial={"few": 1, "many": "2", "some": ["0", "2"]}))
    checked = [(box["name"], box["value"]) for box in elements(markup, "input") if "checked" in box]
    chosen = [option["value"] for option in elements(markup, "option") if "selected" in option]
    assert checked == [("few", "1"), ("some", "0"), ("some", "2")]
    assert chosen == ["2"]


def test_a_dropdown_stays_one_however_few_its_choices() -> None:
    class Few(GovukForm):
        few = forms.ChoiceField(choices=FEW, widget=Dropdown)

    assert field_shape(Few()["few"]).component == "select"


def test_filters_take_little_room_and_call_nothing_optional() -> None:
    class Filter(GovukForm):
        few = forms.ChoiceField(choices=FEW)
        words = forms.CharField(required=False)

    markup = rendered("{{ ui.filter_form(form) }}", form=Filter({}))
    assert elements(markup, "select")
    assert "(optional)" not in markup
    assert elements(markup, "form")[0]["method"] == "get"


def test_fields_stand_in_their_groups_and_the_faults_in_the_same_order() -> None:
    class Grouped(GovukForm):
        last = forms.CharField()
        second = forms.CharField()
        first = forms.CharField()
        groups = (Group("Early", "first", "second"),)

    form = Grouped({})
    assert [(group.legend, [field.name for field in group.fields]) for group in form_groups(form)] == [
        ("Early", ["first", "second"]),
        ("", ["last"]),
    ]
    assert [fault["href"] for fault in faults_of(form)] == ["#id_first", "#id_second", "#id_last"]


def test_every_fault_of_the_summary_leads_to_a_box_that_is_there() -> None:
    form = EveryForm({})
    markup = rendered("{{ ui.error_summary(form) }}{{ ui.form_fields(form) }}", form=form)
    ids = [given["id"] for _, given in read(markup).elements if given.get("id")]
    assert len(ids) == len(set(ids))
    led = [fault["href"] for fault in faults_of(form) if "href" in fault]
    assert len(led) == len(form.errors) - 1  # the hidden one has no box to mend it in
    assert set(led) <= {f"#{each}" for each in ids}


def test_a_box_in_error_is_tied_to_what_is_wrong_with_it() -> None:
    markup = rendered("{{ ui.form_fields(form) }}", form=EveryForm({}))
    ids = {given["id"] for _, given in read(markup).elements if given.get("id")}
    described = [name for _, given in read(markup).elements for name in (given.get("aria-describedby") or "").split()]
    assert set(described) <= ids
    assert {"id_name-error", "id_name-hint", "id_on-error", "id_some-error"} <= set(described)


def test_a_fault_of_the_whole_form_leads_to_its_first_box() -> None:
    class Whole(GovukForm):
        name = forms.CharField(required=False)

        def clean(self) -> None:
            raise forms.ValidationError("Two groups have this name")

    assert faults_of(Whole({})) == [{"text": "Two groups have this name", "href": "#id_name"}]


def test_a_set_of_forms_is_drawn_whole_and_its_faults_told() -> None:
    class Member(GovukForm):
        name = forms.CharField(label="Name of the member")

    members = forms.formset_factory(Member, extra=0, min_num=2, validate_min=True)
    sent = members({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "Police", "form-1-name": ""})
    assert has_faults(sent)
    markup = rendered("{{ ui.error_summary(forms) }}{{ ui.form_fields(forms) }}", forms=sent)
    names = {box["name"] for box in elements(markup, "input")}
    assert {"form-TOTAL_FORMS", "form-0-name", "form-1-name"} <= names
    assert "#id_form-1-name" in [link["href"] for link in elements(markup, "a")]


def test_a_plain_django_form_is_drawn_too() -> None:
    class Plain(forms.Form):
        login = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "username", "style": "color: red"}))
        remember = forms.BooleanField(required=False)

    markup = rendered("{{ ui.form_fields(form) }}", form=Plain())
    assert elements(markup, "input")[0]["autocomplete"] == "username"
    assert "style" not in elements(markup, "input")[0]


def test_a_form_that_takes_files_says_so() -> None:
    markup = rendered("{{ ui.form_page(form, '', 'Save') }}", form=EveryForm())
    assert elements(markup, "form")[0]["enctype"] == "multipart/form-data"
