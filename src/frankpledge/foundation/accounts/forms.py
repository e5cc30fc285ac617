"""What an invited person is asked."""

from __future__ import annotations

from django import forms

from frankpledge.ui.forms import GovukForm


class AcceptForm(GovukForm):
    """A name, and the password to sign in with from now on."""

    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label="A password",
        help_text="At least 12 characters. If you sign in here already, enter the password you have.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
