"""Small documents of every kind that counts as evidence, made in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

PDF_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""
_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_MEDIA = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return saved.getvalue()


def office(kind: str, **more: str) -> bytes:
    """The least of an office document: its type and whatever parts are given, a dot in a name written as `__`."""
    parts = {name.replace("__", "."): content for name, content in more.items()}
    if kind in _MEDIA:
        return zipped({"mimetype": _MEDIA[kind], "content.xml": "<office/>", **parts})
    types = f'<Types><Override PartName="/main.xml" ContentType="{_MAIN[kind]}"/></Types>'
    return zipped({"[Content_Types].xml": types, "main.xml": "<main/>", **parts})


def photo(width: int = 40, height: int = 20, form: str = "JPEG", **options: object) -> bytes:
    saved = BytesIO()
    Image.new("RGB", (width, height), "teal").save(saved, form, **options)
    return saved.getvalue()
