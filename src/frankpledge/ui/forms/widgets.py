"""Widgets that say which component a field is, where the field cannot say it."""

from django import forms


class Dropdown(forms.Select):
    """A select box even where the choices are few enough for radio buttons."""
