"""The two descriptions of a release: a Frictionless Data Package, and where every figure came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from frankpledge import __version__
from frankpledge.adapters.releases.csv_tables import HEADINGS
from frankpledge.core.provenance import Audit, SuppliedFile

INTEGERS = {"count", "population", "per", "count_before", "count_after", "months_before", "months_after"}
NUMBERS = {"rate", "ci_low", "ci_high", "ratio"}
UNITS = {
    "count": "records, or pupils, orders or persons as the source counts them",
    "population": "usual residents",
    "rate": "records for each 'per' residents, over the whole period",
    "ci_low": "as the figure it belongs to; lower end of the 95 % interval",
    "ci_high": "as the figure it belongs to; upper end of the 95 % interval",
    "ratio": "monthly number in the period over monthly number in the comparison period",
    "months_before": "months",
    "months_after": "months",
}
METHODS = {
    "place": {"name": "point in closed outline, ties to the lowest code; else lookup by area code", "version": "1"},
    "rate-interval": {"name": "Byar's approximation, 95 %", "version": "1"},
    "change": {"name": "ratio of monthly numbers with 95 % interval", "version": "1"},
    "protection": {
        "name": "primary and secondary suppression over all tables of a source, or rounding",
        "version": "1",
    },
}


def data_package(audit: Audit, files: Mapping[str, bytes]) -> bytes:
    """Describe every file of the release, by the Frictionless Data Package specification."""
    period = f"{audit.period[0].isoformat()} to {audit.period[1].isoformat()}"
    package = {
        "profile": "data-package",
        "name": f"audit-{audit.partnership_code.lower()}-{audit.period[1].isoformat()}",
        "title": audit.title,
        "description": f"{_restriction(audit)}Crime and disorder audit of {audit.partnership_name}, {period}.",
        "licenses": _licences(audit),
        "sources": [{"title": f"{source.agency}: {source.name}"} for source in audit.sources],
        "resources": [_resource(name, content) for name, content in sorted(files.items())],
        "frankpledge": {
            "version": __version__,
            "partnership": audit.partnership_code,
            "sources": {s.name: {"method": s.method, "threshold": s.threshold, "base": s.base} for s in audit.sources},
            "categories": dict(sorted(audit.categories.items())),
        },
    }
    return _json(package)


def provenance(audit: Audit) -> bytes:
    """Tell, for every finding, the figures it rests on; for every source, its files by their SHA-256."""
    return _json(
        {
            "frankpledge": __version__,
            "seed": audit.seed,
            "methods": METHODS,
            "inputs": [{"name": f.name, "role": f.role, "sha256": f.sha256} for f in audit.inputs],
            "sources": {
                source.name: {
                    "agency": source.agency,
                    "basis": source.basis,
                    "licence": source.licence,
                    "files": [_file(f) for f in source.files],
                    "limitations": _limitations(audit, source.name),
                    "protection": {"method": source.method, "threshold": source.threshold, "base": source.base},
                }
                for source in audit.sources
            },
            "findings": [
                {
                    "id": finding.identifier,
                    "sentence": finding.sentence,
                    "implication": finding.implication,
                    "source": finding.source,
                    "method": finding.method,
                    "limitations": list(finding.limitations),
                    "rests_on": [{k: v for k, v in vars(cell).items() if v} for cell in finding.cells],
                }
                for finding in audit.findings
            ],
        }
    )


def _file(file: SuppliedFile) -> dict[str, str]:
    made_from = {"made_from_sha256": file.made_from} if file.made_from else {}
    return {"name": file.name, "sha256": file.sha256} | made_from


def _limitations(audit: Audit, source: str) -> list[dict[str, str]]:
    rows = audit.tables["limitations"].rows()
    return [{"kind": row["kind"], "applies_to": row["applies_to"]} for row in rows if row["source"] == source]


def _licences(audit: Audit) -> list[dict[str, str]]:
    return [{"title": licence} for licence in sorted({s.licence for s in audit.sources if s.licence})]


def _restriction(audit: Audit) -> str:
    return "RESTRICTED, not for release: small numbers are shown. " if is_restricted(audit) else ""


def is_restricted(audit: Audit) -> bool:
    """Say whether any source is unprotected, so that nothing of the audit may be released."""
    return any(source.method == "none" for source in audit.sources)


def _resource(name: str, content: bytes) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": name.rpartition("/")[2].rpartition(".")[0].lower(),
        "path": name,
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }
    table = name.removeprefix("tables/").removesuffix(".csv")
    if name.endswith(".csv"):
        fields = [_field(heading) for heading in HEADINGS[table].split()]
        resource |= {
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": fields, "missingValues": [""]},
        }
    return resource


def _field(heading: str) -> dict[str, str]:
    kind = "integer" if heading in INTEGERS else "number" if heading in NUMBERS else "string"
    unit = {"unit": UNITS[heading]} if heading in UNITS else {}
    return {"name": heading, "type": kind} | unit


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
