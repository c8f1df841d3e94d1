"""A discussion as a page prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from django.utils.safestring import SafeString

from roadmaps.models import UnsentFile


class Event(Protocol):
    """Anything else that stands between the messages: a report, a decision, a moved date."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def who(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def has_files(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Quotation:
    """The message that another one answers; `text` is an excerpt, "" when it was removed."""

    pk: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a message; `href` is empty where nobody may take it."""

    name: str
    kind: str
    size: int
    scan: str
    scan_words: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `about` says on which report it was written, where a milestone is looked at.

    `readers` are those besides its writer before whose eyes it was; `removed_by` is filled in of one that was removed.
    """

    pk: int
    kind: str
    kind_words: str
    who: str
    at: datetime
    text: SafeString
    is_ministry_only: bool
    is_edited: bool
    about: str
    via: str
    talked_on: date | None
    took_part: str
    quotation: Quotation | None
    files: tuple[File, ...]
    readers: tuple[str, ...]
    removed_by: str
    removed_at: datetime | None
    may_edit: bool
    may_quote: bool
    is_message: bool = True

    @property
    def id(self) -> str:
        return f"message-{self.pk}"

    @property
    def has_files(self) -> bool:
        return bool(self.files)


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form: the message that is not sent yet."""

    text: str = ""
    is_ministry_only: bool = False
    quotation: Quotation | None = None
    files: tuple[UnsentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """The latest of a discussion, oldest first; `latest` is the number of its last message, `changed` the moment
    (microseconds since 1970) of the last change, `earlier` the address of what was said before, "" without, `read_upto`
    the number of the last message that the person has read.
    """

    kind: str
    pk: int
    label: str
    page: str
    lines: tuple[Line | Event, ...]
    count: int
    latest: int
    changed: int
    earlier: str
    may_write: bool
    may_note: bool
    read_upto: int = 0
    curators: tuple[str, ...] = ()
    draft: Draft = field(default_factory=Draft)
    problems: tuple[str, ...] = ()

    def keeping(self, is_shown: Callable[[Line | Event], bool]) -> Thread:
        """The same with those lines alone that are asked for."""
        return replace(self, lines=tuple(line for line in self.lines if is_shown(line)))

    def with_entries(self, draft: Draft, problems: tuple[str, ...]) -> Thread:
        """The same with what was entered in its form, and what is wrong with that."""
        return replace(self, draft=draft, problems=problems)


def in_order(lines: Iterable[Line], events: Iterable[Event]) -> tuple[Line | Event, ...]:
    """Messages and events by their moment."""
    every: list[Line | Event] = [*lines, *events]
    return tuple(sorted(every, key=lambda one: one.at))
