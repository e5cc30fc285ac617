"""What is asked of themes, of coding, of places, and of what agencies are sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from frankpledge.foundation.accounts.queries import agencies
from frankpledge.foundation.accounts.standing import Standing
from frankpledge.stages.consultation.forms.exercises import choices
from frankpledge.stages.consultation.models import Remark, Theme
from frankpledge.stages.consultation.queries import gazetteer as place_queries
from frankpledge.stages.consultation.queries import remarks as remark_queries
from frankpledge.stages.consultation.queries import themes as theme_queries
from frankpledge.stages.consultation.queries.exercises import exercises
from frankpledge.stages.consultation.rules.coding import IN_AUDIT, LONGEST, OUTCOMES, SOURCES, STATES, TYPED
from frankpledge.stages.consultation.rules.phases import PHASES
from frankpledge.stages.consultation.tables.links import named
from frankpledge.stages.partnership.forms.own_agency import AgencyFilter
from frankpledge.stages.partnership.models import Cycle
from frankpledge.ui.forms import DateField, Dropdown, GovukForm, Look

WORDS = 100


def lines(rows: int) -> forms.Textarea:
    """Return a box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


class ThemeForm(GovukForm):
    """A theme: what belongs in it, what does not, an example, and whether the audit speaks of it."""

    name = forms.CharField(label="Name of the theme", max_length=80)
    includes = forms.CharField(label="What belongs in it", max_length=1_000, widget=lines(3))
    excludes = forms.CharField(
        label="What does not", max_length=1_000, required=False, widget=lines(2),
        help_text="What a coder could take for it, and where that belongs instead.",
    )  # fmt: skip
    example = forms.CharField(
        label="An example", max_length=500, required=False, widget=lines(2),
        help_text="In words of your own, not somebody’s comment.",
    )  # fmt: skip
    in_audit = forms.ChoiceField(
        label="Did the audit put it before people?", required=False, widget=forms.RadioSelect,
        choices=[("", "Not judged yet"), *choices(IN_AUDIT)],
        help_text="It tells what share of people raised something that the audit did not.",
    )  # fmt: skip
    finding = forms.ModelChoiceField(
        label="What of the audit it is about", queryset=None, required=False, widget=Dropdown, empty_label="Nothing"
    )

    def __init__(self, *args: Any, reader: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["finding"]
        field.queryset = theme_queries.findings(reader)
        titles = dict(theme_queries.findings_of_the_audit(reader))
        field.label_from_instance = lambda item: titles.get(item.pk, str(item))
        if not titles:
            del self.fields["finding"]


class EndThemeForm(GovukForm):
    """Whether a theme's codings go to another."""

    into = forms.ModelChoiceField(
        label="Merge it into", queryset=None, required=False, widget=Dropdown, empty_label="None: its codings stay",
        help_text="Everything coded with it is then coded with the other. It cannot be taken apart again.",
    )  # fmt: skip
    is_meant = forms.BooleanField(label="Nothing more is to be coded with it")

    def __init__(self, *args: Any, reader: Standing, theme: Theme, **options: Any) -> None:
        super().__init__(*args, **options)
        others: Any = self.fields["into"]
        others.queryset = theme_queries.open_themes(reader, theme.cycle).exclude(pk=theme.pk)


NONE = "none"
NONE_FITS = "None of these themes fits it"


class SettleForm(GovukForm):
    """The themes that a remark is to have, of those in the book, or that none of them fits."""

    themes = forms.MultipleChoiceField(label="Themes", widget=forms.CheckboxSelectMultiple)
    is_quotable = forms.BooleanField(
        label="It may be quoted", required=False,
        help_text="Nobody could tell from it who wrote it or whom it is about. It stands in the area’s digest.",
    )  # fmt: skip
    named: ClassVar[dict[str, str]] = {"themes": "the themes it is about, or that none fits"}

    def __init__(self, *args: Any, reader: Standing, cycle: Cycle, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(each.pk): each for each in theme_queries.open_themes(reader, cycle)}
        field: Any = self.fields["themes"]
        field.choices = [*((key, each.name) for key, each in self.known.items()), (NONE, NONE_FITS)]
        self.looks = {"themes": Look(hints={key: each.includes for key, each in self.known.items()})}

    def clean_themes(self) -> list[Theme]:
        """Return the themes that were chosen; nothing where none fits."""
        chosen = self.cleaned_data["themes"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError("Select themes, or that none fits: not both")
        return [self.known[key] for key in chosen if key != NONE]


class CodeForm(SettleForm):
    """The themes of a remark, and its place: suggested from its words, for the coder to confirm."""

    field_order = ("themes", "place", "is_quotable")
    place = forms.ModelChoiceField(label="Place it is about", queryset=None, required=False, empty_label="No place")

    def __init__(self, *args: Any, reader: Standing, cycle: Cycle, remark: Remark, **options: Any) -> None:
        super().__init__(*args, reader=reader, cycle=cycle, **options)
        known = list(place_queries.places(reader))
        self.suggested = place_queries.suggested(known, remark.words)
        field: Any = self.fields["place"]
        field.queryset, field.widget = place_queries.places(reader), Dropdown()
        rest = [(str(each.pk), str(each)) for each in known if each not in self.suggested]
        found = [(str(each.pk), str(each)) for each in self.suggested]
        field.choices = [("", "No place"), *([("Named in its words", found)] if found else []), ("All places", rest)]
        if found:
            field.help_text = f"Its words name {', '.join(text for _, text in found)}. Confirm it by choosing it."
        if not known:
            del self.fields["place"]


class TypeInForm(GovukForm):
    """One thing that was said at a sitting, written, or returned by a forum."""

    exercise = forms.ModelChoiceField(label="Exercise", queryset=None, widget=Dropdown)
    source = forms.ChoiceField(label="From where it comes", choices=choices(TYPED), widget=forms.RadioSelect)
    sitting = forms.ModelChoiceField(
        label="Sitting", queryset=None, required=False, widget=Dropdown, empty_label="None"
    )
    words = forms.CharField(
        label="What was said", max_length=LONGEST, widget=lines(6),
        help_text="One thing at a time, in the speaker’s words. No names: what looks like a personal detail is taken "
        "out before it is kept.",
    )  # fmt: skip
    heard_on = DateField(label="Day on which it was said or came")
    speaks_for = forms.IntegerField(
        label="How many people it speaks for", required=False, min_value=2, max_value=9_999_999,
        help_text="Where a forum or a group speaks. Leave empty for one person.",
    )  # fmt: skip

    def __init__(self, *args: Any, reader: Standing, cycle: Cycle | None, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["exercise"].queryset = exercises(reader).filter(cycle=cycle).order_by("-opens", "-pk")
        fields["sitting"].queryset = remark_queries.sittings(reader, cycle)
        fields["sitting"].label_from_instance = lambda sitting: f"{sitting} ({sitting.exercise})"
        if not fields["sitting"].queryset.exists():
            del self.fields["sitting"]


class RemarkFilter(GovukForm):
    """What was said, by its words, theme, phase, area, exercise, and how far it is coded."""

    words = forms.CharField(label="Words in it", required=False, max_length=WORDS)
    theme = forms.ModelChoiceField(
        label="Theme", queryset=None, required=False, widget=Dropdown, empty_label="All themes"
    )
    phase = forms.ChoiceField(
        label="Phase", required=False, widget=Dropdown, choices=[("", "All phases"), *choices(PHASES)]
    )
    area = forms.ModelChoiceField(label="Area", queryset=None, required=False, widget=Dropdown, empty_label="All areas")
    exercise = forms.ModelChoiceField(
        label="Exercise", queryset=None, required=False, widget=Dropdown, empty_label="All exercises"
    )
    source = forms.ChoiceField(
        label="From where", required=False, widget=Dropdown, choices=[("", "All"), *choices(SOURCES)]
    )
    state = forms.ChoiceField(label="Coding", required=False, widget=Dropdown, choices=[("", "All"), *choices(STATES)])

    cycle = forms.ChoiceField(label="Cycle", required=False, widget=Dropdown)

    def __init__(
        self, *args: Any, reader: Standing, cycle: Cycle | None, cycles: Iterable[Cycle] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        others = [(str(each.pk), named(each)) for each in cycles if each != cycle]
        fields["cycle"].choices = [(str(cycle.pk) if cycle else "", named(cycle) or "None"), *others]
        fields["theme"].queryset = theme_queries.themes(reader, cycle)
        fields["area"].queryset = place_queries.areas(reader)
        fields["exercise"].queryset = exercises(reader).filter(cycle=cycle).order_by("-opens", "-pk")


class SearchForm(GovukForm):
    """Words to look for while coding."""

    words = forms.CharField(label="Look for words in what others said", required=False, max_length=WORDS)


class PlacesForm(GovukForm):
    """The whole list of places, as lines."""

    places = forms.CharField(
        label="Areas and places", widget=lines(16),
        help_text="A line an area: its name, a colon, and its places with commas between. For example: Castle: Market "
        "Square, Mill Lane",
    )  # fmt: skip


class ReferForm(GovukForm):
    """To which agency a comment is sent, and what it is asked."""

    agency = forms.ModelChoiceField(label="Agency", queryset=None, widget=Dropdown)
    asks = forms.CharField(
        label="What is asked of it", max_length=500, widget=lines(3),
        help_text="In your words. These, and the answer, stand in the area’s digest.",
    )  # fmt: skip
    reply_by = DateField(label="Answer wanted by")

    def __init__(self, *args: Any, reader: Standing, remark: Remark, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["agency"]
        field.queryset = agencies(reader).exclude(pk__in=remark.referrals.values("agency")).order_by("name")


class AnswerReferralForm(GovukForm):
    """What an agency did, will do or will not do about a comment, and why."""

    outcome = forms.ChoiceField(label="What becomes of it", choices=choices(OUTCOMES), widget=forms.RadioSelect)
    reason = forms.CharField(
        label="What was done, or why not", max_length=2_000, widget=lines(4),
        help_text="It stands in the area’s digest, which is printed: no names of private people.",
    )  # fmt: skip
    due = DateField(label="Day by which it will be done", required=False)


class ReferralFilter(AgencyFilter):
    """What was sent to one agency, and how it stands."""

    outcome = forms.ChoiceField(
        label="Answer", required=False, widget=Dropdown,
        choices=[("", "All"), ("waiting", "Not answered"), *choices(OUTCOMES)],
    )  # fmt: skip
