"""The filters of the ledger, in its address."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from clusters.filter_form import FilterFields
from clusters.models import Cluster
from portal.accounts.models import Person
from portal.audit import sentences
from portal.audit.queries import Filters, actors
from portal.shell.alphabet import alphabet_key
from portal.shell.forms import DayInput

WITHIN_REASON = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 12, 31))]


def verb_choices() -> list[tuple[str, str]]:
    titled = [(verb, sentences.title(verb)) for verb in sentences.verbs()]
    return [("", pgettext("filter", "All")), *sorted(titled, key=lambda pair: alphabet_key(pair[1]))]


class LedgerFilterForm(FilterFields):
    who = forms.ModelChoiceField(
        label=_("Who"), queryset=Person.objects.none(), required=False, empty_label=pgettext_lazy("filter", "All")
    )
    what = forms.ChoiceField(label=_("What happened"), required=False, choices=verb_choices)
    cluster = forms.ModelChoiceField(
        label=_("Cluster"),
        queryset=Cluster.objects.none(),
        required=False,
        empty_label=pgettext_lazy("filter", "All"),
        to_field_name="slug",
    )
    since = forms.DateField(label=_("From day"), required=False, widget=DayInput, validators=WITHIN_REASON)
    until = forms.DateField(label=_("To day"), required=False, widget=DayInput, validators=WITHIN_REASON)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = Person.objects.filter(pk__in=actors())  # type: ignore[attr-defined]
        self.fields["cluster"].queryset = Cluster.objects.all()  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was chosen; days are the reader's, both included, and an unknown choice narrows nothing."""
        self.is_valid()
        said = self.cleaned_data
        until: date | None = said.get("until")
        return Filters(
            actor=said["who"].pk if said.get("who") else None,
            verb=said.get("what") or "",
            scope=said["cluster"].slug if said.get("cluster") else "",
            since=start_of(said.get("since")),
            until=start_of(until + timedelta(days=1)) if until else None,
            before=said.get("before"),
        )


def start_of(day: date | None) -> datetime | None:
    """The first moment of the day in the reader's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
