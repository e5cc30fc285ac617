"""Where every figure came from: files by their hash, methods by name and version."""

from frankpledge.core.provenance.audit import AreaShape, Audit, SourceRecord, SuppliedFile

__all__ = ["AreaShape", "Audit", "SourceRecord", "SuppliedFile"]
