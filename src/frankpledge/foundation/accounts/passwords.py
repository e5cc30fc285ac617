"""What a password must be, in plain words: long, not about oneself, and not among those that attackers try first."""

from __future__ import annotations

from django.contrib.auth import password_validation

SHORTEST = 12

HINT = f"At least {SHORTEST} characters. Three or four words that have nothing to do with each other are easy to keep."


class LongEnough(password_validation.MinimumLengthValidator):
    """Length is what protects; no rule asks for signs and figures."""

    def __init__(self, min_length: int = SHORTEST) -> None:
        super().__init__(min_length)

    def get_error_message(self) -> str:
        """Say how long."""
        return f"The password must be {self.min_length} characters or more"


class NotStolen(password_validation.CommonPasswordValidator):
    """Passwords stolen from other sites are the first that attackers try."""

    def get_error_message(self) -> str:
        """Say where it was found."""
        return "That password was stolen from other sites and is among the first that attackers try. Choose another"


class NotAboutOneself(password_validation.UserAttributeSimilarityValidator):
    """Whoever knows the person would try it."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email"))

    def get_error_message(self) -> str:
        """Name what it is like."""
        return "The password is too much like your %(verbose_name)s. Choose another"


class NotOnlyFigures(password_validation.NumericPasswordValidator):
    """Telephone numbers and dates are tried too."""

    def get_error_message(self) -> str:
        """Say what is lacking."""
        return "The password must not be only figures"
