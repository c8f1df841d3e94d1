"""Sentences about one request: whose turn it is, since when, and by when. Pure."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell import dates
from roadmaps.models import Request
from roadmaps.terms import RequestStatus, Side, Turn


def side_word(side: str) -> str:
    return str(Side(side).label)


def turn_words(request: Request) -> str:
    """Whose move it is, beside the state: “the ministry answers”; empty when it is nobody's."""
    if request.turn == Turn.NOBODY:
        return ""
    if request.turn == request.answerer:
        return _("waits for the ministry") if request.turn == Turn.MINISTRY else _("waits for the cluster")
    return _("waits for who asked")


def lead(request: Request, on: date, *, reader: Person) -> str:
    """How the request stands on that day, in a sentence or two, to the person who reads it."""
    who = request.in_charge.short_name if request.in_charge else ""
    match request.status:
        case RequestStatus.OPEN | RequestStatus.REOPENED | RequestStatus.TAKEN:
            charge = _("%(person)s is in charge.") % {"person": who} if who else _("Nobody is in charge yet.")
            return f"{due_words(request.due_date, on)} {charge}"
        case RequestStatus.ASKED_BACK:
            return _("%(person)s asks back and waits for a reply.") % {"person": who}
        case RequestStatus.ANSWERED if request.asked_by == reader:
            return _("It is answered; you have to say whether that solves it.")
        case RequestStatus.ANSWERED:
            person = request.asked_by.short_name
            return _("It is answered; %(person)s has to say whether that solves it.") % {"person": person}
        case RequestStatus.RESOLVED:
            return _("It is solved.")
        case _:
            return _("It was withdrawn.")


def due_words(due: date, on: date) -> str:
    if due < on:
        return _("An answer was due by %(day)s.") % {"day": dates.day(due)}
    return _("An answer is due by %(day)s.") % {"day": dates.day(due)}
