"""The front door for the clock. Each of these may run twice, late, or not at all for days."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from clusters.models import Programme
from roadmaps.discussion import infected as infected_attachments
from roadmaps.discussion import unsent
from roadmaps.filing import scan
from roadmaps.filing import storing as files
from roadmaps.importing import background, storing
from roadmaps.progress import expecting
from roadmaps.progress import infected as infected_evidence
from roadmaps.reminders import actions


@shared_task(name="roadmaps.raise_reminders")  # type: ignore[untyped-decorator]
def raise_reminders() -> None:
    """Write down what is owed today and compose the digests whose morning it is."""
    now = timezone.now()
    for programme in Programme.objects.all():
        actions.raise_due(programme, on=programme.day_of(now), at=now)
    actions.compose(at=now)


@shared_task(name="roadmaps.keep_periods")  # type: ignore[untyped-decorator]
def keep_periods() -> None:
    """Plan each programme's reporting periods, and write down what the one that opens expects."""
    now = timezone.now()
    for programme in Programme.objects.all():
        expecting.keep_periods(programme, on=programme.day_of(now), at=now)


@shared_task(name="roadmaps.read_upload")  # type: ignore[untyped-decorator]
def read_upload(upload: int) -> bool:
    """Read one file that waits for it."""
    return background.read_waiting(upload, at=timezone.now())


@shared_task(name="roadmaps.sweep_uploads")  # type: ignore[untyped-decorator]
def sweep_uploads() -> int:
    """Read the files that nobody reads: their bell was not heard, or their reader died."""
    return background.sweep(at=timezone.now())


@shared_task(name="roadmaps.tidy_uploads")  # type: ignore[untyped-decorator]
def tidy_uploads() -> None:
    """Forget files refused long ago, and stored ones that no row names."""
    storing.forget_refused(at=timezone.now())
    storing.delete_orphans(at=timezone.now())


@shared_task(name="roadmaps.scan_evidence")  # type: ignore[untyped-decorator]
def scan_evidence() -> int:
    """Look for viruses in the evidence and the attachments that nobody has looked at, and tell of those found."""
    seen = scan.scan_waiting()
    now = timezone.now()
    infected_evidence.tell_found(at=now)
    infected_attachments.tell_found(at=now)
    return seen


@shared_task(name="roadmaps.tidy_evidence")  # type: ignore[untyped-decorator]
def tidy_evidence() -> int:
    """Forget files of messages that nobody sent, and stored ones that no row names."""
    unsent.forget_old(at=timezone.now())
    return files.delete_orphans(at=timezone.now())
