"""Finds the parts of an xlsx that the reading library keeps to itself: styles and sheets by name."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from roadmaps.reading.number_formats import BUILT_IN, type_of_writer, writer

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WHITE = frozenset({"RGB=FFFFFFFF", "RGB=00FFFFFF", "THEME=0", "INDEXED=9", "INDEXED=64"})


class XlsxParts:
    """The zip of an xlsx with its sheets by name and its cell formats by number."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = {name.casefold(): name for name in self._archive.namelist()}
        self._book = self._target("", "officeDocument")
        self._sheets = self._sheets_by_name()
        styles = self._xml(self._target(self._book, "styles"))
        self.writers = _writers(styles)
        self.colours = _colours(styles)

    def sheet(self, name: str) -> bytes:
        """Return the XML of the sheet called `name`, b"" when it cannot be found."""
        text = self._read(self._sheets.get(name, ""))
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            return text.decode("utf-16").encode()
        return text

    def _read(self, path: str) -> bytes:
        name = self._names.get(path.casefold())
        return self._archive.read(name) if name else b""

    def _xml(self, path: str) -> Element | None:
        text = self._read(path)
        return ElementTree.fromstring(text, forbid_dtd=True) if text else None

    def _relations(self, path: str) -> list[Element]:
        folder, name = posixpath.split(path)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return list(root) if root is not None else []

    def _target(self, path: str, kind: str) -> str:
        for relation in self._relations(path):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return _resolved(path, relation.get("Target", ""))
        return ""

    def _sheets_by_name(self) -> dict[str, str]:
        book = self._xml(self._book)
        if book is None:
            return {}
        targets = {
            relation.get("Id", ""): _resolved(self._book, relation.get("Target", ""))
            for relation in self._relations(self._book)
        }
        sheets = {}
        for element in book.iter():
            if _local(element) == "sheet":
                relation = element.get(_RELATION) or element.get(_STRICT_RELATION) or ""
                sheets[element.get("name", "")] = targets.get(relation, "")
        return sheets


def _writers(root: Element | None) -> dict[int, type_of_writer]:
    """Map the number of a cell's style to what writes its values, where plain is not enough."""
    if root is None:
        return {}
    codes = dict(BUILT_IN)
    for element in root.iter():
        if _local(element) == "numFmt":
            codes[_number(element, "numFmtId")] = element.get("formatCode", "General")
    writers = {}
    for number, element in enumerate(_part(root, "cellXfs")):
        found = writer(codes.get(_number(element, "numFmtId"), "General"))
        if found is not None:
            writers[number] = found
    return writers


def _colours(root: Element | None) -> dict[int, str]:
    """Map the number of a cell's style to the colour that fills the cell; white is no colour."""
    if root is None:
        return {}
    fills = [_fill(element) for element in _part(root, "fills")]
    numbers = [_number(element, "fillId") for element in _part(root, "cellXfs")]
    return {style: fills[number] for style, number in enumerate(numbers) if number < len(fills) and fills[number]}


def _fill(element: Element) -> str:
    pattern = next((child for child in element if _local(child) == "patternFill"), None)
    if pattern is None or pattern.get("patternType", "none") in {"none", "gray125"}:
        return ""
    colour = next((child for child in pattern if _local(child) == "fgColor"), None)
    text = " ".join(f"{name}={value}" for name, value in sorted(colour.items())) if colour is not None else "pattern"
    return "" if text.upper() in _WHITE else text


def _part(root: Element, name: str) -> Element | tuple[()]:
    return next((child for child in root if _local(child) == name), ())


def _resolved(source: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(element: Element, attribute: str) -> int:
    text = element.get(attribute, "")
    return int(text) if text.isdecimal() else 0
