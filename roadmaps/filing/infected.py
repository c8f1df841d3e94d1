"""Files in which a virus was found: each is told of once, whatever it came with.

What is told is looked up, not remembered: a search that is interrupted is made good by the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from portal.inbox.models import Notice
from roadmaps.models import Attachment, Evidence

Kept = TypeVar("Kept", Evidence, Attachment)


def tell_once(
    found: Iterable[Kept], *, kind: str, subject_of: Callable[[Kept], str], tell_of: Callable[[Kept], None]
) -> int:
    """Tell of each file of which nobody has been told in that kind of notice; how many there were.

    Files of one subject are one file: the last of them is told of.
    """
    files = {subject_of(one): one for one in found}
    told = set(Notice.objects.filter(kind=kind, subject__in=files).values_list("subject", flat=True))
    untold = [one for subject, one in files.items() if subject not in told]
    for one in untold:
        tell_of(one)
    return len(untold)
