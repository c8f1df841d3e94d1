"""The second look at the letters that rooms write themselves: whoever has left the cluster since is not sent them.

A letter may wait: while its deed can be undone, while the mail server is down. Digests and letters of the inbox have
looks of their own.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Model

from clusters.policy import Permission, clusters_where
from portal.accounts.models import Person
from portal.mail import checks
from portal.mail.checks import Cancel, Verdict
from portal.mail.models import Message
from roadmaps.models import ConfidenceRating, ProgressReport, Revision, Upload

OF_REVISION = ("receipt", "submitted", "in_force", "approved", "undone", "returned")
# By the kind of letter: the record whose number stands second in its key, and where that record names its cluster.
ABOUT: dict[str, tuple[type[Model], str]] = {
    "report.returned": (ProgressReport, "milestone__roadmap__cluster"),
    "roadmap.rated": (ConfidenceRating, "roadmap__cluster"),
    "upload.ready": (Upload, "roadmap__cluster"),
    "upload.refused": (Upload, "roadmap__cluster"),
    **{f"revision.{letter}": (Revision, "roadmap__cluster") for letter in OF_REVISION},
}


def check(message: Message, at: datetime) -> Verdict:
    """Does the reader still see the cluster that the letter is about?"""
    model, path = ABOUT[message.kind]
    number = message.key.split(":")[1]
    cluster = model._default_manager.filter(pk=number).values_list(path, flat=True).first()
    # Read anew: what the person may do is kept on each object.
    person = Person.objects.get(pk=message.person_id)
    if clusters_where(person, Permission.SEE).filter(pk=cluster).exists():
        return None
    return Cancel("the reader does not see the cluster any more")


for kind in ABOUT:
    checks.register(kind, check)
