"""The form under every discussion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.shell.forms import DrawnForm, PortalForm, Press
from roadmaps.discussion import unsent
from roadmaps.discussion.actions import LONGEST, LONGEST_LIST, Talk
from roadmaps.discussion.file_forms import WithFiles
from roadmaps.discussion.subjects import Subject, key_of, messages_on
from roadmaps.discussion.thread import Draft
from roadmaps.models import DiscussionMessage
from roadmaps.models.message import MessageKind

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


class WriteForm(WithFiles, DrawnForm):
    """What the form under a discussion sends; it is drawn by `_form.html`."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("The message is longer than %(limit_value)d characters: shorten it.")},
    )
    is_ministry_only = forms.BooleanField(required=False)
    quotes = forms.ModelChoiceField(
        queryset=DiscussionMessage.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("The message that you answer is not there any more.")},
    )

    def __init__(self, *args: Any, about: Subject, **kwargs: Any) -> None:
        super().__init__(*args, place=key_of(about), **kwargs)
        field = self.fields["quotes"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = messages_on(about)

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(str(message) for messages in self.errors.values() for message in messages)

    @property
    def said(self) -> dict[str, Any]:
        """What `actions.write` is told."""
        cleaned = self.cleaned_data
        return {
            "text": cleaned["text"],
            "is_ministry_only": cleaned["is_ministry_only"],
            "quotes": cleaned["quotes"],
            "attachments": self.incoming,
            "kept": self.kept,
        }

    @property
    def entered(self) -> Draft:
        """What was entered, to be shown again."""
        files = unsent.kept_for(self.place, self.writer)
        return Draft(str(self.data.get("text", "")), bool(self.data.get("is_ministry_only")), files=tuple(files))


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


class SeenForm(forms.Form):
    """The number of the last message that was before the person's eyes."""

    upto = forms.IntegerField(min_value=1, max_value=LARGEST)


class DraftForm(forms.Form):
    """What is written and not sent yet."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    is_ministry_only = forms.BooleanField(required=False)


class NamesForm(forms.Form):
    """What is typed after the sign so far, and whether the message is for the ministry only."""

    words = forms.CharField(required=False, max_length=100)
    note = forms.BooleanField(required=False)


class EditForm(PortalForm):
    """Other words in place of a message; `hide` makes it a note for the ministry only."""

    submit_label = _("Save")

    text = forms.CharField(
        label=_("Message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("How it read before is kept, and everybody who reads it can look that up."),
    )
    hide = forms.BooleanField(
        label=_("A note for the ministry only from now on"),
        required=False,
        help_text=_("Nobody of the cluster finds it any more. Who has read it has read it. This cannot be undone."),
    )

    def __init__(self, *args: Any, may_hide: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True
        if not may_hide:
            del self.fields["hide"]


class RemoveForm(PortalForm):
    buttons = (Press(_("Remove the message"), tone="danger"),)


class TalkForm(PortalForm):
    """A phone call or a meeting that is written down."""

    submit_label = _("Write it down")

    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=[(kind.value, kind.label) for kind in (MessageKind.CALL, MessageKind.MEETING)],
        initial=MessageKind.CALL,
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("On which day?"))
    took_part = forms.CharField(
        label=_("Who took part?"), max_length=LONGEST_LIST, help_text=_("Names, also of people without an account.")
    )
    text = forms.CharField(
        label=_("What was said and agreed?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )
    is_ministry_only = forms.BooleanField(
        label=_("A note for the ministry only: nobody of the cluster sees it"), required=False
    )

    def __init__(self, *args: Any, may_note: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_note:
            del self.fields["is_ministry_only"]

    @property
    def talk(self) -> Talk:
        cleaned = self.cleaned_data
        return Talk(MessageKind(cleaned["kind"]), cleaned["on"], cleaned["took_part"])
