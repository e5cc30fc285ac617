"""Restore a backup into an empty home and an empty database: checked whole before, verified after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from frankpledge import __version__
from frankpledge.core.faults import Refused
from frankpledge.foundation.accounts.models import Partnership
from frankpledge.foundation.eventlog.verify import verify
from frankpledge.site.backup.inbox import restore_inbox
from frankpledge.site.backup.manifest import Manifest, read_checked
from frankpledge.site.backup.places import AFTER, BEFORE, copy_file, places, whole_files
from frankpledge.site.backup.tables import applied_migrations, copied_models, load_rows, name_of, number_on

FOR_OTHERS_TOO = ("releases", "bundles")
"""What is public or becomes so, and so may be read by the public site's own user."""


def restore_backup(folder: Path) -> Manifest:
    """Restore a backup; return its list.

    Raises
    ------
    Refused
        The backup is damaged or of another version, or something stands where it would go, or what came in does not
        hold together. Then no row is there, and no file that was not there before.
    """
    manifest = read_checked(folder)
    check_nothing_is_here()
    call_command("migrate", verbosity=0)
    _check_same_tables(manifest)
    copied: list[Path] = []
    try:
        for name, target, mode in _files_to_copy(manifest):
            copied.append(target)
            _copy_checked(folder / name, target, manifest.files[name], mode)
        copied += [inbox] if (inbox := restore_inbox(folder, manifest)) else []
        _load(folder, manifest)
    except BaseException:
        for path in copied:
            path.unlink(missing_ok=True)
        raise
    _count_rows()
    return manifest


def _count_rows() -> None:
    """Let the database learn what it holds now: until then PostgreSQL plans as for empty tables, and is slow."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def check_nothing_is_here() -> None:
    """Refuse, naming everything, where files or rows are already.

    Raises
    ------
    Refused
        What a restore would be mixed with.
    """
    reasons = [f"{path} is not empty." for path in places().values() if next(whole_files(path), None)]
    there = set(connection.introspection.table_names())
    full = (model for model in copied_models() if model._meta.db_table in there and model._base_manager.exists())
    reasons += [f"The database has rows already: {name_of(model)}." for model in full]
    if reasons:
        raise Refused({"": [*reasons, "A backup is restored into an empty home and an empty database only."]})


def _check_same_tables(manifest: Manifest) -> None:
    if manifest.migrations != applied_migrations() or set(manifest.rows) != {*map(name_of, copied_models())}:
        raise Refused(
            f"The backup was made by version {manifest.program}, whose tables are not those of {__version__}. "
            "Restore it with that version, then bring the program up to date."
        )


def _files_to_copy(manifest: Manifest) -> Iterator[tuple[str, Path, int]]:
    for name in manifest.files:
        kind, _, rest = name.partition("/")
        if kind in (*BEFORE, *AFTER):
            yield name, places()[kind] / rest, 0o644 if kind in FOR_OTHERS_TOO else 0o600


def _copy_checked(source: Path, target: Path, sha256: str, mode: int) -> None:
    if copy_file(source, target) != sha256:
        raise Refused(f"{target.name}: not written as it was read. Is the disk full, or failing?")
    target.chmod(mode)


@transaction.atomic
def _load(folder: Path, manifest: Manifest) -> None:
    loaded = copied_models()
    for model in loaded:
        with (folder / "tables" / f"{name_of(model)}.jsonl").open(encoding="utf-8") as lines:
            number = load_rows(model, lines)
        if number != manifest.rows[name_of(model)]:
            raise Refused(f"{name_of(model)}: {number} rows instead of {manifest.rows[name_of(model)]}.")
    number_on(loaded)
    connection.check_constraints()
    for partnership in Partnership.objects.all():
        verdict = verify(partnership.pk)
        if not verdict.is_whole:
            raise Refused(f"The log of {partnership.slug} does not hold together at entry {verdict.broken_at}.")
