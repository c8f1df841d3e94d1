"""What a zipped office document must be to count as evidence. Pure; only its directory and two small parts are read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from roadmaps.reading.archive import DAMAGE, OPEN_DOCUMENT_MACRO, leads_outside

MOST_PARTS = 10_000
MOST_UNPACKED = 512 * 1024 * 1024
MOST_SMALL_PART = 1024 * 1024
_MAIN_PART = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
}
_MEDIA_TYPE = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
ZIPPED = frozenset(_MAIN_PART) | frozenset(_MEDIA_TYPE)


def fault_of(content: bytes, suffix: str) -> str:
    """What keeps a zip named as `suffix` from being taken, as a key of the refusals; "" when nothing does."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return next(filter(None, (check(archive, suffix) for check in _CHECKS)), "")
    except DAMAGE:
        return "damaged"


def _unsafe_parts(archive: zipfile.ZipFile, suffix: str) -> str:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        return "encrypted"
    names = {entry.filename.casefold() for entry in entries}
    is_unsafe = (
        len(entries) > MOST_PARTS
        or len(names) < len(entries)
        or sum(entry.file_size for entry in entries) > MOST_UNPACKED
        or any(leads_outside(entry.orig_filename) for entry in entries)
    )
    return "unsafe_parts" if is_unsafe else ""


def _macros(archive: zipfile.ZipFile, suffix: str) -> str:
    names = archive.namelist()
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        return "macros"
    if suffix in _MEDIA_TYPE and any(OPEN_DOCUMENT_MACRO.match(name) for name in names):
        return "macros"
    return "macros" if suffix in _MAIN_PART and b"macroEnabled" in _part(archive, "[Content_Types].xml") else ""


def _another_type(archive: zipfile.ZipFile, suffix: str) -> str:
    if suffix in _MAIN_PART:
        is_right = _MAIN_PART[suffix] in _part(archive, "[Content_Types].xml")
    else:
        is_right = _part(archive, "mimetype").strip() == _MEDIA_TYPE[suffix]
    return "" if is_right else "wrong_content"


def _locked(archive: zipfile.ZipFile, suffix: str) -> str:
    return "encrypted" if b"encryption-data" in _part(archive, "META-INF/manifest.xml") else ""


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part that lists others, which is short in honest files; empty when there is none."""
    try:
        if archive.getinfo(name).file_size > MOST_SMALL_PART:
            raise ValueError(name)
    except KeyError:
        return b""
    return archive.read(name)


_CHECKS: tuple[Callable[[zipfile.ZipFile, str], str], ...] = (_unsafe_parts, _macros, _another_type, _locked)
