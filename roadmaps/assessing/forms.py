"""The form of a judgement: a word, and a sentence where there is doubt."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell.forms import CardRadios, PortalForm, Press
from roadmaps.assessing.actions import LONGEST_REASON
from roadmaps.progress.forms import CONFIDENCE_MARKS, CONFIDENCE_SENTENCES, ConditionalText
from roadmaps.terms import RATED, Confidence


class RatingForm(PortalForm):
    use_required_attribute = False
    buttons = (Press(gettext_lazy("Give the rating")),)

    value = forms.ChoiceField(
        label=gettext_lazy("Will this roadmap be delivered?"),
        choices=RATED,
        widget=CardRadios(sentences=CONFIDENCE_SENTENCES, marks=CONFIDENCE_MARKS),
        error_messages={"required": gettext_lazy("Say how sure you are.")},
    )
    reason = ConditionalText(
        label=gettext_lazy("Why, in one sentence?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Both sides read it. “On track” needs no reason."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_doubt = cleaned.get("value") in (Confidence.AT_RISK, Confidence.CRITICAL)
        if is_doubt and "reason" in cleaned and not cleaned["reason"]:
            self.add_error("reason", _("Say in one sentence what endangers the roadmap."))
        return cleaned
