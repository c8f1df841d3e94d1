"""The text of a Word paragraph as it is shown: insertions in, deletions and hidden text out."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element

from roadmaps.reading.cleaning import clean

_TEXT = qn("w:t")
_MARKS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# Text boxes stand beside the paragraph, and the alternative content repeats them.
_SKIPPED = frozenset(
    [qn(name) for name in ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"]
)
_OFF = frozenset({"0", "false", "off"})


def paragraph_text(paragraph: _Element) -> str:
    """Return the paragraph's text, cleaned; line breaks within it stay."""
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return clean("".join(pieces))


def is_removed(paragraph: _Element) -> bool:
    """Tell whether a tracked change has taken the whole paragraph away, text and mark."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}")
    return mark is not None and not paragraph_text(paragraph)


def _collect(element: _Element, pieces: list[str]) -> None:
    for child in element.iterchildren():
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag in _MARKS:
            pieces.append(_MARKS[child.tag])
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            _collect(child, pieces)


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val"), "1") not in _OFF
