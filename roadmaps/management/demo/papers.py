"""Documents of the demo: one page with a number, a day, lines that stand for text and a stamp. In no language."""

from __future__ import annotations

import hashlib
from datetime import date
from zlib import crc32

from django.core.files.base import ContentFile

from roadmaps.filing.gate import inspect
from roadmaps.filing.incoming import Incoming

LINES = 17
# Every so many documents one lies here as a file; the others are links.
ONE_OF = 4


def is_file(code: str, on: date) -> bool:
    """Whether a document comes as a file: by its number, so that every making agrees."""
    return crc32(f"{code} {on}".encode()) % ONE_OF == 0


def act(code: str, on: date) -> Incoming:
    """The act of a milestone, as a file that has passed the gate."""
    content = page(f"{code}   {on:%d.%m.%Y}")
    name = f"{code}-{on:%Y%m%d}.pdf"
    return Incoming(inspect(content, name), hashlib.sha256(content).hexdigest(), ContentFile(content, name=name))


def page(head: str) -> bytes:
    """A PDF of one page; `head` may hold letters of ASCII."""
    lines = "".join(f"70 {640 - 24 * line} {455 - 37 * (line % 5)} 5 re f " for line in range(LINES))
    stamp = "0.2 0.3 0.7 RG 3 w 400 110 90 90 re S 412 122 66 66 re S "
    drawn = f"BT /F 20 Tf 70 720 Td ({head}) Tj ET 0.75 g {lines}{stamp}".encode("ascii", "replace")
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, b"".join(places))
    return body + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(body))
