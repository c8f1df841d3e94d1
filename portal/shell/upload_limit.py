"""Files larger than the limit are not taken in: their bytes are passed over instead of being written to disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MULTIPART_OVERHEAD = 64 * 1024
MARK = "files_left_out"


def is_too_big(request: HttpRequest) -> bool:
    """Whether a file of this request was left out because of its size."""
    return bool(files_left_out(request))


def files_left_out(request: HttpRequest) -> list[str]:
    """The names of the files of this request that were left out because of their size."""
    left_out: list[str] = getattr(request, MARK, [])
    return left_out


class LimitUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep files; goes by the announced length, then by what really comes.

    A page that takes more has its own limits in the settings, by the name of its address.
    """

    def handle_raw_input(
        self, input_data: Any, meta: dict[str, Any], content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        match = self.request.resolver_match if self.request is not None else None
        usual = (settings.UPLOAD_LIMIT_BYTES, settings.UPLOAD_LIMIT_BYTES)
        self.most_of_one, self.most_of_all = settings.UPLOAD_LIMITS.get(str(match.url_name) if match else "", usual)
        self.announced = content_length
        self.received = self.received_of_all = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0
        if self.announced > self.most_of_all + MULTIPART_OVERHEAD:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.received += len(raw_data)
        self.received_of_all += len(raw_data)
        if self.received > self.most_of_one or self.received_of_all > self.most_of_all:
            self._refuse()
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        return None

    def _refuse(self) -> None:
        setattr(self.request, MARK, [*getattr(self.request, MARK, []), str(self.file_name or "")])
        raise SkipFile
