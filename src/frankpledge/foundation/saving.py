"""Save a record after every field has been checked, telling all faults at once."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from frankpledge.core.faults import Refused


def save_checked(thing: models.Model) -> None:
    """Save, or raise ``Refused`` with each field's faults.

    Raises
    ------
    Refused
        Where a field or a constraint does not hold.
    """
    try:
        thing.full_clean()
    except ValidationError as fault:
        reasons = {"" if field == "__all__" else field: said for field, said in fault.message_dict.items()}
        raise Refused(reasons) from None
    thing.save()
