"""The process that opens a stranger's picture or PDF: `python -m roadmaps.filing.child FORMAT < file`.

It sets its own limits and writes a picture made anew: PNG of a PDF's first page, JPEG of a photo. `locked` answers
only whether a PDF asks for a password. If a library breaks on the file, this process ends and no other.
"""

from __future__ import annotations

import sys
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps

from roadmaps.reading.child import set_limits

WIDEST = 1600
MOST_PIXELS = 80_000_000
# The question, and the answer when it is so.
LOCKED = "locked"
_FORMATS = {"jpeg": "JPEG", "png": "PNG"}


def main() -> int:
    """Answer for the file on standard input; return the exit code."""
    set_limits()
    wanted, content = sys.argv[1], sys.stdin.buffer.read()
    sys.stdout.buffer.write(locked(content) if wanted == LOCKED else picture(content, wanted))
    sys.stdout.buffer.flush()
    return 0


def locked(content: bytes) -> bytes:
    """Whether the PDF opens only with a password."""
    try:
        pypdfium2.PdfDocument(content).close()
    except pypdfium2.PdfiumError as failure:
        return LOCKED.encode() if "password" in str(failure).casefold() else b""
    return b""


def picture(content: bytes, wanted: str) -> bytes:
    """A picture at most WIDEST pixels wide and high, without anything that the file said beside its pixels."""
    drawn = first_page(content) if wanted == "pdf" else photo(content, _FORMATS[wanted])
    saved = BytesIO()
    if wanted == "jpeg":
        drawn.convert("RGB").save(saved, "JPEG", quality=85)
    else:
        drawn.save(saved, "PNG", optimize=False)
    return saved.getvalue()


def first_page(content: bytes) -> Image.Image:
    page = pypdfium2.PdfDocument(content)[0]
    scale = min(2.0, WIDEST / max(*page.get_size(), 1))
    drawn: Image.Image = page.render(scale=scale).to_pil()
    return drawn.convert("RGB")


def photo(content: bytes, form: str) -> Image.Image:
    opened = Image.open(BytesIO(content), formats=[form])
    if opened.width * opened.height > MOST_PIXELS:
        raise ValueError("more pixels than any camera has")
    # A photo is read at the size wanted: its full size would take the memory of twenty.
    opened.draft("RGB", (WIDEST, WIDEST))
    turned = ImageOps.exif_transpose(opened)
    turned.thumbnail((WIDEST, WIDEST))
    kept = turned if turned.mode in {"RGB", "RGBA", "L"} else turned.convert("RGB")
    clean = Image.new(kept.mode, kept.size)
    clean.paste(kept)
    return clean


if __name__ == "__main__":
    sys.exit(main())
