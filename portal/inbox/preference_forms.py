"""The choice of paces, a topic in each line, and the pause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.inbox.models import Pace, QuietTime
from portal.inbox.preferences import LONGEST_PAUSE
from portal.inbox.topics import SOONEST_FIRST, Topic, topics
from portal.shell.forms import PortalForm, Press


@dataclass(frozen=True)
class Choice:
    """One cell of the table; `is_offered` is false where the topic does not allow the pace."""

    pace: Pace
    label: str | Promise
    is_offered: bool
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One topic with its cells."""

    topic: Topic
    choices: list[Choice]


class PaceForm(forms.Form):
    """A field for each topic in which there is something to choose."""

    def __init__(self, *args: Any, person: Any, chosen: Mapping[str, Pace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        self.topics = [topic for topic in topics() if topic.concerns(person)]
        for topic in self.topics:
            if not topic.is_fixed:
                offered = [(pace.value, pace.label) for pace in topic.paces]
                self.fields[topic.code] = forms.ChoiceField(choices=offered, required=False)
        self.is_valid()

    @property
    def wanted(self) -> dict[str, Pace]:
        """The pace of each topic that was chosen; what was left out, or is nonsense, stays as it is."""
        said = self.cleaned_data if self.is_bound else {}
        return {code: Pace(said[code]) if said.get(code) else pace for code, pace in self.chosen.items()}

    def lines(self) -> Iterator[Line]:
        wanted = self.wanted
        for topic in self.topics:
            yield Line(
                topic,
                [Choice(pace, pace.label, pace in topic.paces, wanted[topic.code] == pace) for pace in SOONEST_FIRST],
            )


class QuietForm(PortalForm):
    """On which days and at which hours no letters come."""

    buttons = (Press(_("Keep these times quiet"), tone="secondary"),)

    on_days_off = forms.BooleanField(label=_("On weekends and public holidays"), required=False)
    outside_hours = forms.BooleanField(label=_("Before 9:00 and after 18:00, by my clock"), required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("Also on these days of the week"),
        choices=[(str(day), name) for day, name in WEEKDAYS.items() if day < 5],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def showing(cls, times: QuietTime, *, action: str) -> QuietForm:
        """The form as the person's choice stands."""
        said = {
            "on_days_off": times.on_days_off,
            "outside_hours": times.outside_hours,
            "weekdays": list(times.weekdays),
        }
        return cls(initial=said, action=action)


class PauseForm(PortalForm):
    """Until which day no letters are written."""

    submit_label = _("Pause the letters")
    until = forms.DateField(
        label=_("No letters before"),
        help_text=_("At most 60 days. Letters about your account come all the same."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].widget.attrs |= {"max": (on + LONGEST_PAUSE).isoformat()}
