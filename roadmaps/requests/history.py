"""The steps of a request as sentences, in time order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roadmaps.models import RequestStep
from roadmaps.terms import RequestDeed

SENTENCES: dict[str, Promise] = {
    RequestDeed.ASK: _("The request was made."),
    RequestDeed.TAKE: _("Taken up."),
    RequestDeed.RELEASE: _("Given back: nobody is in charge."),
    RequestDeed.ASSIGN: _("In charge now: %(named)s."),
    RequestDeed.FORWARD: _("Forwarded to: %(named)s."),
    RequestDeed.ASK_BACK: _("Asked back. The clock of the asking side runs."),
    RequestDeed.REPLY: _("Replied. The clock changes sides again."),
    RequestDeed.ANSWER: _("Answered."),
    RequestDeed.TAKE_BACK: _("The answer was taken back."),
    RequestDeed.RESOLVE: _("The request is solved."),
    RequestDeed.REOPEN: _("Not solved yet."),
    RequestDeed.WITHDRAW: _("The request was withdrawn."),
    RequestDeed.RESTORE: _("The request was made again."),
}
ICONS = {
    RequestDeed.ASK: "circle-question-mark",
    RequestDeed.TAKE: "hand",
    RequestDeed.ASK_BACK: "message-circle-question-mark",
    RequestDeed.REPLY: "reply",
    RequestDeed.ANSWER: "message-square",
    RequestDeed.RESOLVE: "circle-check",
    RequestDeed.REOPEN: "undo-2",
    RequestDeed.WITHDRAW: "circle-x",
    RequestDeed.FORWARD: "forward",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One step as it is printed; `tone` colours its mark: accepted, returned or nothing."""

    title: str
    icon: str
    tone: str
    who: str
    at: datetime
    sentence: str
    quote: str


def history_of(steps: Iterable[RequestStep]) -> tuple[Event, ...]:
    """Needs each step with who did it and whom it names at hand."""
    return tuple(event_of(step) for step in steps)


def event_of(step: RequestStep) -> Event:
    named = step.person.short_name if step.person else step.forwarded_to
    tones = {RequestDeed.RESOLVE: "accepted", RequestDeed.REOPEN: "returned"}
    sentence = str(SENTENCES[step.deed]) % {"named": named}
    if step.deed == RequestDeed.ASK and named:
        sentence = f"{sentence} {SENTENCES[RequestDeed.ASSIGN] % {'named': named}}"
    return Event(
        title=step.get_deed_display(),
        icon=ICONS.get(RequestDeed(step.deed), "arrow-right"),
        tone=tones.get(RequestDeed(step.deed), "report" if step.deed == RequestDeed.ANSWER else ""),
        who=step.by.short_name,
        at=step.at,
        sentence=sentence,
        quote=step.text,
    )
