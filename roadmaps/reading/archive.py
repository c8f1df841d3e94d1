"""What must hold of a zipped office file before a library may open it.

Absolute caps, not ratios: honest workbooks compress a hundredfold. Declared sizes may be trusted,
because reading stops at them and a lying header then fails its checksum.
"""

from __future__ import annotations

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from roadmaps.reading.limits import MAX_ENTRIES, MAX_UNPACKED, MAX_WORD_PART, CannotRead
from roadmaps.reading.part_scan import scan_part

_MEGABYTE = 1024 * 1024
_CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN_TYPES = {
    f"{_OFFICE}spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OFFICE}wordprocessingml.document.main+xml": "docx",
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": "xlsb",
}
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OPEN_DOCUMENT_MACRO = re.compile(r"^(?:Scripts/.+[^/]|Basic/.+(?<!/script-lb)(?<!/script-lc)\.xml)$")
# Whatever the reading of a broken or lying zip raises.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ElementTree.ParseError,
)


def check(data: bytes, kind: str) -> None:
    """Raise CannotRead unless `data` is a harmless zip whose main part is of `kind`."""
    with _opened(data) as archive:
        _check_directory(archive.infolist(), kind)
        _check_main_part(archive, kind)
        for entry in archive.infolist():
            scan_part(archive, entry, kind)


def describe(data: bytes) -> str:
    """Name what a zip holds, as a key of `refusals.FOUND`."""
    with _opened(data) as archive:
        return _main_kind(archive)


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except DefusedXmlException as failure:
        raise CannotRead("doctype") from failure
    except DAMAGE as failure:
        raise CannotRead("unreadable") from failure


def _check_directory(entries: list[zipfile.ZipInfo], kind: str) -> None:
    if len(entries) > MAX_ENTRIES:
        raise CannotRead("too_many_entries", count=len(entries), limit=MAX_ENTRIES)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        _too_large("unpacks_too_large", unpacked, MAX_UNPACKED)
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 1:
            raise CannotRead("encrypted")
        # Readers differ in which of two equal names they take; what was checked must be what is read.
        if leads_outside(entry.orig_filename) or entry.filename.casefold() in seen:
            raise CannotRead("bad_entry", entry=entry.filename[:80])
        seen.add(entry.filename.casefold())
        if entry.compress_type not in _METHODS:
            raise CannotRead("unreadable")
        if _is_macro(entry.filename, kind):
            raise CannotRead("macros")
        if kind == "docx" and _is_xml(entry.filename) and entry.file_size > MAX_WORD_PART:
            _too_large("part_too_large", entry.file_size, MAX_WORD_PART)


def _too_large(kind: str, size: int, limit: int) -> None:
    raise CannotRead(kind, size=math.ceil(size / _MEGABYTE), limit=limit // _MEGABYTE)


def leads_outside(name: str) -> bool:
    """Whether a part's name, unpacked as it stands, would lie outside of the folder."""
    steps = re.split(r"[/\\]", name)
    is_absolute = steps[0] == "" or (len(name) > 1 and name[1] == ":")
    return is_absolute or ".." in steps or "\x00" in name


def _is_macro(name: str, kind: str) -> bool:
    if kind == "ods":
        return OPEN_DOCUMENT_MACRO.match(name) is not None
    return name.casefold().endswith("vbaproject.bin")


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def _check_main_part(archive: zipfile.ZipFile, kind: str) -> None:
    if kind == "ods":
        _check_manifest(archive)
    found = _main_kind(archive)
    if found != kind:
        raise CannotRead("wrong_content", suffix=kind, found=found)


def _check_manifest(archive: zipfile.ZipFile) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in _small_part(archive, manifest):
        raise CannotRead("encrypted")


def _main_kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if _CONTENT_TYPES in names:
        return _office_kind(_small_part(archive, _CONTENT_TYPES))
    if "mimetype" in names:
        media_type = _small_part(archive, "mimetype").strip().decode("ascii", "replace")
        return "ods" if media_type == _ODS_TYPE else "office"
    return "archive"


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a part that lists other parts; an honest one has at most a thousand short lines."""
    if archive.getinfo(name).file_size > _MEGABYTE:
        raise CannotRead("unreadable")
    return archive.read(name)


def _office_kind(content_types: bytes) -> str:
    root = ElementTree.fromstring(content_types, forbid_dtd=True)
    declared = [element.get("ContentType", "") for element in root]
    for content_type in declared:
        if content_type in _MAIN_TYPES:
            return _MAIN_TYPES[content_type]
    if any("macroEnabled" in content_type for content_type in declared):
        raise CannotRead("macros")
    return "office"
