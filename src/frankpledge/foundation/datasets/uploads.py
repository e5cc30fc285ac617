"""What a browser sends is sealed as it arrives: nothing of it ever stands on the disk in the clear."""

from __future__ import annotations

import io
import secrets
from pathlib import Path
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from frankpledge.adapters.intake import SealedReader, SealedWriter, new_key
from frankpledge.foundation.datasets.store import spool_folder


class SealedUpload(UploadedFile):
    """An uploaded file, read through its key, which stands in memory alone; gone when the request is over."""

    def __init__(self, path: Path, key: bytes, **about: Any) -> None:
        super().__init__(file=cast(Any, io.BufferedReader(SealedReader(path, key), 1 << 18)), **about)
        self._path = path

    def close(self) -> None:
        """Close it and delete the sealed bytes."""
        super().close()
        self._path.unlink(missing_ok=True)


class SealedUploadHandler(FileUploadHandler):
    """Take the place of the handler that writes large uploads to a temporary file in the clear."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._path, self._key = spool_folder() / f"upload-{secrets.token_hex(16)}", new_key()
        self._writer = SealedWriter(self._path, self._key)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal what came."""
        del start
        self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """Return the file, which can be read now."""
        self._writer.close()
        return SealedUpload(
            self._path, self._key, name=self.file_name, content_type=self.content_type, size=file_size,
            charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        """Leave nothing of a file that did not come whole."""
        if hasattr(self, "_writer"):
            self._writer.abandon()
            self._path.unlink(missing_ok=True)
