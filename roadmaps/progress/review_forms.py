"""The forms of reviewing: accepting, returning, commenting, reopening, and choosing several."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.forms import PortalForm, RecordsField
from roadmaps.discussion.forms import MessageForm
from roadmaps.models import ProgressReport
from roadmaps.models.report import ReportQuerySet
from roadmaps.progress.answers import LONGEST_REASON
from roadmaps.progress.forms import ConditionalText

READY_REASONS = {
    "evidence": gettext_lazy("Attach a document that confirms the result."),
    "forecast": gettext_lazy("Give a realistic forecast and the reason for the delay."),
    "result": gettext_lazy("What was done is not the result that the plan promises."),
    "detail": gettext_lazy("Say in more detail what was done and what comes next."),
    "dates": gettext_lazy("Check the dates: they contradict the documents."),
}


class AcceptForm(PortalForm):
    """Agreeing with a report; what deserves a second look has to be confirmed."""

    has_form_tag = False
    is_confirmed = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, warnings: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if warnings:
            field = self.fields["is_confirmed"]
            field.label, field.required = " ".join(warnings), True
            field.error_messages["required"] = _("Confirm that you accept it nevertheless.")
        else:
            del self.fields["is_confirmed"]


class ReturnForm(PortalForm):
    """Giving a report back: a ready phrase, words of one's own, or both."""

    has_form_tag = False
    phrases = forms.MultipleChoiceField(
        label=gettext_lazy("Ready phrases"),
        choices=list(READY_REASONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = ConditionalText(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The cluster reads it word for word."),
    )

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.reason:
            self.add_error("words", _("Say why the report is returned: the cluster reads it."))
        return cleaned

    @property
    def reason(self) -> str:
        """The chosen phrases, then the person's own words."""
        chosen = [str(READY_REASONS[key]) for key in self.cleaned_data.get("phrases", [])]
        return "\n".join([" ".join(chosen), self.cleaned_data.get("words", "").strip()]).strip()


class CommentForm(MessageForm):
    """A message to the cluster from the queue."""

    has_form_tag = False
    use_required_attribute = False


class ReopenForm(PortalForm):
    """Why an accepted report is reviewed again."""

    has_form_tag = False
    use_required_attribute = False
    reason_to_reopen = ConditionalText(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The cluster reads it word for word."),
    )

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason_to_reopen", ""))


class ChosenForm(forms.Form):
    """The reports that were ticked in the queue."""

    reports = RecordsField(
        queryset=ProgressReport.objects.none(),
        error_messages={
            "required": gettext_lazy("Choose at least one report."),
            "invalid_choice": gettext_lazy("One of these reports is not in your queue any more. Choose again."),
            "invalid_pk_value": gettext_lazy("One of these reports is not in your queue any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, among: ReportQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reports"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = among

    @property
    def problem(self) -> str:
        """Why the choice cannot be taken, in one sentence."""
        return " ".join(str(message) for message in self.errors.get("reports", []))
