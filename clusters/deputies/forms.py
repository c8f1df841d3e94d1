"""Who stands in, and from which day to which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Person
from portal.shell.forms import PortalForm


class LeaveForm(PortalForm):
    """The leave of one person."""

    submit_label = _("Name the deputy")
    starts_on = forms.DateField(label=_("First day away"))
    ends_on = forms.DateField(label=_("Last day away"))
    deputy = forms.ModelChoiceField(
        label=_("Who stands in"),
        queryset=Person.objects.none(),
        empty_label=_("choose a person"),
        error_messages={"required": _("Choose a person.")},
        help_text=_("Those who could hold the same roles, with a cluster in common. The admin can name others."),
    )

    def __init__(self, *args: Any, offered: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = offered  # type: ignore[attr-defined]
