"""Files larger than the limit are not taken in: their bytes are passed over instead of being written to disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MULTIPART_OVERHEAD = 64 * 1024
MARK = "upload_is_too_big"


def is_too_big(request: HttpRequest) -> bool:
    """Whether a file of this request was left out because of its size."""
    return getattr(request, MARK, False)


class LimitUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep files; goes by the announced length, then by what really comes."""

    def handle_raw_input(
        self, input_data: Any, meta: dict[str, Any], content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        self.announced = content_length
        self.received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.announced > settings.UPLOAD_LIMIT_BYTES + MULTIPART_OVERHEAD:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT_BYTES:
            self._refuse()
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        return None

    def _refuse(self) -> None:
        setattr(self.request, MARK, True)
        raise SkipFile
