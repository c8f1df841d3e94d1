"""How heavy a file is to read, estimated by a look at its directory: a heavy one is left to the worker."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from django.conf import settings

from roadmaps.reading.gate import CONVERTED

# Seconds of reading go with the XML that holds the cells; other formats pack more into a byte. The factors bring
# all of them to bytes of a workbook's XML.
_FACTORS = {"csv": 4, "tsv": 4, "tab": 4, "txt": 4, "xls": 6, "docx": 4, "pdf": 40}
_WITHOUT_CELLS = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".svg")


def is_heavy(content: bytes, name: str) -> bool:
    """Whether reading takes about three seconds or more, so that the person should not wait for it."""
    suffix = PurePath(name).suffix.lstrip(".").lower()
    weighs = unpacked(content) * _FACTORS.get(suffix, 1)
    # Starting the program that converts a file takes its seconds whatever the size.
    return suffix in CONVERTED or weighs > int(settings.HEAVY_FILE_BYTES)


def unpacked(content: bytes) -> int:
    """Bytes of the parts that can hold cells; of a file that is no archive its own size."""
    if not content.startswith(b"PK"):
        return len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError):
        return len(content)
    return sum(part.file_size for part in parts if not part.filename.lower().endswith(_WITHOUT_CELLS))
