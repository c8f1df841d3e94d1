"""The files of a form that writes: those chosen now, and those kept from the last time that it came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Person
from portal.shell.addresses import row_number
from roadmaps.discussion import unsent
from roadmaps.filing.incoming import Incoming, examined
from roadmaps.models import UnsentFile


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """The files that came, as they are: the gate looks at each when the form is cleaned."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SeveralFilesInput, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        return list(data or ())


class WithFiles(forms.Form):
    """`place` says for which message files were kept; `incoming` are those chosen now that are taken."""

    documents = SeveralFiles(label=_("Files"), required=False)

    def __init__(self, *args: Any, writer: Person, place: str, left_out: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.writer, self.place, self.left_out = writer, place, left_out
        self.incoming: list[Incoming] = []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.incoming, faults = examined(cleaned.get("documents") or [], self.left_out)
        for fault in faults:
            self.add_error("documents", fault)
        return cleaned

    @property
    def still(self) -> list[int]:
        """The numbers of the kept files that are still ticked."""
        said = self.data.getlist("kept") if isinstance(self.data, QueryDict) else []
        return [number for number in map(row_number, said) if number is not None]

    @property
    def kept(self) -> list[UnsentFile]:
        """The files kept before that go along."""
        return list(unsent.kept_for(self.place, self.writer).filter(pk__in=self.still))
