"""The portal's forms: one layout, one error summary, one way to mark what may be left out.

A form of a room inherits `PortalForm` (or `PortalModelForm`) and is printed by `{% crispy form %}`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.shell import dates
from portal.shell.invisible import without_invisible

Words: TypeAlias = str | Promise
LONGEST_NUMBER = 18
FIRST_YEAR, LAST_YEAR = 2000, 2100

# What to do, where Django says what is wrong; a field may say more.
LIMITS = {
    "min_value": _("Enter %(limit_value)s or more."),
    "max_value": _("Enter %(limit_value)s or less."),
    "max_length": _("Too long: %(show_value)d characters, %(limit_value)d are the most. Shorten the text."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a form: where to go (empty for the form as a whole), the field's label, the words."""

    target: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button that sends the form; `tone` is primary, secondary, danger or quiet."""

    label: Words
    name: str = ""
    value: str = ""
    tone: str = "primary"


def problems_of(form: BaseForm) -> list[Problem]:
    """The errors of a bound form in the order of its fields; those of the whole form come first."""
    if not form.is_bound:
        return []
    whole = [Problem("", "", str(message)) for message in form.non_field_errors()]
    return whole + [
        Problem(_first_control(field), str(field.label), str(message))
        for field in form
        if not field.is_hidden
        for message in field.errors
    ]


def _first_control(field: forms.BoundField) -> str:
    """The id that focus should go to: of a group, its first choice."""
    if field.field.widget.use_fieldset and field.subwidgets:
        return str(field.subwidgets[0].data["attrs"].get("id", field.auto_id))
    return str(field.auto_id)


def require_plausible_day(day: date) -> None:
    """Raise ValidationError for a day that nobody means: a year of which digits are missing, or one too many."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = gettext("“%(found)s” lies outside the years 2000 to 2100. Correct the date.")
        raise ValidationError(words % {"found": dates.day(day)}, code="implausible")


class DayInput(forms.DateInput):
    """The browser's own date field; it speaks ISO whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class CardRadios(forms.RadioSelect):
    """Choices as cards, each with a sentence under its word, and a mark (shape, tone) where one is given."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        *,
        sentences: Mapping[str, Words] | None = None,
        marks: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        super().__init__(attrs=attrs)
        self.sentences = dict(sentences or {})
        self.marks = dict(marks or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["sentence"] = self.sentences.get(str(value), "")
        option["mark"] = self.marks.get(str(value))
        if option["sentence"]:
            # Named by its word alone: the sentence, which stands in the same label, would else be read twice.
            option["attrs"]["aria-labelledby"] = f"{option['attrs'].get('id', name)}_word"
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}_sentence"
        return option


class RecordsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several records by their numbers; one that is too large for any database is as unknown as any other."""

    def clean(self, value: Any) -> Any:
        for number in value or ():
            if len(str(number)) > LONGEST_NUMBER:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": number}
                )
        return super().clean(value)


class FileDrop(forms.FileInput):
    """A file field drawn as a place to drop a file on."""

    template_name = "portal/shell/file_drop.html"


def as_seen(sent: Mapping[str, Any], *, but: Collection[str]) -> Mapping[str, Any]:
    """What was sent, its texts without characters that nobody sees."""
    if not isinstance(sent, MultiValueDict):
        return {name: text_as_seen(value) if name not in but else value for name, value in sent.items()}
    seen = sent.copy()
    for name, values in sent.lists():
        if name not in but:
            seen.setlist(name, [text_as_seen(value) for value in values])
    return seen


def text_as_seen(value: Any) -> Any:
    return without_invisible(value) if isinstance(value, str) else value


class AsSeenMixin:
    """Texts are taken as they are seen; what is invisible in them goes before anything is checked."""

    fields: dict[str, forms.Field]
    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.data = as_seen(self.data, but=self.secrets())

    def secrets(self) -> set[str]:
        """The names of the fields whose every character counts."""
        return {name for name, field in self.fields.items() if isinstance(field.widget, forms.PasswordInput)}


class PortalFormMixin(AsSeenMixin):
    """Sets the crispy helper up once: labels above, our buttons at the foot, errors in a summary on top."""

    submit_label: Words = _("Save")
    has_form_tag = True
    buttons: Iterable[Press] = ()
    cancel_url = ""

    def __init__(
        self, *args: Any, submit_label: Words = "", action: str = "", cancel_url: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.submit_label = submit_label or self.submit_label
        self.cancel_url = cancel_url or self.cancel_url
        self.buttons = tuple(self.buttons) or (Press(self.submit_label),)
        self.helper = self.make_helper(action)
        for field in self.fields.values():
            field.error_messages = {**LIMITS, **field.error_messages}
            if isinstance(field, forms.DateField):
                field.validators.append(require_plausible_day)
            if isinstance(field, forms.DateField) and type(field.widget) is forms.DateInput:
                field.widget = DayInput(attrs=field.widget.attrs)

    def make_helper(self, action: str) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = self.has_form_tag
        helper.form_action = action
        helper.include_media = False
        # The server's words are better than the browser's, and say the same in the summary and at the field.
        helper.attrs = {"novalidate": "novalidate", "data-submit-once": ""}
        return helper


class PortalForm(PortalFormMixin, forms.Form):
    """A form of the portal. `submit_label`, `action` and `cancel_url` may be given when it is made."""


class DrawnForm(AsSeenMixin, forms.Form):
    """A form that its page draws by itself."""


class PortalModelForm(PortalFormMixin, forms.ModelForm):  # type: ignore[type-arg]
    """The same for a form made from a model."""
