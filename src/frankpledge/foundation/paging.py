"""Pages of a list of thousands: its rows are sorted and counted by their keys alone, and read fifty at a time."""

from __future__ import annotations

from django.core.paginator import Page, Paginator


class KeysFirst(Paginator):
    """Pages of a query that joins many tables: the joins are made for the rows of one page, not for every row."""

    def page(self, number: int | str) -> Page:
        """Return one page, in two queries."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[first : first + self.per_page])
        return self._get_page(self.object_list.filter(pk__in=keys), number, self)
