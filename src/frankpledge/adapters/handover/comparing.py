"""Compare two releases file by file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from frankpledge.adapters.readers.opening import digest_of


@dataclass(frozen=True)
class Difference:
    """A file that is not the same in both: its name, and ``lacking`` here, ``new`` here, or ``different``."""

    name: str
    how: str


def differences(handed_over: Path, made: Path) -> list[Difference]:
    """Return what is not the same in the release handed over and in the one made again from its recipe.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name, text in (("a/1", "x"), ("b/1", "y"), ("a/2", "z")):
    ...         path = Path(folder, name)
    ...         path.parent.mkdir(exist_ok=True)
    ...         _ = path.write_text(text)
    ...     differences(Path(folder, "a"), Path(folder, "b"))
    [Difference(name='1', how='different'), Difference(name='2', how='lacking')]
    """
    theirs, ours = _file_names(handed_over), _file_names(made)
    both = (name for name in theirs & ours if digest_of(handed_over / name) != digest_of(made / name))
    found = [Difference(name, "different") for name in both]
    found += [Difference(name, "lacking") for name in theirs - ours]
    found += [Difference(name, "new") for name in ours - theirs]
    return sorted(found, key=lambda each: each.name)


def _file_names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
