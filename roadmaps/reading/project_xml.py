"""Walks through the XML of a planning program piece by piece; definitions and absurd depth are refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from roadmaps.reading.limits import MAX_DEPTH, CannotRead


def elements(content: bytes, *wanted: str) -> Iterator[tuple[tuple[str, ...], Element]]:
    """Yield each element whose local name is `wanted`, whole, with the names of those around it.

    An element within a wanted one comes as part of it. Raises CannotRead.
    """
    path: list[str] = []
    within = ""
    parents: list[Element] = []
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(local(element))
                parents.append(element)
                if len(path) > MAX_DEPTH:
                    raise CannotRead("too_deep", limit=MAX_DEPTH)
                if not within and path[-1] in wanted:
                    within = "/".join(path)
                continue
            around = "/".join(path)
            parents.pop()
            name = path.pop()
            if around == within and name in wanted:
                within = ""
                yield tuple(path), element
            if not within and parents:
                parents[-1].remove(element)
    except DefusedXmlException as failure:
        raise CannotRead("doctype") from failure
    except (ParseError, ValueError, LookupError) as failure:
        raise CannotRead("unreadable") from failure


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text_at(element: Element, name: str) -> str:
    """The text of the first child called `name`, "" when there is none."""
    child = child_at(element, name)
    return "" if child is None else (child.text or "").strip()


def child_at(element: Element, name: str) -> Element | None:
    return next(iter(children_at(element, name)), None)


def children_at(element: Element, name: str) -> list[Element]:
    return [child for child in element if local(child) == name]
