"""The gate: every file passes here before any library sees it.

In order: size, ending of the name, first bytes, then for zipped formats `archive.check` and for XML its root.
"""

from __future__ import annotations

import math

from roadmaps.reading import archive, project_binary
from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.encoding import wide_encoding
from roadmaps.reading.limits import MAX_BYTES, CannotRead
from roadmaps.reading.plan_root import kind_of_plan
from roadmaps.reading.refusals import Refused

_MEGABYTE = 1024 * 1024
_ZIPPED = frozenset({"xlsx", "ods", "docx"})
_SEPARATED = frozenset({"csv", "tsv", "tab", "txt"})
_XML = frozenset({"xml", "gan", "pmxml"})
CONVERTED = frozenset({"mpp", "mpt", "mpx"})  # by another program, see `project_binary`
READABLE = frozenset({"xls", "xer", "pdf"}) | _ZIPPED | _SEPARATED | _XML
_KNOWN_BY_NAME = {
    "macros": "xlsm xltm xlam docm dotm",
    "other_workbook": "xlsb xlt xltx xlw fods numbers gsheet dbf et",
    "other_document": "doc dot dotx rtf odt fodt pages gdoc wps",
    "printed": "djvu xps oxps ps",
    "picture": "png jpg jpeg gif bmp tif tiff webp heic svg",
    "project_plan": "mpp mpt mpx pod planner",
    "archive": "zip rar 7z gz tar tgz bz2 xz",
    "web_page": "htm html mht mhtml xhtml",
}
_REFUSAL_BY_SUFFIX = {suffix: kind for kind, suffixes in _KNOWN_BY_NAME.items() for suffix in suffixes.split()}
# Tab, line ends, form feed, the end mark of DOS and the separators of old mainframes.
_TEXT_CONTROLS = b"\t\n\r\x0b\x0c\x1a\x1e\x1f"
_UTF8_MARK = b"\xef\xbb\xbf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (_OLE, "ole"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rich_text"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MPX,", "mpx"),
    (b"MPX;", "mpx"),
)
_SUFFIXES_OF = {"text": _SEPARATED, "xml": _XML, "xer": {"xer"}, "pdf": {"pdf"}, "mpx": CONVERTED}
_WEB_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<script")
_XML_MARKS = (b"<?xml", b"<svg", b"<!doctype", b"<!--")


def inspect(data: bytes, name: str) -> str:
    """Return the kind of a file that may be read: xlsx, xls, ods, csv, docx, mspdi, p6, xer, gan, pdf or mpp.

    `name` is the file's name as its owner gave it. Raises Refused with what was found.
    """
    try:
        _check_size(data)
        suffix = _suffix(name)
        _check_content(data, suffix)
        if suffix in _ZIPPED:
            archive.check(data, suffix)
        return _kind(data, suffix)
    except CannotRead as failure:
        raise Refused(failure.kind, **failure.params) from failure


def _kind(data: bytes, suffix: str) -> str:
    """The kind of a file whose content agrees with the ending of its name."""
    if suffix in _XML:
        return kind_of_plan(data)
    if suffix in CONVERTED:
        return "mpp"
    return "csv" if suffix in _SEPARATED else suffix


def _check_size(data: bytes) -> None:
    if not data:
        raise CannotRead("empty")
    if len(data) > MAX_BYTES:
        size = math.ceil(len(data) / _MEGABYTE)
        raise CannotRead("too_big", size=size, limit=MAX_BYTES // _MEGABYTE)


def _suffix(name: str) -> str:
    _, dot, suffix = clean_name(name).rpartition(".")
    suffix = suffix.strip().casefold()
    if not dot or not suffix:
        raise CannotRead("no_type")
    if suffix in CONVERTED and project_binary.is_at_hand():
        return suffix
    if suffix not in READABLE:
        raise CannotRead(_REFUSAL_BY_SUFFIX.get(suffix, "unknown_type"), suffix=suffix[:20])
    return suffix


def _check_content(data: bytes, suffix: str) -> None:
    found = _content(data)
    # A plan may do without the line that says it is XML; a csv may begin with a cell that holds a tag.
    if found == "text" and suffix in _XML and _text_head(data).lstrip().startswith(b"<"):
        found = "xml"
    if found == "ole":
        _check_compound(data, suffix)
    elif found == "zip":
        if suffix not in _ZIPPED:
            raise CannotRead("wrong_content", suffix=suffix, found=archive.describe(data))
    elif suffix not in _SUFFIXES_OF.get(found, ()):
        raise CannotRead("wrong_content", suffix=suffix, found=found)


def _content(data: bytes) -> str:
    for signature, found in _SIGNATURES:
        if data.removeprefix(_UTF8_MARK).startswith(signature):
            return found
    head = _text_head(data).lstrip().lower()
    if b"%pdf-" in head:
        return "pdf"
    if head.startswith(b"ermhdr\t"):
        return "xer"
    if head.startswith(_WEB_MARKS):
        return "web_page"
    if head.startswith(_XML_MARKS):
        return "web_page" if b"<html" in head else "xml"
    return "text" if _looks_like_text(data[:4096]) else "binary"


def _text_head(data: bytes) -> bytes:
    """The first letters as single bytes, also of a file that has two for each."""
    head = data[:1024].removeprefix(_UTF8_MARK)
    wide = wide_encoding(head)
    return head.decode(wide, "ignore").lstrip("\ufeff").encode() if wide else head


def _looks_like_text(head: bytes) -> bool:
    if wide_encoding(head):
        return True
    strange = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return strange * 20 <= len(head)


def _check_compound(data: bytes, suffix: str) -> None:
    """Look at the streams of an OLE file, the container of old and of encrypted office files."""
    if _has_stream(data, "EncryptedPackage") or _has_stream(data, "EncryptionInfo"):
        raise CannotRead("encrypted")
    is_workbook = _has_stream(data, "Workbook") or _has_stream(data, "Book")
    if suffix == "xls" and is_workbook:
        if _has_stream(data, "_VBA_PROJECT_CUR"):
            raise CannotRead("macros")
        return
    if suffix in CONVERTED and _has_stream(data, "Props") and not is_workbook:
        return
    found = "xls" if is_workbook else "office"
    if _has_stream(data, "WordDocument"):
        found = "doc"
    raise CannotRead("wrong_content", suffix=suffix, found=found)


def _has_stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") + b"\x00\x00" in data
