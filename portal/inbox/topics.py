"""What people choose letters by: a few topics of many kinds each, registered by the app that knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.inbox.models import Pace

SOONEST_FIRST = (Pace.AT_ONCE, Pace.DAILY, Pace.WEEKLY, Pace.ONLY_HERE)


def everybody(person: Any) -> bool:
    """A topic of which anybody may be told."""
    return True


@dataclass(frozen=True)
class Topic:
    """What a person is told of, in their words.

    `reason` says why the person gets it; `usual` is the pace until the person chooses, `slowest` the slowest that may
    be chosen and `soonest` the soonest. `concerns(person)` is false for those who are never told of it. `kinds` are
    kinds of rows, or beginnings of them that end with a point.
    """

    code: str
    name: str | Promise
    reason: str | Promise = ""
    usual: Pace = Pace.DAILY
    soonest: Pace = Pace.AT_ONCE
    slowest: Pace = Pace.ONLY_HERE
    kinds: Sequence[str] = ()
    concerns: Callable[[Any], bool] = everybody

    @property
    def paces(self) -> Sequence[Pace]:
        """The paces that may be chosen, the soonest first."""
        return SOONEST_FIRST[SOONEST_FIRST.index(self.soonest) : SOONEST_FIRST.index(self.slowest) + 1]

    @property
    def is_fixed(self) -> bool:
        """True when there is nothing to choose."""
        return len(self.paces) == 1


OTHER = Topic("other", _("Everything else"))
_topics: dict[str, Topic] = {}


def register(topic: Topic) -> None:
    """Make a topic known; they are listed in the order in which they were registered."""
    _topics[topic.code] = topic


def topics() -> list[Topic]:
    """Every topic, what fits none of them last."""
    return [*_topics.values(), OTHER]


def find(code: str) -> Topic | None:
    """The topic of that name, None for a name that nobody registered."""
    return next((topic for topic in topics() if topic.code == code), None)


def topic_of(kind: str) -> Topic:
    """The topic that names the kind, else the one that names its beginning, else the rest."""
    named = next((topic for topic in _topics.values() if kind in topic.kinds), None)
    return named or next((topic for topic in _topics.values() if begins(kind, topic)), OTHER)


def begins(kind: str, topic: Topic) -> bool:
    return any(beginning.endswith(".") and kind.startswith(beginning) for beginning in topic.kinds)
