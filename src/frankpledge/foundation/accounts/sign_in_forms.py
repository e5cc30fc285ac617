"""The package's forms for signing in, in the words and the look of our own."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second_step
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache

from frankpledge.foundation.accounts.passwords import HINT
from frankpledge.ui.forms import GovukWording, Look

CODE = Look(width=10, inputmode="numeric", autocomplete="one-time-code", spellcheck=False)


class PlainWords(GovukWording):
    """Puts our label and our hint in the place of the package's, and takes its placeholders away."""

    labels: ClassVar[dict[str, str]] = {}
    hints: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            if isinstance(field, forms.EmailField):
                field.widget = forms.EmailInput(attrs={"autocomplete": "username"})
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.labels.get(name, field.label), self.hints.get(name, "")


class SignInForm(PlainWords, account.LoginForm):  # type: ignore[misc]
    """Who, and the password."""

    labels: ClassVar[dict[str, str]] = {"login": "Email address", "password": "Password"}
    named: ClassVar[dict[str, str]] = {"login": "your email address", "password": "your password"}


class ForgottenForm(PlainWords, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    labels: ClassVar[dict[str, str]] = {"email": "Email address"}
    hints: ClassVar[dict[str, str]] = {"email": "The address you sign in with."}
    named: ClassVar[dict[str, str]] = {"email": "your email address"}


class OncePlain(PlainWords):
    """A new password is asked for once: it can be shown while it is typed, and recovered by mail."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["password2"]  # type: ignore[attr-defined]


class NewPasswordForm(OncePlain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password in the place of a forgotten one."""

    labels: ClassVar[dict[str, str]] = {"password1": "New password"}
    hints: ClassVar[dict[str, str]] = {"password1": HINT}
    named: ClassVar[dict[str, str]] = {"password1": "a new password"}


class ChangePasswordForm(OncePlain, account.ChangePasswordForm):  # type: ignore[misc]
    """A password in the place of a known one."""

    labels: ClassVar[dict[str, str]] = {"oldpassword": "Password you have now", "password1": "New password"}
    hints: ClassVar[dict[str, str]] = {"password1": HINT}
    named: ClassVar[dict[str, str]] = {"oldpassword": "the password you have now", "password1": "a new password"}


class PasswordAgainForm(PlainWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that must not happen by a borrowed screen."""

    labels: ClassVar[dict[str, str]] = {"password": "Password"}
    named: ClassVar[dict[str, str]] = {"password": "your password"}


class UsedOnce:
    """Refuses a code from the app that was used while it could still be taken, so that a glance does not help."""

    def clean_code(self) -> str:
        """Take the code, and remember it for as long as the clock's tolerance would let it pass."""
        code: str = super().clean_code()  # type: ignore[misc]
        window = mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1)
        shown = self.authenticator.type == Authenticator.Type.TOTP  # type: ignore[attr-defined]
        name = f"used-code:{self.user.pk}:{normalize_user_code(code)}"  # type: ignore[attr-defined]
        if shown and not cache.add(name, "used", timeout=window):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(PlainWords, UsedOnce, second_step.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""

    labels: ClassVar[dict[str, str]] = {"code": "Code"}
    hints: ClassVar[dict[str, str]] = {"code": "6 figures from your app, or one of your recovery codes."}
    named: ClassVar[dict[str, str]] = {"code": "the code"}
    looks: ClassVar[dict[str, Look]] = {"code": CODE}


class CodeAgainForm(PlainWords, UsedOnce, second_step.ReauthenticateForm):  # type: ignore[misc]
    """A code once more, before something that must not happen by a borrowed screen."""

    labels, hints, named, looks = CodeForm.labels, CodeForm.hints, CodeForm.named, CodeForm.looks


class ActivateForm(PlainWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app, to show that it works."""

    labels: ClassVar[dict[str, str]] = {"code": "Code that the app shows"}
    hints: ClassVar[dict[str, str]] = {"code": "6 figures. They change every 30 seconds."}
    named: ClassVar[dict[str, str]] = {"code": "the code that the app shows"}
    looks: ClassVar[dict[str, Look]] = {"code": CODE}
