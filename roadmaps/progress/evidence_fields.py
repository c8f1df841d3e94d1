"""The fields of evidence on the report form: several files, several links, and what is to be taken off again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.forms import FileDrop
from roadmaps.filing.gate import FORMATS
from roadmaps.filing.refusals import MOST_IN_REPORT
from roadmaps.models import Evidence
from roadmaps.progress.evidence import Address, too_many_words
from roadmaps.progress.evidence_chips import chips_of

ACCEPTED = ",".join(f".{suffix}" for suffix in FORMATS)
LONGEST_LINK, LONGEST_TITLE = 500, 200


class SeveralFiles(FileDrop):
    """A place to drop files on; each goes on top of those chosen before."""

    allow_multiple_selected = True


class EvidenceFiles(forms.FileField):
    """The files that came, as they are: the gate looks at each when the form is cleaned.

    Like its neighbours not called optional: what is done needs one or the other.
    """

    def __init__(self, **kwargs: Any) -> None:
        said = gettext_lazy("PDF, docx, xlsx, pptx, odt, ods, jpg, png or heic, up to 25 MB each.")
        widget = SeveralFiles(attrs={"accept": ACCEPTED, "multiple": True})
        super().__init__(widget=widget, help_text=said, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        return list(data or ())


class Links(forms.CharField):
    """Addresses, one in a line, each with words after it if one likes."""

    def __init__(self, **kwargs: Any) -> None:
        said = gettext_lazy("One address in a line; words after it become its name.")
        widget = forms.Textarea(attrs={"rows": 2, "placeholder": "https://"})
        super().__init__(widget=widget, help_text=said, **kwargs)

    def to_python(self, value: Any) -> Any:
        lines = (super().to_python(value) or "").splitlines()
        return list(dict.fromkeys(address(line) for line in lines if line.strip()))

    def validate(self, value: Any) -> None:
        if len(value) > MOST_IN_REPORT:
            raise ValidationError(too_many_words())


class EvidenceList(forms.SelectMultiple):
    """The evidence so far as chips, each with a box to strike it out."""

    template_name = "roadmaps/progress/_evidence_kept.html"
    use_fieldset = True
    evidence: Sequence[Evidence] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        struck_out = {str(one) for one in value or ()}
        context["kept"] = [(chip, str(chip.pk) in struck_out) for chip in chips_of(self.evidence)]
        return context


class EvidenceToRemove(forms.MultipleChoiceField):
    """What is to be taken off; a row that is gone meanwhile is no mistake."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=EvidenceList, **kwargs)

    def validate(self, value: Any) -> None:
        """Anything may be named: only what is shown is taken off."""


def show_evidence(field: forms.Field, evidence: Sequence[Evidence]) -> None:
    """Let the field list this evidence."""
    if isinstance(field.widget, EvidenceList):
        field.widget.evidence = evidence


def address(line: str) -> Address:
    """A line as an address and its words; raises ValidationError."""
    link, _space, title = line.strip().partition(" ")
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError as fault:
        raise ValidationError(
            _("“%(link)s” is no address. Enter one that begins with https://.") % {"link": link[:80]}
        ) from fault
    if len(link) > LONGEST_LINK:
        raise ValidationError(_("The address “%(link)s…” is too long.") % {"link": link[:80]})
    return Address(link, title.strip()[:LONGEST_TITLE])
