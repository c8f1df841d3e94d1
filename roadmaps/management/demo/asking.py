"""Requests of the demo: what clusters and the ministry asked of each other in the last weeks, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from zlib import crc32

from portal.accounts.models import Person
from roadmaps.management.demo.calendar import ZONE, Course, working_moment
from roadmaps.management.demo.wishes import WISHES, Fate, Wish
from roadmaps.models import Milestone, Request, Roadmap
from roadmaps.requests import actions, closing
from roadmaps.terms import RequestKind

# How many days after the question each step comes.
TAKEN_AFTER, ANSWERED_AFTER, CLOSED_AFTER = 1, 4, 6


Event = tuple[datetime, Callable[[datetime], object]]


@dataclass
class Asking:
    """Lays out the requests of one cluster. `manager` speaks for it, `official` for the ministry."""

    roadmap: Roadmap
    manager: Person
    official: Person
    course: Course
    chance: Random
    last: datetime | None = None
    events: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, roadmap: Roadmap, manager: Person, official: Person, course: Course) -> Asking:
        """By a chance of its own, so that nothing else of the demo changes."""
        return cls(roadmap, manager, official, course, Random(crc32(f"{roadmap.cluster.slug} asks".encode())))

    def laid_out(self) -> list[Event]:
        """What happens, and when: to be played among everything else of the cluster."""
        wishes = WISHES.get(self.roadmap.cluster.slug, ())
        for wish in sorted(wishes, key=lambda wish: -wish.days_ago):
            self.live(wish)
        return self.events

    def live(self, wish: Wish) -> None:
        is_help = wish.kind == RequestKind.HELP
        asker, answerer = (self.manager, self.official) if is_help else (self.official, self.manager)
        asked = Asked(self, wish, asker, answerer)
        self.events.append((self.at(wish, 0), asked.ask))
        if wish.fate == Fate.OPEN:
            return
        self.events.append((self.at(wish, TAKEN_AFTER), asked.take))
        if wish.forwarded_to:
            self.events.append((self.at(wish, TAKEN_AFTER, minutes=40), asked.forward))
        if wish.fate == Fate.TAKEN:
            return
        if wish.asked_back:
            self.events.append((self.at(wish, TAKEN_AFTER + 1), asked.ask_back))
            if wish.fate == Fate.ASKED_BACK:
                return
            self.events.append((self.at(wish, TAKEN_AFTER + 2), asked.reply))
        self.events.append((self.at(wish, ANSWERED_AFTER), asked.answer))
        if wish.fate != Fate.ANSWERED:
            self.events.append((self.at(wish, CLOSED_AFTER), asked.close))

    def milestone(self) -> Milestone | None:
        """One of the next that are due; one that is late may be done before its request is answered."""
        coming = Milestone.objects.filter(roadmap=self.roadmap, baseline_date__gte=self.course.today).unfinished()
        found = list(coming.order_by("baseline_date", "pk")[:6])
        milestone = self.chance.choice(found) if found else None
        if milestone is not None:
            milestone.roadmap = self.roadmap
        return milestone

    def at(self, wish: Wish, days: int, *, minutes: int = 0) -> datetime:
        """The moment of a step: in working hours, after the step before it, and never today."""
        moment = working_moment(self.course.before(wish.days_ago - days), self.chance) + timedelta(minutes=minutes)
        if moment.date() >= self.course.today:
            moment = datetime.combine(self.course.before(1), moment.time(), ZONE)
        if days and self.last is not None and moment <= self.last:
            moment = self.last + timedelta(minutes=self.chance.randint(10, 40))
        self.last = moment
        return moment


@dataclass
class Asked:
    """One request, step by step."""

    asking: Asking
    wish: Wish
    asker: Person
    answerer: Person
    request: Request = field(init=False)

    def ask(self, at: datetime) -> None:
        wish = self.wish
        milestone = self.asking.milestone() if wish.is_on_milestone else None
        self.request = actions.ask(
            milestone or self.asking.roadmap,
            kind=wish.kind,
            need=wish.need,
            details=wish.details,
            from_whom=wish.from_whom,
            category=wish.category,
            by=self.asker,
            at=at,
        )

    def take(self, at: datetime) -> None:
        self.request = actions.take(self.request, by=self.answerer, at=at)

    def forward(self, at: datetime) -> None:
        self.request = actions.forward(self.request, to=self.wish.forwarded_to, by=self.answerer, at=at)

    def ask_back(self, at: datetime) -> None:
        self.request = actions.ask_back(self.request, text=self.wish.asked_back, by=self.answerer, at=at)

    def reply(self, at: datetime) -> None:
        self.request = actions.reply(self.request, text=self.wish.replied, by=self.asker, at=at)

    def answer(self, at: datetime) -> None:
        self.request = actions.answer(self.request, text=self.wish.answer, by=self.answerer, at=at)

    def close(self, at: datetime) -> None:
        wish = self.wish
        if wish.fate == Fate.REOPENED:
            closing.reopen(self.request, text=wish.missing, by=self.asker, at=at)
            return
        request = closing.resolve(self.request, by=self.asker, at=at)
        closing.rate(request, was_in_time=wish.was_in_time, has_helped=True, by=self.asker, at=at)
