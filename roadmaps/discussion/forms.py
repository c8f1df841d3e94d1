"""The form under every conversation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.shell.forms import PortalForm, Press
from roadmaps.discussion.actions import LONGEST


class MessageForm(PortalForm):
    buttons = (Press(_("Send"), tone="secondary"),)

    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Both sides read it. *Emphasis*, lists and [links](https://…) work."),
        error_messages={"required": _("Write a message first.")},
    )
