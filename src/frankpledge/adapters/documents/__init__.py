"""The documents made from an audit: its report as one accessible, printable page."""

from frankpledge.adapters.documents.report import report_page

__all__ = ["report_page"]
