"""Which part of the inbox, which lines, and what to do with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.inbox.queries import Filters, Place, Shelf
from portal.inbox.topics import find
from portal.shell.addresses import row_number

DONE, UNREAD, MUTE, UNMUTE, ALL_DONE = "done", "unread", "mute", "unmute", "all-done"


class ShelfForm(forms.Form):
    """Which part of the inbox is looked at; it stands in the address and never fails."""

    shelf = forms.CharField(required=False)
    topic = forms.CharField(required=False, max_length=40)
    place = forms.CharField(required=False, max_length=200)
    after = forms.CharField(required=False, max_length=80)
    marked = forms.CharField(required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_valid()

    @property
    def chosen(self) -> Shelf:
        """The shelf; anything unknown means what needs me."""
        return next((shelf for shelf in Shelf if shelf == self.cleaned_data.get("shelf")), Shelf.NEEDS_YOU)

    @property
    def filters(self) -> Filters:
        return Filters(find(self.cleaned_data.get("topic", "")), self.cleaned_data.get("place", ""))

    @property
    def start(self) -> Place | None:
        """After which line the page begins; None for the first page and for nonsense."""
        moment, _sign, number = self.cleaned_data.get("after", "").partition("~")
        at = moment_of(moment)
        row = row_number(number)
        return Place(at, row) if at and row is not None else None

    @property
    def marked_at(self) -> datetime | None:
        """The moment of what was marked last, for the undo beside it."""
        return moment_of(self.cleaned_data.get("marked", ""))

    def address(self, **more: str) -> str:
        """The address of this part of the inbox, from its first page on."""
        said = {"shelf": self.chosen.value, "place": self.filters.place}
        if self.filters.topic:
            said["topic"] = self.filters.topic.code
        return f"{reverse('inbox')}?{urlencode({key: value for key, value in (said | more).items() if value})}"


class MarkForm(ShelfForm):
    """The buttons: `mark` says what (“done”, or “done:12” for one line), `rows` (repeated) which lines were chosen."""

    mark = forms.CharField(max_length=40)

    @property
    def verb(self) -> str:
        return str(self.cleaned_data.get("mark", "")).partition(":")[0]

    @property
    def rows(self) -> list[int]:
        _verb, _sign, number = str(self.cleaned_data.get("mark", "")).partition(":")
        written = [number] if number else self.data.getlist("rows")  # type: ignore[attr-defined]
        return [number for number in map(row_number, written) if number is not None]


def moment_of(text: str) -> datetime | None:
    """The moment that an address names; None for nonsense."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment is not None and timezone.is_aware(moment) else None
