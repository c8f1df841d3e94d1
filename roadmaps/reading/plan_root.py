"""Which planning program wrote an XML file, by its first element."""

from __future__ import annotations

import re

from roadmaps.reading.encoding import wide_encoding
from roadmaps.reading.limits import CannotRead

_HEAD = 64 * 1024
_BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]{1,100}:)?([\w.-]{1,100})([^<>]*)", re.DOTALL)
_MS_PROJECT = "schemas.microsoft.com/project"


def kind_of_plan(content: bytes) -> str:
    """Return mspdi, p6 or gan. Raises CannotRead of any other XML."""
    head = content[:_HEAD]
    text = head.decode(wide_encoding(head[:4096]) or "utf-8", "replace").lstrip("\ufeff")
    at = 0
    while before := _BEFORE_ROOT.match(text, at):
        at = before.end()
    if text[at : at + 9].upper() == "<!DOCTYPE":
        raise CannotRead("doctype")
    root = _ROOT.match(text, at)
    if root is None:
        raise CannotRead("unreadable")
    name, attributes = root[1], root[2]
    if name == "Project" and _MS_PROJECT in attributes:
        return "mspdi"
    if name == "APIBusinessObjects":
        return "p6"
    if name == "project" and b"<tasks" in content:
        return "gan"
    raise CannotRead("other_xml", root=name)
