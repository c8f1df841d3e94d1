"""What people fill in while a file becomes a plan: the file, then what its columns mean and what cells should say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.forms import FileDrop, PortalForm
from roadmaps.importing.check import CheckPage
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.reading.cleaning import clean
from roadmaps.reading.gate import CONVERTED, READABLE
from roadmaps.understanding.fields import FIELDS

# Also what cannot be converted on this machine: its refusal says how to save it so that it can be read.
ACCEPTED = ",".join(f".{suffix}" for suffix in sorted(READABLE | CONVERTED))
ORDERS = [
    ("day_first", gettext_lazy("day first: 07/08/2026 is 7 August")),
    ("month_first", gettext_lazy("month first: 07/08/2026 is 8 July")),
]


class UploadForm(PortalForm):
    """The roadmap as a file. Its size is looked at again by the gate, which knows every other reason to refuse."""

    submit_label = gettext_lazy("Read the file")
    file = forms.FileField(
        label=gettext_lazy("Roadmap file"),
        help_text=gettext_lazy(
            "A table (xlsx, xls, ods, csv, docx, PDF with drawn lines) or a project plan (MS Project or Primavera XML, "
            "xer, gan), up to 10 MB. It is read as soon as you choose it."
        ),
        widget=FileDrop(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": gettext_lazy("Choose the file that holds the table of the roadmap."),
            "empty": gettext_lazy("The file is empty. Choose the one that holds the table of the roadmap."),
        },
    )

    def __init__(self, *args: Any, is_too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_too_big = is_too_big
        self.helper.attrs["data-send-on-choice"] = ""
        if is_too_big:
            self.fields["file"].required = False

    def clean_file(self) -> UploadedFile[bytes] | None:
        if self.is_too_big:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Remove pictures and other sheets, save it and choose it again.")
            )
        chosen: UploadedFile[bytes] | None = self.cleaned_data["file"]
        return chosen


class CheckForm(forms.Form):
    """The table, the meaning of each column, the order of day and month, what is offered, and corrected cells."""

    table = forms.IntegerField(required=False)
    order = forms.ChoiceField(
        choices=ORDERS, required=False, widget=forms.RadioSelect(attrs={"class": "form-check-input"})
    )

    scope = forms.ChoiceField(choices=[("flagged", "flagged"), ("leaves", "leaves")], required=False)
    hidden = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], required=False)

    def __init__(self, *args: Any, page: CheckPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        # What nothing decides is asked, with no answer put in one's mouth.
        self.fields["order"].initial = "" if page.is_order_open else page.order
        for column in page.columns:
            self.fields[f"column_{column.index}"] = forms.ChoiceField(choices=list(FIELDS.items()), required=False)
        for line in page.mendable:
            self.fields[f"fix:{line.place}"] = forms.CharField(required=False)

    def clean_table(self) -> int | None:
        """A table that the file has, or None for the one that is shown."""
        chosen: int | None = self.cleaned_data["table"]
        return chosen if chosen in {table.index for table in self.page.tables} else None

    @property
    def is_moving_on(self) -> bool:
        """Whether the person wants to go on to the comparison."""
        return "continue" in self.data

    def choices_after(self, made: MadeChoices) -> MadeChoices:
        """What has been chosen by now: what was chosen before, with what this form says and its button did."""
        said = self.cleaned_data
        if said["table"] is not None and said["table"] != self.page.table:
            return MadeChoices(table=said["table"])
        changed = {
            column.index: said[name]
            for column in self.page.columns
            if (name := f"column_{column.index}") in self.data and said[name] != column.field
        }
        order = said["order"] if said["order"] != self.page.order or self.page.is_order_open else ""
        after = made.changed(mapping=changed, order=order, corrections=self._corrections())
        return replace(
            after,
            scope=said["scope"] or made.scope,
            with_hidden=said["hidden"] == "yes" if said["hidden"] else made.with_hidden,
            split=self._split(made),
        )

    def _corrections(self) -> dict[str, str]:
        """New texts of cells by their place: typed in the grid or beside a problem, or taken by a button."""
        corrections = self._typed_in_grid()
        suggested: dict[str, str] = {}
        for line in self.page.mendable:
            text = clean(self.cleaned_data[f"fix:{line.place}"])
            # A field of one line comes back without the line breaks that the cell has.
            if text and text not in {line.found.strip(), line.found.replace("\n", "").strip()}:
                corrections |= dict.fromkeys(line.places, text)
            elif line.suggestion and self.data.get("apply") in {"all", line.kind}:
                suggested |= dict.fromkeys(line.places, line.suggestion)
            if line.suggestion and self.data.get("use") == line.place:
                corrections |= dict.fromkeys(line.places, line.suggestion)
            if line.may_be_empty and (self.data.get("empty") == line.place or self.data.get("clear") == line.kind):
                corrections |= dict.fromkeys(line.places, "")
        return suggested | corrections

    def _typed_in_grid(self) -> dict[str, str]:
        typed = {key: clean(self.data[key]) for key in self.page.cells if key in self.data}
        return {
            cell.place: f"{cell.before}{text}" if text else ""
            for key, text in typed.items()
            if text != clean((cell := self.page.cells[key]).text)
        }

    def _split(self, made: MadeChoices) -> frozenset[str]:
        """The places whose repeating phrase becomes a milestone for each period."""
        wanted, whole = self.data.get("split", ""), self.data.get("whole", "")
        places = self.page.repeating if wanted == "all" else {wanted} & self.page.repeating
        return (made.split | places) - {whole}
