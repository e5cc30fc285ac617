"""What is asked of whoever hands over."""

from __future__ import annotations

from django import forms

from frankpledge.ui.forms import GovukForm


class HandoverForm(GovukForm):
    """The bundle, and what no file says."""

    file = forms.FileField(
        label="Bundle (ZIP)",
        help_text="The recipe audit.toml, the boundaries, lookups and populations that it names, and below release/ "
        "what it made. Leave agencies’ data out: they are read from where they came in.",
    )
    methods = forms.CharField(
        label="What was done, and why so", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="For whoever does it next time without you.",
    )  # fmt: skip
    contacts = forms.CharField(
        label="Whom to ask about what", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Posts and bodies, not private addresses.",
    )  # fmt: skip
