"""The door for agencies' files: sealed as they arrive, opened once, and only what a protocol covers is written."""

from frankpledge.adapters.intake.covering import Areas, Covered, Door, write_covered
from frankpledge.adapters.intake.preview import Preview, preview
from frankpledge.adapters.intake.sealing import SealBroken, SealedReader, SealedWriter, new_key

__all__ = [
    "Areas",
    "Covered",
    "Door",
    "Preview",
    "SealBroken",
    "SealedReader",
    "SealedWriter",
    "new_key",
    "preview",
    "write_covered",
]
