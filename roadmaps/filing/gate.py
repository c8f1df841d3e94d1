"""The gate of evidence: what a file is by its content, and whether it is taken. Pure.

In order: size, endings of the name, first bytes, what else lies inside. Only what is on the list passes.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from roadmaps.filing.archive import ZIPPED, fault_of
from roadmaps.filing.refusals import MOST_BYTES, NotTaken
from roadmaps.reading.cleaning import clean_name
from roadmaps.terms import EvidenceFormat

FORMATS = {
    "pdf": EvidenceFormat.PDF,
    "docx": EvidenceFormat.DOCX,
    "xlsx": EvidenceFormat.XLSX,
    "pptx": EvidenceFormat.PPTX,
    "odt": EvidenceFormat.ODT,
    "ods": EvidenceFormat.ODS,
    "jpg": EvidenceFormat.JPEG,
    "jpeg": EvidenceFormat.JPEG,
    "png": EvidenceFormat.PNG,
    "heic": EvidenceFormat.HEIC,
    "heif": EvidenceFormat.HEIC,
}
_KNOWN_BY_NAME = {
    "web": "htm html xhtml shtml mht mhtml svg svgz xml hta",
    "archive": "zip rar 7z gz tar tgz bz2 xz cab iso",
    "macros": "docm dotm xlsm xltm xlam xlsb pptm ppsm potm",
    "old_office": "doc dot xls xlt ppt pps rtf",
}
_REFUSAL = {suffix: kind for kind, suffixes in _KNOWN_BY_NAME.items() for suffix in suffixes.split()}
# What starts when it is opened, wherever in a name it stands: where endings are hidden, “act.exe.pdf” reads “act.exe”.
_PROGRAM_NAMES = """
exe scr pif bat cmd msi msp jar js jse vbs vbe wsf wsh hta ps1 psm1 sh lnk reg dll cpl apk app
php asp aspx jsp htm html xhtml svg docm xlsm pptm
"""
_PROGRAMS = frozenset(_PROGRAM_NAMES.split())
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PNG_END = b"IEND\xaeB`\x82"
_WEB_MARKS = re.compile(rb"<(?:!doctype\s+html|html|script|svg|iframe)\b", re.IGNORECASE)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc"})
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that is taken: its cleaned name and what it is. Whether `is_locked` a reader has to find out."""

    name: str
    format: EvidenceFormat
    is_locked: bool = False


def inspect(content: bytes, name: str) -> Passed:
    """Say what a file is. Raises NotTaken with what was found."""
    shown = clean_name(name) or "?"
    suffix = _suffix(shown)
    fault = _fault_of_size(content) or _fault_of_name(shown, suffix) or _fault_of_content(content, suffix)
    if fault:
        raise NotTaken(fault, shown, suffix)
    found = FORMATS[suffix]
    return Passed(shown, found, is_locked=found == EvidenceFormat.PDF and b"/Encrypt" in content)


def _suffix(name: str) -> str:
    _, dot, suffix = name.rpartition(".")
    return suffix.strip().casefold()[:20] if dot else ""


def _fault_of_size(content: bytes) -> str:
    if not content:
        return "empty"
    return "too_big" if len(content) > MOST_BYTES else ""


def _fault_of_name(name: str, suffix: str) -> str:
    if suffix not in FORMATS:
        return _REFUSAL.get(suffix, "unknown_type")
    within = {part.strip().casefold() for part in name.split(".")[1:-1]}
    return "two_endings" if within & _PROGRAMS else ""


def _fault_of_content(content: bytes, suffix: str) -> str:
    if content.startswith(_OLE):
        return "encrypted" if _ENCRYPTED_PACKAGE in content else "wrong_content"
    if _format_of(content) != ("zip" if suffix in ZIPPED else str(FORMATS[suffix])):
        return "wrong_content"
    return fault_of(content, suffix) if suffix in ZIPPED else _fault_of_plain(content, suffix)


def _format_of(content: bytes) -> str:
    """What the first bytes say; "" of anything else than what is taken."""
    if content.startswith(b"PK\x03\x04"):
        return "zip"
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return str(EvidenceFormat.PDF)
    if content.startswith(b"\xff\xd8\xff"):
        return str(EvidenceFormat.JPEG)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return str(EvidenceFormat.PNG)
    is_heic = content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS
    return str(EvidenceFormat.HEIC) if is_heic else ""


def _fault_of_plain(content: bytes, suffix: str) -> str:
    """A second file within a PDF or a picture: an archive at its end, a web page at its edges."""
    if zipfile.is_zipfile(BytesIO(content)):
        return "two_in_one"
    if _WEB_MARKS.search(content[:_LOOKED_AT]) or _WEB_MARKS.search(content[-_LOOKED_AT:]):
        return "two_in_one"
    if suffix == "pdf":
        return "" if b"%%EOF" in content[-_LOOKED_AT:] else "damaged"
    if suffix == "png":
        return "" if _PNG_END in content else "damaged"
    return ""
