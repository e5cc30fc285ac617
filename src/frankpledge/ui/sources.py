"""What a page says beside a fact that was not read in its source: check the source."""

from __future__ import annotations

from django.utils.translation import gettext as _

VERIFIED = "V"


def source_warning(mark: str) -> str:
    """Say how far a fact was checked; nothing where it was verified."""
    reasons = {
        "S": _("known at second hand"),
        "P": _("only part of the source was read"),
        "R": _("from recollection"),
        "V, P": _("only part of the source was read"),
    }
    if mark == VERIFIED:
        return ""
    reason = reasons.get(mark, _("not verified"))
    return _("check the source: {reason}").format(reason=reason)
