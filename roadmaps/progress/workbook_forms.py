"""The forms around the period's workbook: the file that comes back, and the press that makes reports of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class WorkbookForm(forms.Form):
    """The filled-in form of the period, as a file."""

    file = forms.FileField(
        error_messages={
            "required": gettext_lazy("Choose the workbook that you filled in."),
            "empty": gettext_lazy("The file is empty. Choose the workbook that you filled in."),
        },
    )

    def __init__(self, *args: Any, is_too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_too_big = is_too_big

    @property
    def problem(self) -> str:
        """Why there is nothing to check, in one sentence."""
        if self.is_too_big:
            return _("The file is far larger than a form of reports. Download the workbook anew and fill that in.")
        return " ".join(str(message) for message in self.errors.get("file", []))


class ApplyForm(forms.Form):
    """What the person saw (`sign`), and of which collisions the file's version is to count."""

    sign = forms.CharField(max_length=64)
    take = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, collisions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collisions = collisions
        self.fields["take"].choices = [(pk, "") for pk in collisions]  # type: ignore[attr-defined]

    @property
    def taken(self) -> list[int]:
        """The milestones (pks) whose answers in the file count."""
        return list(self.cleaned_data.get("take", []))
