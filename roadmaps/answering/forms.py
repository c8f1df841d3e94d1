"""The one question of a letter's link, with what each of its four answers needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.forms import CardRadios, Press, Words
from roadmaps.answering import answers
from roadmaps.answering.answers import Answer, Kind
from roadmaps.filing.incoming import Incoming
from roadmaps.models import Milestone
from roadmaps.progress.answers import LONGEST_COMMENT, Gap, ReportAnswers, gaps, tidied
from roadmaps.progress.forms import AboutProgressForm, ConditionalChoice, ConditionalText
from roadmaps.requests.actions import LONGEST_NEED

CHOICES = [
    (Kind.DONE, gettext_lazy("It is done")),
    (Kind.FORECAST, gettext_lazy("It will be done later")),
    (Kind.HELP, gettext_lazy("We need help")),
    (Kind.UNCHANGED, gettext_lazy("Nothing has changed")),
]
SENTENCES: dict[str, Words] = {
    Kind.DONE: gettext_lazy("The result exists and can be shown."),
    Kind.FORECAST: gettext_lazy("There is a new day on which it is expected."),
    Kind.HELP: gettext_lazy("The ministry has something to do or to decide."),
    Kind.UNCHANGED: gettext_lazy("What was said last still holds."),
}
MARKS: dict[str, tuple[str, str]] = {
    Kind.DONE: ("circle", "done"),
    Kind.FORECAST: ("arrow", "risk"),
    Kind.HELP: ("octagon", "critical"),
    Kind.UNCHANGED: ("dash", "quiet"),
}


class AnswerForm(AboutProgressForm):
    """Four answers about one milestone; only what the chosen one needs is asked and checked.

    The milestone comes with its programme; `known` is the state known last. `left_out` names the files that were too
    large to be taken in.
    """

    field_order = (
        *("answer", "actual_date", "documents", "links", "comment", "forecast_date", "slip_reason", "slip_category"),
        *("need", "category"),
    )
    buttons = (Press(gettext_lazy("Send the answer")),)

    answer = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=CHOICES,
        widget=CardRadios(sentences=SENTENCES, marks=MARKS),
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )
    comment = forms.CharField(
        label=gettext_lazy("What was done?"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    need = ConditionalText(
        label=gettext_lazy("What do you need?"),
        max_length=LONGEST_NEED,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One sentence, for example: “Customs papers for the second press”."),
    )
    category = ConditionalChoice(label=gettext_lazy("What is it about?"))

    def __init__(
        self,
        *args: Any,
        known: ReportAnswers,
        milestone: Milestone,
        today: date,
        has_evidence: bool = False,
        may_ask_help: bool = True,
        left_out: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        programme, self.baseline = milestone.roadmap.programme, milestone.baseline_date
        self.known, self.today, self.left_out = known, today, left_out
        self.has_evidence, self.is_evidence_required = has_evidence, programme.is_evidence_required
        self.incoming: list[Incoming] = []
        self.show_days(self.baseline, today)
        self.offer("answer", [choice for choice in CHOICES if may_ask_help or choice[0] != Kind.HELP])
        self.offer("category", [("", _("Choose")), *programme.request_category_choices])
        self.helper.attrs |= {"data-report": "", "data-answer": ""}
        self.helper.layout = Layout(
            "answer",
            Div("actual_date", "documents", "links", "comment", css_class="answer-part answer-done"),
            Div(
                "forecast_date",
                Div("slip_reason", "slip_category", css_class="when-late", data_late=""),
                css_class="answer-part answer-forecast",
            ),
            Div("need", "category", css_class="answer-part answer-help"),
        )

    def offer(self, name: str, choices: Sequence[tuple[str, Words]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Kind.DONE:
            self.incoming = self.examine(cleaned.get("documents") or [], self.left_out)
        if not self.errors:
            for gap in self.gaps():
                self.add_error(gap.field, gap.message)
        return cleaned

    def gaps(self) -> list[Gap]:
        """What the chosen answer still needs."""
        said = self.said
        if said.kind == Kind.HELP:
            return [*self.help_gaps(said)]
        if said.report is None:
            return []
        found = gaps(
            tidied(said.report, self.baseline),
            baseline=self.baseline,
            today=self.today,
            has_evidence=self.has_evidence or bool(said.files or said.links),
            is_evidence_required=self.is_evidence_required,
        )
        if said.kind == Kind.FORECAST and said.report.forecast_date is None and not found:
            found.append(Gap("forecast_date", _("Enter the day on which you now expect it done.")))
        return found

    def help_gaps(self, said: Answer) -> Iterator[Gap]:
        if not said.need.strip():
            yield Gap("need", _("Say in one sentence what you need."))
        if not said.category:
            yield Gap("category", _("Say what it is about."))

    @property
    def said(self) -> Answer:
        """The answer that was chosen, with its parts."""
        cleaned = self.cleaned_data
        match Kind(cleaned["answer"]):
            case Kind.DONE:
                report = answers.done(cleaned["actual_date"], cleaned["comment"])
                return Answer(Kind.DONE, report, tuple(self.incoming), tuple(cleaned["links"]))
            case Kind.FORECAST:
                return Answer(Kind.FORECAST, self.forecast())
            case Kind.HELP:
                return Answer(Kind.HELP, need=cleaned["need"], category=cleaned["category"])
            case Kind.UNCHANGED:
                return Answer(Kind.UNCHANGED)

    def forecast(self) -> ReportAnswers:
        cleaned = self.cleaned_data
        return answers.forecast(
            self.known,
            cleaned["forecast_date"],
            baseline=self.baseline,
            reason=cleaned["slip_reason"],
            category=cleaned["slip_category"],
        )
