"""Django forms as GOV.UK components, with errors in GOV.UK's wording."""

from frankpledge.ui.forms.base import GovukForm, GovukWording
from frankpledge.ui.forms.dates import DateField, DateParts
from frankpledge.ui.forms.looks import Group, Look
from frankpledge.ui.forms.money import MoneyField
from frankpledge.ui.forms.times import TimeField
from frankpledge.ui.forms.widgets import Dropdown

__all__ = [
    "DateField",
    "DateParts",
    "Dropdown",
    "GovukForm",
    "GovukWording",
    "Group",
    "Look",
    "MoneyField",
    "TimeField",
]
