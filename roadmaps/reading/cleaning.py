"""The one place where text from strangers' files is made safe to store and to show."""

from __future__ import annotations

import re

from portal.shell.invisible import INVISIBLE

_REMOVED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{INVISIBLE}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u2007\u202f]")
# Office programs write a carriage return inside a cell in this form.
_ESCAPED_RETURN = "_x000D_"
_SUSPECT = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\xa0\u2007\u2028\u2029\u202f\ud800-\udfff{INVISIBLE}]")


def clean(text: str) -> str:
    """Trim `text` and drop what a person cannot see: controls, surrogates, direction marks.

    Line ends become a newline, tabs and no-break spaces become a space.
    """
    if _ESCAPED_RETURN in text:
        text = text.replace(_ESCAPED_RETURN, "")
    if _SUSPECT.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _SPACES.sub(" ", text)
        text = _REMOVED.sub("", text)
    return text.strip()


def clean_name(name: str) -> str:
    """Clean a file's name and leave its last path component, at most 255 letters."""
    last = re.split(r"[/\\]", clean(name))[-1]
    return last.replace("\n", " ").strip()[-255:]
