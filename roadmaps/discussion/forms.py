"""The form under every discussion."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.shell.forms import PortalForm, Press
from roadmaps.discussion.actions import LONGEST
from roadmaps.discussion.subjects import Subject, messages_on
from roadmaps.discussion.thread import Draft
from roadmaps.models import DiscussionMessage

LARGEST = 2**62
LATEST_MOMENT = 4 * 10**15  # microseconds; in the year 2096


class MessageForm(PortalForm):
    buttons = (Press(_("Send"), tone="secondary"),)

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Both sides read it. *Emphasis*, lists and [links](https://…) work."),
        error_messages={"required": _("Write a message first.")},
    )


class WriteForm(forms.Form):
    """What the form under a discussion sends; it is drawn by `_form.html`."""

    text = forms.CharField(max_length=LONGEST, error_messages={"required": _("Write a message first.")})
    is_ministry_only = forms.BooleanField(required=False)
    quotes = forms.ModelChoiceField(
        queryset=DiscussionMessage.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("The message that you answer is not there any more.")},
    )

    def __init__(self, *args: object, about: Subject, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["quotes"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = messages_on(about)

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(str(message) for messages in self.errors.values() for message in messages)

    @property
    def entered(self) -> Draft:
        """What was entered, to be shown again."""
        return Draft(str(self.data.get("text", "")), bool(self.data.get("is_ministry_only")))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a discussion: before which message, and which one is to be answered."""

    before: int | None = None
    quote: int | None = None


class PlaceForm(forms.Form):
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    quote = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)

    @property
    def place(self) -> Place:
        """What of it was said in numbers; anything else counts as nothing."""
        self.is_valid()
        return Place(self.cleaned_data.get("before"), self.cleaned_data.get("quote"))


class NewsForm(forms.Form):
    """What the page shows already: the number of the last message, the moment of the last change."""

    after = forms.IntegerField(min_value=0, max_value=LARGEST)
    changed = forms.IntegerField(min_value=0, max_value=LATEST_MOMENT)
