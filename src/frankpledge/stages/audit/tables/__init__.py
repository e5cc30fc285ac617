"""The rows of the audit's tables, a module a topic; those of counting can be had from here too."""

from frankpledge.stages.audit.tables.counting import (
    counting_facts,
    counting_rows,
    extract_rows,
    finding_rows,
)

__all__ = ["counting_facts", "counting_rows", "extract_rows", "finding_rows"]
