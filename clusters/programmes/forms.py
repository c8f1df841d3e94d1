"""The form of a programme's settings."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from clusters.chain import CLUSTER_MANAGER, CONTRIBUTOR, MOST_DAYS, OFFICIAL, SIDES, Link, as_json, links_of
from clusters.models import Programme, Rhythm, SoonWindow
from clusters.programmes.fields import DaysField, NumbersField
from portal.shell.forms import CardRadios, PortalForm, Words

RHYTHMS: dict[str, Words] = {
    Rhythm.MONTHLY: gettext_lazy("A report on each calendar month."),
    Rhythm.QUARTERLY: gettext_lazy("A report on each quarter of the financial year."),
    Rhythm.CUSTOM: gettext_lazy("Periods that end on the days listed below."),
}
SIDE_LABELS: dict[str, Words] = {
    CONTRIBUTOR: gettext_lazy("Contributors report"),
    CLUSTER_MANAGER: gettext_lazy("The cluster reports"),
    OFFICIAL: gettext_lazy("The ministry has reviewed"),
}
UNITS = [("calendar", pgettext_lazy("days", "calendar days")), ("working", pgettext_lazy("days", "working days"))]
SIMPLE = (
    "rhythm",
    "custom_period_ends",
    "remind_period_days",
    "remind_before_days",
    "remind_after_days",
    "remind_every_days",
    "is_approval_required",
    "is_evidence_required",
    "may_answer_by_link",
    "review_target_days",
    "request_target_days",
    "due_soon_days",
)
LONGEST_TARGET = 60


def field_of(side: str) -> str:
    return f"{side}_days"


def unit_of(side: str) -> str:
    return f"{side}_unit"


class SettingsForm(PortalForm):
    """Everything that an admin may change of a programme; open periods keep their days."""

    submit_label = gettext_lazy("Save the settings")

    rhythm = forms.ChoiceField(
        label=gettext_lazy("Clusters report"), choices=Rhythm.choices, widget=CardRadios(sentences=RHYTHMS)
    )
    custom_period_ends = DaysField(
        label=gettext_lazy("Last days of the periods"),
        required=False,
        help_text=gettext_lazy("One on each line, for example 31.03.2027. Read for “By a list of days” alone."),
    )
    remind_period_days = NumbersField(
        label=gettext_lazy("Days around the day by which the cluster reports"),
        lowest=-60,
        highest=60,
        required=False,
        help_text=gettext_lazy("−10 is ten days before, 2 is two days after: then the curator is told too."),
    )
    remind_before_days = NumbersField(
        label=gettext_lazy("Days before the approved date of a milestone"),
        lowest=1,
        highest=180,
        descending=True,
        required=False,
    )
    remind_after_days = NumbersField(
        label=gettext_lazy("Days after it, while it is overdue"),
        lowest=0,
        highest=180,
        required=False,
        help_text=gettext_lazy("From the second one on the managers are told too, after the last one the curator."),
    )
    remind_every_days = forms.IntegerField(
        label=gettext_lazy("Then again every so many days"),
        min_value=0,
        max_value=180,
        help_text=gettext_lazy("0: not again."),
    )
    is_approval_required = forms.BooleanField(
        label=gettext_lazy("A new plan needs the ministry's approval"), required=False
    )
    is_evidence_required = forms.BooleanField(
        label=gettext_lazy("What is done needs a document that confirms it"), required=False
    )
    may_answer_by_link = forms.BooleanField(
        label=gettext_lazy("A reminder may be answered by its link, without signing in"), required=False
    )
    review_target_days = forms.IntegerField(
        label=gettext_lazy("Working days to review a report"), min_value=1, max_value=LONGEST_TARGET
    )
    request_target_days = forms.IntegerField(
        label=gettext_lazy("Working days to answer a request"), min_value=1, max_value=LONGEST_TARGET
    )
    due_soon_days = forms.TypedChoiceField(
        label=gettext_lazy("A milestone is due soon within"), choices=SoonWindow.choices, coerce=int
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        self.programme = programme
        initial = {name: getattr(programme, name) for name in SIMPLE}
        for link in links_of(programme.chain):
            initial |= {field_of(link.side): link.days, unit_of(link.side): "working" if link.working else "calendar"}
        super().__init__(*args, initial=initial, **kwargs)
        for side in SIDES:
            self.fields[field_of(side)] = forms.IntegerField(
                label=str(SIDE_LABELS[side]), min_value=1, max_value=MOST_DAYS, required=side == CLUSTER_MANAGER
            )
            spoken = _("%(side)s: counted in") % {"side": SIDE_LABELS[side]}
            self.fields[unit_of(side)] = forms.ChoiceField(
                label=_("Counted in"), choices=UNITS, widget=forms.Select(attrs={"aria-label": spoken})
            )
            self.fields[unit_of(side)].initial = UNITS[0][0]
        self.helper.layout = layout()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("rhythm") == Rhythm.CUSTOM and cleaned.get("custom_period_ends") == []:
            self.add_error("custom_period_ends", _("List the days on which periods end."))
        earlier = None
        for link in self.links():
            if earlier and earlier.working == link.working and earlier.days > link.days:
                self.add_error(field_of(link.side), _("This side comes later in the chain: its day is not earlier."))
            earlier = link
        return cleaned

    def links(self) -> list[Link]:
        """The chain as it was filled in, sides without a day left out."""
        said = self.cleaned_data
        filled = [(side, said.get(field_of(side))) for side in SIDES]
        return [Link(side, days, working=said.get(unit_of(side)) == "working") for side, days in filled if days]

    def settings(self) -> dict[str, Any]:
        """What was chosen, by the names of the programme's fields; once the form is valid."""
        return {name: self.cleaned_data[name] for name in SIMPLE} | {"chain": as_json(self.links())}


def layout() -> Layout:
    """The questions in four groups, each link of the chain on one line."""
    chain = [
        Div(Field(field_of(side), wrapper_class="field-short"), unit_of(side), css_class="field-pair chain-link")
        for side in SIDES
    ]
    return Layout(
        Fieldset(_("Reporting"), "rhythm", "custom_period_ends"),
        Fieldset(_("By when, counted from the last day of the period"), *chain),
        Fieldset(
            _("Reminders"),
            "remind_period_days",
            "remind_before_days",
            "remind_after_days",
            Field("remind_every_days", wrapper_class="field-short"),
        ),
        Fieldset(_("What is required"), "is_approval_required", "is_evidence_required", "may_answer_by_link"),
        Fieldset(
            _("By when the ministry answers"),
            Field("review_target_days", wrapper_class="field-short"),
            Field("request_target_days", wrapper_class="field-short"),
            "due_soon_days",
        ),
    )
