"""Naming a deputy, and beginning and ending leaves by the clock. Running it twice, or late, changes nothing."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from clusters.deputies import notices
from clusters.deputies.queries import candidates, overlapping
from clusters.models import Deputy
from portal.accounts.models import Person
from portal.audit import ledger
from portal.inbox.notices import hand_back, hand_over
from portal.shell.refusal import Refusal

LONGEST_DAYS = 183


@transaction.atomic
def name(absent: Person, deputy: Person, *, starts_on: date, ends_on: date, by: Person, at: datetime) -> Deputy:
    """Let somebody stand in for a person between two days, both included. Raises Refusal with the reason."""
    refuse_days(starts_on, ends_on, today=local_day(absent, at))
    if by not in (absent,) and deputy == by:
        raise Refusal(_("Nobody makes themselves a deputy: ask another admin."))
    if not candidates(absent).filter(pk=deputy.pk).exists():
        raise Refusal(_("This person could not hold the roles that are to be taken over."))
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=[absent.pk, deputy.pk]).order_by("pk"))
    if overlapping([absent.pk], starts_on, ends_on).exists():
        raise Refusal(_("Somebody is named for some of these days already: end that first."))
    if overlapping([deputy.pk], starts_on, ends_on).exists():
        raise Refusal(_("The deputy is away on some of these days: choose somebody else."))
    named = Deputy.objects.create(
        absent=absent, deputy=deputy, starts_on=starts_on, ends_on=ends_on, named_by=by, named_at=at
    )
    ledger.record("deputy.named", absent, by=by, at=at, label=label_of(named), days=[starts_on, ends_on])
    notices.tell_named(named, at=at)
    turn_one(named, at=at)
    return named


def refuse_days(starts_on: date, ends_on: date, *, today: date) -> None:
    """Raise Refusal for days in the wrong order, over, or longer than anybody is away."""
    if ends_on < starts_on:
        raise Refusal(_("The last day is before the first."))
    if starts_on < today:
        raise Refusal(_("The first day is over: begin today or later."))
    if (ends_on - starts_on).days > LONGEST_DAYS:
        raise Refusal(_("Nobody stands in for longer than half a year: give the role to somebody else."))


@transaction.atomic
def withdraw(deputy: Deputy, *, by: Person, at: datetime) -> None:
    """End a leave at once, before or while it runs."""
    if not end(deputy, by=by, at=at, verb="deputy.withdrawn"):
        raise Refusal(_("This is over already."))


def turn(*, at: datetime) -> int:
    """Begin what begins and end what ends, by the absent person's own day; how many leaves were changed."""
    waiting = Deputy.objects.open().select_related("absent", "deputy").order_by("pk")
    return sum(turn_one(deputy, at=at) for deputy in waiting)


@transaction.atomic
def turn_one(deputy: Deputy, *, at: datetime) -> bool:
    """Do what one leave's day asks for; True when something was changed."""
    today = local_day(deputy.absent, at)
    if deputy.ends_on < today:
        return end(deputy, by=None, at=at, verb="deputy.ended")
    if deputy.starts_on > today or deputy.began_at is not None:
        return False
    if Deputy.objects.open().filter(pk=deputy.pk, began_at__isnull=True).update(began_at=at) != 1:
        return False
    deputy.began_at = at
    ledger.record("deputy.began", deputy.absent, by=None, at=at, label=label_of(deputy))
    hand_over(deputy.absent_id, deputy.deputy_id, at=at)
    return True


def end(deputy: Deputy, *, by: Person | None, at: datetime, verb: str) -> bool:
    """Close one leave; False when it was closed already."""
    if Deputy.objects.open().filter(pk=deputy.pk).update(ended_at=at) != 1:
        return False
    ledger.record(verb, deputy.absent, by=by, at=at, label=label_of(deputy))
    hand_back(deputy.absent_id, deputy.deputy_id, at=at)
    notices.tell_ended(deputy, at=at)
    return True


def local_day(person: Person, at: datetime) -> date:
    """The day that it is for the person at that moment."""
    return at.astimezone(ZoneInfo(person.time_zone)).date()


def label_of(deputy: Deputy) -> str:
    return f"{deputy.deputy} → {deputy.absent}"
