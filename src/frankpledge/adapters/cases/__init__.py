"""Cases as plain files: the three sites of the report, and any other partnership's."""

from frankpledge.adapters.cases.read import CASE_STUDIES, parse_case, read_case

__all__ = ["CASE_STUDIES", "parse_case", "read_case"]
