"""Writes small PDFs by hand: text in one embedded-free font, lines, and whatever a test wants to be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

WIDTHS = (40.0, 200.0, 90.0)
ROW = 20.0
TOP = 780.0
LEFT = 50.0


def pdf(
    streams: Sequence[bytes], *, catalog: str = "", more: Mapping[int, bytes] | None = None, trailer: str = ""
) -> bytes:
    """A PDF of one page for each content stream; `more` are objects of the test's own, numbered from 1000."""
    letters = " ".join(f"<{code:02X}> <{ord(bytes([code]).decode('cp1251')):04X}>" for code in range(0xC0, 0x100))
    names = [f"/{name}" for name in ("CIDInit", "CMapName")]
    cmap = (
        f"{names[0]} /ProcSet findresource begin 12 dict begin begincmap {names[1]} /T def /CMapType 2 def "
        "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange "
        f"64 beginbfchar {letters} endbfchar endcmap end end"
    ).encode()
    pages = [10 + 2 * number for number in range(len(streams))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>",
        4: _stream(cmap),
    }
    for number, content in zip(pages, streams, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        ).encode()
        objects[number + 1] = _stream(content)
    return _written({**objects, **(more or {})}, trailer)


def table_page(
    rows: Sequence[Sequence[str]],
    *,
    lines: bool = True,
    spanning: frozenset[int] = frozenset(),
    heading: str = "Дорожная карта",
) -> bytes:
    """The content of a page with one table; rows numbered in `spanning` have one cell over all columns."""
    drawn = [_text(LEFT, TOP + 20, heading)]
    edges = [LEFT + sum(WIDTHS[:count]) for count in range(len(WIDTHS) + 1)]
    for number, row in enumerate(rows):
        top, bottom = TOP - number * ROW, TOP - (number + 1) * ROW
        shown = (edges[0], edges[-1]) if number in spanning else edges
        if lines:
            drawn += [f"{edges[0]} {side} m {edges[-1]} {side} l S" for side in (top, bottom)]
            drawn += [f"{edge} {top} m {edge} {bottom} l S" for edge in shown]
        drawn += [_text(edges[column] + 3, bottom + 6, text) for column, text in enumerate(row) if text]
    return "\n".join(drawn).encode("cp1251")


def deflated(content: bytes, times: int = 1) -> bytes:
    """An object that holds a compressed stream: `content` so many times over."""
    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(content) for _ in range(times)), packer.flush()])
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def _text(left: float, bottom: float, text: str) -> str:
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F 9 Tf {left} {bottom} Td ({shown}) Tj ET"


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _written(objects: Mapping[int, bytes], trailer: str) -> bytes:
    whole = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(whole)
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(whole)
    whole += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        whole += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    whole += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(whole)
