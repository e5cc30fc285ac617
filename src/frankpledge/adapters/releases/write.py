"""Write a release and its working folder: protected, attacked, then put in place whole."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from frankpledge.adapters.releases.csv_tables import HEADINGS, table_to_csv
from frankpledge.adapters.releases.describe import data_package, is_restricted, provenance
from frankpledge.adapters.releases.refusal import ReleaseRefused
from frankpledge.core.faults import Fault, cut
from frankpledge.core.provenance import Audit

RESTRICTED = (
    "RESTRICTED\n\nThis folder holds exact counts and values from agencies' records. It is for the people who may see\n"
    "those records under their protocol. Nothing in it may be published.\n"
)


def release_files(audit: Audit, *, tables_only: bool) -> dict[str, bytes]:
    """Make every file of the release, by its path in the folder."""
    files = {f"tables/{name}.csv": table_to_csv(audit.tables[name]) for name in HEADINGS}
    if not tables_only:
        from frankpledge.adapters.documents import report_page
        from frankpledge.adapters.documents.pdf import report_pdf
        from frankpledge.adapters.documents.summary import summary_files
        from frankpledge.adapters.documents.workbook import workbook
        from frankpledge.adapters.figures import draw, map_layers

        figures = draw(audit)
        files |= {f"figures/{name}": content for name, content in figures.items()}
        files |= {f"maps/{name}": content for name, content in map_layers(audit).items()}
        files["report.html"] = report_page(audit, figures)
        files["report.pdf"] = report_pdf(audit, files["report.html"], figures)
        files |= summary_files(audit)
        files["workbook.xlsx"] = workbook(audit)
    files["provenance.json"] = provenance(audit)
    files["datapackage.json"] = data_package(audit, files)
    return files


def write_release(folder: Path, audit: Audit, *, tables_only: bool, earlier: Sequence[Path] = ()) -> tuple[str, ...]:
    """Write the release to a new folder and attack its bytes together with earlier releases, oldest first.

    Returns notes on how the attack went, such as earlier figures that contradict the new ones.

    Raises
    ------
    ReleaseRefused
        The attack found a withheld figure in what was written.
    """
    write_files(folder, release_files(audit, tables_only=tables_only))
    if is_restricted(audit):
        return ()  # nothing is withheld, and every page says that nothing of it may be released
    from frankpledge.adapters.releases.attack import attack

    report = attack(folder, earlier, every_line=False)
    if report.broken:
        raise ReleaseRefused(tuple(str(line) for line in report.broken_lines()))
    return report.notes


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, making the folders they need."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def working_files(
    reconciliation: Iterable[tuple[str, str, str, int]],
    faults: Iterable[Fault],
    quality: bytes,
    run: Mapping[str, object],
) -> dict[str, bytes]:
    """Make the restricted files: exact reconciliation, faults with their values, exact quality, how the run went."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("source", "file", "reason", "rows"))
    writer.writerows(reconciliation)
    shown = (vars(fault) | {"value": cut(fault.value)} for fault in faults)
    lines = (json.dumps({k: v for k, v in f.items() if v not in (None, "")}, ensure_ascii=False) for f in shown)
    return {
        "RESTRICTED.txt": RESTRICTED.encode(),
        "reconciliation.csv": out.getvalue().encode(),
        "faults.jsonl": "".join(line + "\n" for line in lines).encode(),
        "quality.csv": quality,
        "run.json": (json.dumps(run, indent=1, sort_keys=True) + "\n").encode(),
    }
