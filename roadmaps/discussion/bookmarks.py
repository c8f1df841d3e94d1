"""A person's own marks in a discussion: how far it was read, and what is not sent yet. The ledger keeps neither."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from portal.accounts.models import Person
from portal.inbox.retractions import settle_as_read
from roadmaps.discussion.notices import NAMED, WRITTEN
from roadmaps.discussion.subjects import Subject, cluster_of, key_of, messages_on
from roadmaps.models import Bookmark


def read_upto(subject: Subject, upto: int, *, by: Person, at: datetime) -> None:
    """Remember that the person has had everything up to that message before the eyes; what waited for it rests."""
    last = messages_on(subject).visible_to(by).filter(pk__lte=upto).aggregate(last=Max("pk"))["last"]
    if last is None:
        return
    mark = bookmark(subject, by)
    Bookmark.objects.filter(pk=mark.pk, read_upto__lt=last).update(read_upto=last, read_at=at)
    for kind in (NAMED, WRITTEN):
        settle_as_read(by.pk, kind=kind, subject=key_of(subject), at=at)


def keep_draft(subject: Subject, text: str, *, is_ministry_only: bool, by: Person) -> None:
    """Keep what the person has not sent yet; an empty text forgets it."""
    if not text and not Bookmark.objects.filter(person=by, subject=key_of(subject)).exists():
        return
    mark = bookmark(subject, by)
    is_note = is_ministry_only and bool(text)
    Bookmark.objects.filter(pk=mark.pk).update(draft=text, is_draft_ministry_only=is_note)


def bookmark(subject: Subject, person: Person) -> Bookmark:
    """The person's row for this discussion; made when there is none."""
    found, _is_new = Bookmark.objects.get_or_create(
        person=person, subject=key_of(subject), defaults={"cluster": cluster_of(subject)}
    )
    return found
