"""Whom to write to, and what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clusters.filter_form import FilterFields
from clusters.models import Programme, Region
from portal.shell.forms import PortalForm, RecordsField
from roadmaps.discussion.actions import LONGEST
from roadmaps.discussion.circular_queries import Filters
from roadmaps.discussion.file_forms import WithFiles
from roadmaps.discussion.unsent import TO_MANY
from roadmaps.models import Roadmap
from roadmaps.models.roadmap import RoadmapQuerySet

# What the page is asked for: to send, to look at it first, to send it surely, to tick all that are shown.
SEND, LOOK, SURE, ALL = "send", "look", "sure", "all"


class RecipientFilterForm(FilterFields):
    """Narrows the clusters that are shown."""

    words = forms.CharField(label=_("Cluster"), required=False, max_length=100)
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.order_by("name"), required=False, empty_label=_("all regions")
    )
    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.order_by("name"),
        required=False,
        empty_label=_("all programmes"),
    )
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    @property
    def filters(self) -> Filters:
        """What of it was understood; anything else narrows nothing."""
        self.is_valid()
        cleaned: dict[str, Any] = self.cleaned_data
        region, programme = cleaned.get("region"), cleaned.get("programme")
        return Filters(
            words=cleaned.get("words", ""),
            region=region.pk if region else None,
            programme=programme.pk if programme else None,
            mine=cleaned.get("mine", False),
        )


class CircularForm(WithFiles, PortalForm):
    """The text, its files and the roadmaps; drawn by the page, which shows the clusters as a table."""

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Each cluster reads and answers it in the discussion of its own roadmap, and sees no other."),
        error_messages={"required": _("Write a message first.")},
    )
    roadmaps = RecordsField(
        label=_("Clusters"),
        queryset=Roadmap.objects.none(),
        error_messages={
            "required": _("Choose at least one cluster."),
            "invalid_choice": _("One of these clusters cannot be written to any more. Choose again."),
            "invalid_pk_value": _("One of these clusters cannot be written to any more. Choose again."),
        },
    )

    def __init__(self, *args: Any, among: RoadmapQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, place=TO_MANY, **kwargs)
        self.among = among
        field = self.fields["roadmaps"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = among

    def unasked(self) -> CircularForm:
        """The same text in a form in which nothing is wrong yet."""
        return CircularForm(initial={"text": self.data.get("text", "")}, among=self.among, writer=self.writer)
