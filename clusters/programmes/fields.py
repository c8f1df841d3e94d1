"""Lists of whole numbers and of days, written as people write them: “30, 7, 1”; one day on each line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

WAYS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")
MOST_STEPS = 12
MOST_PERIODS = 120
MINUS = "\N{MINUS SIGN}"


class NumbersField(forms.CharField):
    """Whole numbers between two limits, separated by commas or spaces; gives them once each, in order."""

    def __init__(self, *, lowest: int, highest: int, descending: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=200, **kwargs)
        self.lowest, self.highest, self.descending = lowest, highest, descending

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(number).replace("-", MINUS) for number in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = str(value or "").replace(MINUS, "-").replace("\N{EN DASH}", "-").replace(";", " ").replace(",", " ")
        try:
            numbers = {int(word) for word in words.split() if len(word) <= len("-1000")}
            is_whole = len(numbers) == len({*words.split()})
        except ValueError:
            is_whole = False
        if not is_whole:
            raise ValidationError(_("Write whole numbers of days, separated by commas."))
        if any(not self.lowest <= number <= self.highest for number in numbers):
            limits = {"lowest": str(self.lowest).replace("-", MINUS), "highest": self.highest}
            raise ValidationError(_("Each number lies between %(lowest)s and %(highest)s.") % limits)
        if len(numbers) > MOST_STEPS:
            raise ValidationError(
                ngettext("At most %(count)s number.", "At most %(count)s numbers.", MOST_STEPS) % {"count": MOST_STEPS}
            )
        return sorted(numbers, reverse=self.descending)

    def validate(self, value: Any) -> None:
        """An empty list is an answer: nobody is reminded then."""


class DaysField(forms.CharField):
    """Days, one on each line, as 31.03.2027 or 2027-03-31; gives them as ISO texts, once each, in order."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(date.fromisoformat(text).strftime("%d.%m.%Y") for text in value)

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in str(value or "").replace(",", "\n").splitlines() if line.strip()]
        if len(lines) > MOST_PERIODS:
            raise ValidationError(
                ngettext("At most %(count)s day.", "At most %(count)s days.", MOST_PERIODS) % {"count": MOST_PERIODS}
            )
        return sorted({day_of(line).isoformat() for line in lines})

    def validate(self, value: Any) -> None:
        """Whether a list is needed depends on the rhythm: the form decides."""


def day_of(line: str) -> date:
    for way in WAYS:
        try:
            return datetime.strptime(line, way).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ValidationError(_("“%(line)s” is no day. Write it as 31.03.2027.") % {"line": line[:40]})
