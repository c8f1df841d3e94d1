"""The forms of reporting and reviewing."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.validators import EMPTY_VALUES
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell import dates
from portal.shell.forms import CardRadios, PortalForm, Press, RecordsField, Words
from roadmaps.filing.incoming import Incoming, examined
from roadmaps.filing.refusals import MOST_IN_REPORT
from roadmaps.models import Evidence, Milestone
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress.answers import LONGEST_COMMENT, LONGEST_REASON, Gap, ReportAnswers, day_gaps, gaps, tidied
from roadmaps.progress.evidence import Address, too_many_words
from roadmaps.progress.evidence_fields import EvidenceFiles, EvidenceToRemove, Links, show_evidence
from roadmaps.progress.questions import WILL_IT_BE_IN_TIME
from roadmaps.terms import Confidence, ProgressState, SlipCategory

STATE_SENTENCES: dict[str, Words] = {
    ProgressState.NOT_STARTED: gettext_lazy("Nothing has been done yet."),
    ProgressState.IN_PROGRESS: gettext_lazy("Work goes on."),
    ProgressState.DONE: gettext_lazy("The result exists and can be shown."),
    ProgressState.WILL_NOT_BE_DONE: gettext_lazy("The cluster gives it up and says why."),
}
STATE_MARKS: dict[str, tuple[str, str]] = {
    ProgressState.NOT_STARTED: ("dashed", "quiet"),
    ProgressState.IN_PROGRESS: ("ring", "done"),
    ProgressState.DONE: ("circle", "done"),
    ProgressState.WILL_NOT_BE_DONE: ("cross", "quiet"),
}
CONFIDENCE_CHOICES = [choice for choice in Confidence.choices if choice[0] != Confidence.NOT_RATED]
CONFIDENCE_SENTENCES: dict[str, Words] = {
    Confidence.ON_TRACK: gettext_lazy("No help is needed."),
    Confidence.AT_RISK: gettext_lazy("The curator should know about it."),
    Confidence.CRITICAL: gettext_lazy("A decision of the ministry is needed."),
}
CONFIDENCE_MARKS: dict[str, tuple[str, str]] = {
    Confidence.ON_TRACK: ("tick", "track"),
    Confidence.AT_RISK: ("triangle", "risk"),
    Confidence.CRITICAL: ("octagon", "critical"),
}


class Conditional:
    """A field that some states need and others do not: `answers.gaps` decides, so it is not called optional."""

    def validate(self, value: Any) -> None:
        if value not in EMPTY_VALUES:
            super().validate(value)


class ConditionalDate(Conditional, forms.DateField):
    pass


class ConditionalText(Conditional, forms.CharField):
    pass


class ConditionalChoice(Conditional, forms.ChoiceField):
    pass


class AboutProgressForm(PortalForm):
    """What is asked wherever progress is told: the days, why it is later than approved, what proves it.

    Who asks says in which order (`field_order`).
    """

    use_required_attribute = False

    actual_date = ConditionalDate(label=gettext_lazy("On which day was it done?"))
    forecast_date = ConditionalDate(label=gettext_lazy("When do you expect it done?"))
    slip_reason = ConditionalText(
        label=gettext_lazy("Why is it later than approved?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    slip_category = ConditionalChoice(
        label=gettext_lazy("Kind of reason"), choices=[("", gettext_lazy("Choose")), *SlipCategory.choices]
    )
    documents = EvidenceFiles(label=gettext_lazy("Documents that confirm it"))
    links = Links(label=gettext_lazy("Links to documents that confirm it"))

    def show_days(self, baseline: date | None, today: date) -> None:
        """Name the approved date beside the forecast; nothing is done on a day to come."""
        self.fields["actual_date"].widget.attrs["max"] = today.isoformat()
        if baseline:
            self.fields["forecast_date"].help_text = _("The approved date is %(date)s.") % {"date": dates.day(baseline)}
            self.fields["forecast_date"].widget.attrs["data-approved"] = baseline.isoformat()

    def examine(self, files: Sequence[Any], left_out: Sequence[str]) -> list[Incoming]:
        """The files that can be kept; of each other one the form says why not."""
        incoming, faults = examined(files, left_out)
        for fault in faults:
            self.add_error("documents", fault)
        return incoming


# What leads on from a draft: to the other side, or to the plan.
ASK = Press(gettext_lazy("Save and ask for help"), "ask", "1", tone="quiet")
PROPOSE = Press(gettext_lazy("Save and propose the new date"), "propose", "1", tone="quiet")


class ReportForm(AboutProgressForm):
    """Four questions about one milestone. Sending checks everything, keeping a draft only what cannot be kept."""

    field_order = (
        *("state", "actual_date", "forecast_date", "percent", "slip_reason", "slip_category", "comment"),
        *("without", "documents", "links", "confidence"),
    )
    buttons: tuple[Press, ...] = (
        Press(gettext_lazy("Submit report"), "send", "1"),
        Press(gettext_lazy("Save draft"), "keep", "1", tone="secondary"),
    )

    state = forms.ChoiceField(
        label=gettext_lazy("Is it done?"),
        choices=ProgressState.choices,
        widget=CardRadios(sentences=STATE_SENTENCES, marks=STATE_MARKS),
        error_messages={"required": gettext_lazy("Say whether it is done.")},
    )
    percent = forms.IntegerField(
        label=gettext_lazy("How much is done, in percent?"), min_value=0, max_value=100, required=False
    )
    comment = ConditionalText(
        label=gettext_lazy("What was done, what comes next?"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Two or three sentences are enough."),
    )
    without = EvidenceToRemove(label=gettext_lazy("Evidence so far"))
    confidence = forms.ChoiceField(
        label=WILL_IT_BE_IN_TIME,
        choices=CONFIDENCE_CHOICES,
        widget=CardRadios(sentences=CONFIDENCE_SENTENCES, marks=CONFIDENCE_MARKS),
        error_messages={"required": gettext_lazy("Say how sure you are of the date.")},
    )

    def __init__(
        self,
        *args: Any,
        baseline: date | None,
        today: date,
        evidence: Sequence[Evidence] = (),
        left_out: Sequence[str] = (),
        is_evidence_required: bool = True,
        may_propose: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.buttons = (*self.buttons, ASK, *([PROPOSE] if may_propose else []))
        self.baseline, self.today, self.evidence = baseline, today, evidence
        self.left_out, self.is_evidence_required = left_out, is_evidence_required
        self.incoming: list[Incoming] = []
        self.show_days(baseline, today)
        self.helper.attrs["data-report"] = ""
        self.show_evidence(evidence)

    def show_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Show what the report has as evidence by now, each to be struck out, in the layout of the questions."""
        show_evidence(self.fields["without"], evidence)
        self.helper.layout = Layout(
            "state",
            Field("actual_date", wrapper_class="when-done"),
            Div(
                Field("forecast_date", wrapper_class="field-date"),
                Field("percent", wrapper_class="field-short"),
                css_class="field-pair when-open",
            ),
            Div("slip_reason", "slip_category", css_class="when-late", data_late=""),
            "comment",
            *(["without"] if evidence else []),
            "documents",
            "links",
            Field("confidence", wrapper_class="when-open"),
        )

    @property
    def pressed(self) -> str:
        """The name of the button that the person pressed: send, keep, ask or propose."""
        return next((name for name in ("keep", "ask", "propose") if name in self.data), "send")

    @property
    def is_sent(self) -> bool:
        """True when the person pressed the button that sends, not one that keeps a draft."""
        return self.pressed == "send"

    def clean_percent(self) -> int:
        return self.cleaned_data.get("percent") or 0

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.incoming = self.examine(cleaned.get("documents") or [], self.left_out)
        if not self.errors and len(self.evidence) - len(self.struck_out) + len(self.new_links) > MOST_IN_REPORT:
            self.add_error("links", too_many_words())
        if not self.errors:
            for gap in self.gaps() if self.is_sent else day_gaps(self.answers):
                self.add_error(gap.field, gap.message)
        return cleaned

    def gaps(self) -> list[Gap]:
        """What keeps it from being sent, with the evidence as it will be."""
        is_proved = len(self.struck_out) < len(self.evidence) or bool(self.new_links or self.incoming)
        return gaps(
            self.answers,
            baseline=self.baseline,
            today=self.today,
            has_evidence=is_proved,
            is_evidence_required=self.is_evidence_required,
        )

    @property
    def new_links(self) -> list[Address]:
        """The addresses to add."""
        return list(self.cleaned_data["links"])

    @property
    def struck_out(self) -> list[Evidence]:
        """The evidence that the person struck out."""
        return [one for one in self.evidence if str(one.pk) in self.cleaned_data["without"]]

    @property
    def answers(self) -> ReportAnswers:
        asked = {field.name for field in dataclasses.fields(ReportAnswers)} & set(self.fields)
        return tidied(ReportAnswers(**{name: self.cleaned_data[name] for name in asked}), self.baseline)


class OneOrChosen(forms.SelectMultiple):
    """The button of one row, else the boxes that were ticked: pressing a row's button sends that row alone."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        one = data.get("one")
        return [one] if one else super().value_from_datadict(data, files, name)


class RepeatForm(forms.Form):
    """The milestones of which a person says that nothing has changed."""

    milestones = RecordsField(
        queryset=Milestone.objects.none(),
        widget=OneOrChosen,
        error_messages={
            "required": gettext_lazy("Choose at least one milestone."),
            "invalid_choice": gettext_lazy("One of these milestones takes no report any more. Choose again."),
            "invalid_pk_value": gettext_lazy("One of these milestones takes no report any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, among: MilestoneQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["milestones"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = among

    @property
    def problem(self) -> str:
        """Why the choice cannot be taken, in one sentence."""
        return " ".join(str(message) for message in self.errors.get("milestones", []))
