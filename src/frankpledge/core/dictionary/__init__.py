"""The data dictionary: which datasets partnerships use, their fields, and how fine a place each tells."""

from frankpledge.core.dictionary.codes import plain_code
from frankpledge.core.dictionary.dataset import Caveat, Dataset, Field, FieldKind
from frankpledge.core.dictionary.detail import Detail
from frankpledge.core.dictionary.headings import match_headings

__all__ = ["Caveat", "Dataset", "Detail", "Field", "FieldKind", "match_headings", "plain_code"]
