"""What an invited person is asked, and what people may change about themselves."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from frankpledge.foundation.accounts.models import Person
from frankpledge.foundation.accounts.passwords import HINT
from frankpledge.ui.forms import GovukForm


class AcceptForm(GovukForm):
    """A name, and the password to sign in with from now on."""

    named: ClassVar[dict[str, str]] = {"password": "a password"}
    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label="Choose a password",
        help_text=HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )


class AcceptKnownForm(GovukForm):
    """The password of somebody who signs in already, for another partnership perhaps."""

    named: ClassVar[dict[str, str]] = {"password": "your password"}
    password = forms.CharField(
        label="Password",
        help_text="The one you sign in with here already.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )


class AcceptSignedInForm(GovukForm):
    """Nothing is asked but the button."""


class NameForm(GovukForm):
    """How the person is called on pages and in minutes."""

    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class MailForm(GovukForm):
    """How often mail comes."""

    mail_pace = forms.ChoiceField(
        label="When should we write?", choices=Person.MailPace.choices, widget=forms.RadioSelect
    )
