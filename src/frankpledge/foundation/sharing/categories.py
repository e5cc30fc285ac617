"""The categories of data that a protocol can cover."""

from __future__ import annotations

from django.db import models


class DataCategory(models.TextChoices):
    """A kind of data, each read by one reader of ``adapters.readers``."""

    RECORDED_CRIME = "recorded-crime", "Recorded crime: the monthly street file of data.police.uk"


READER_OF = {DataCategory.RECORDED_CRIME: "police-uk-street"}
