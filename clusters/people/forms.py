"""Forms of the people pages: the filters, an invitation, a role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.filter_form import FilterFields
from clusters.models import Cluster, Role
from clusters.people import roles
from clusters.people.actions import Invited
from clusters.people.queries import Filters, Standing
from portal.accounts.models import Person
from portal.shell.forms import CardRadios, PortalForm, RecordsField

STANDING_WORDS = {
    Standing.ACTIVE: pgettext_lazy("account", "Active"),
    Standing.INVITED: _("Invited"),
    Standing.EXPIRED: _("Invitation ran out"),
    Standing.INACTIVE: _("Access closed"),
}


def live_clusters() -> Any:
    return Cluster.objects.filter(is_archived=False)


class FilterForm(FilterFields):
    """The filters of the list, in its address."""

    words = forms.CharField(label=_("Name or e-mail"), max_length=200, required=False)
    standing = forms.ChoiceField(
        label=_("Account"), required=False, choices=[("", pgettext_lazy("filter", "All")), *STANDING_WORDS.items()]
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", pgettext_lazy("filter", "All")), *Role.choices]
    )
    cluster = forms.ModelChoiceField(
        label=_("Cluster"), queryset=Cluster.objects.none(), required=False, empty_label=pgettext_lazy("filter", "All")
    )
    is_unseen = forms.BooleanField(label=_("Not seen for 90 days"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cluster"].queryset = live_clusters()  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was chosen; an unknown choice narrows nothing."""
        self.is_valid()
        return Filters(**{name: value for name, value in self.cleaned_data.items() if value})


class RoleForm(PortalForm):
    """A role and where it holds."""

    submit_label = _("Give the role")
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        widget=CardRadios(sentences={role.value: sentence for role, sentence in roles.SENTENCES.items()}),
    )
    clusters = RecordsField(
        label=_("Clusters"),
        queryset=Cluster.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Managers and contributors need at least one. An official without a cluster curates all."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clusters"].queryset = live_clusters()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        role, clusters = cleaned.get("role"), cleaned.get("clusters")
        if role in roles.NEEDS_CLUSTER and not clusters:
            self.add_error("clusters", _("Choose the cluster for which this role holds."))
        if role in roles.TAKES_NO_CLUSTER and clusters:
            self.add_error("clusters", _("This role holds for the whole portal: choose no cluster."))
        return cleaned


class InviteForm(RoleForm):
    submit_label = _("Send the invitation")
    email = forms.EmailField(label=_("E-mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    full_name = forms.CharField(label=_("Full name"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    field_order = ("email", "full_name", "role", "clusters", "language")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if Person.objects.filter(email=email).exists():
            raise ValidationError(_("This person is known already: find the name in the list and give the role there."))
        return email

    def invited(self) -> Invited:
        """Whom to invite, once the form is valid."""
        said = self.cleaned_data
        return Invited(
            email=said["email"],
            full_name=said["full_name"],
            language=said["language"],
            role=Role(said["role"]),
            clusters=list(said["clusters"]),
        )
