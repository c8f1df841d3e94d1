"""Which letters are looked at, in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from clusters.filter_form import FilterFields
from portal.mail.inbound_models import InboundState


def states() -> list[tuple[str, Any]]:
    return [("", pgettext("filter", "All")), *InboundState.choices]


class InboundFilterForm(FilterFields):
    state = forms.ChoiceField(label=_("What became of it"), required=False, choices=states)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen; an unknown choice narrows nothing."""
        self.is_valid()
        return {"state": self.cleaned_data.get("state") or "", "before": self.cleaned_data.get("before")}
