"""Files of a message that has not been sent yet: kept while its form comes back, used up when it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.filing.gate import Passed
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.storing import forget_bytes, refuse_over_quota, store
from roadmaps.models import UnsentFile
from roadmaps.terms import EvidenceFormat, ScanState

TO_MANY = "many"
# Who comes back to a message after this has to choose its files again.
FORGOTTEN_AFTER = timedelta(days=2)


def kept_for(place: str, person: Person) -> QuerySet[UnsentFile]:
    """The person's files for a message there."""
    return UnsentFile.objects.filter(added_by=person, place=place)


@transaction.atomic
def keep(place: str, brought: Iterable[Incoming], *, still: Collection[int], by: Person, at: datetime) -> list[str]:
    """Keep what was brought now and, of what was kept before, what is `still` wanted; a sentence for each left out."""
    forget(kept_for(place, by).exclude(pk__in=still))
    known = set(kept_for(place, by).values_list("sha256", flat=True))
    faults: list[str] = []
    for incoming in {one.sha256: one for one in brought if one.sha256 not in known}.values():
        try:
            with transaction.atomic():
                refuse_over_quota(incoming, by)
                store(UnsentFile(place=place), incoming, by=by, at=at)
        except Refusal as refusal:
            faults.append(str(refusal.message))
    return faults


def use(files: Collection[UnsentFile]) -> list[Incoming]:
    """The files as they came in; they are kept no more once this transaction has ended well.

    Raises Refusal when a virus was found in one meanwhile.
    """
    for unsent in files:
        if unsent.scan == ScanState.INFECTED:
            raise Refusal(_("A virus was found in “%(name)s”: leave the file out.") % {"name": unsent.name})
    used = [incoming_of(unsent) for unsent in files]
    forget(UnsentFile.objects.filter(pk__in=[unsent.pk for unsent in files]))
    return used


def incoming_of(unsent: UnsentFile) -> Incoming:
    with unsent.file.open("rb") as kept:
        content = ContentFile(kept.read(), name=unsent.name)
    return Incoming(Passed(unsent.name, EvidenceFormat(unsent.format)), unsent.sha256, content)


def forget(files: QuerySet[UnsentFile]) -> int:
    """Delete them, and their bytes once this transaction has ended well; how many."""
    rows = list(files)
    for unsent in rows:
        transaction.on_commit(partial(forget_bytes, UnsentFile, str(unsent.file.name)))
        unsent.delete()
    return len(rows)


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Delete what belongs to messages that nobody has sent for days; how many files."""
    return forget(UnsentFile.objects.filter(added_at__lt=at - FORGOTTEN_AFTER))
