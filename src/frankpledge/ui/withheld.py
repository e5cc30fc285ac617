"""How a withheld figure is shown: the word, and why, and never a number."""

from __future__ import annotations

from django.utils.translation import gettext as _
from markupsafe import Markup

from frankpledge.core.quantities import Withheld


def markup_for_withheld(withheld: Withheld) -> Markup:
    """Return the word and its reason; the reason stands under the word, smaller."""
    shown = Markup('<span class="fp-withheld">{word} <span class="fp-withheld__why">{why}</span></span>')
    return shown.format(word=_("withheld"), why=withheld.reason)
