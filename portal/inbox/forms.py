"""Which rows, and what to do with them."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.inbox.queries import Shelf

DONE, UNREAD = "done", "unread"
LONGEST_NUMBER = 18


class ShelfForm(forms.Form):
    """Which part of the inbox is looked at; anything unknown means what needs me."""

    shelf = forms.ChoiceField(choices=[(shelf.value, shelf.value) for shelf in Shelf], required=False)

    @property
    def chosen(self) -> Shelf:
        return Shelf(self.cleaned_data.get("shelf") or Shelf.NEEDS_YOU) if self.is_valid() else Shelf.NEEDS_YOU


class MarkForm(ShelfForm):
    """The buttons of the inbox: `mark` says what, `rows` (repeated) says which."""

    mark = forms.ChoiceField(choices=[(DONE, DONE), (UNREAD, UNREAD)])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        written = self.data.getlist("rows")  # type: ignore[attr-defined]
        rows = [int(number) for number in written if number.isdecimal() and len(number) <= LONGEST_NUMBER]
        return cleaned | {"rows": rows}
