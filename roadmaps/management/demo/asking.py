"""Requests of the demo: what clusters and the ministry asked of each other in the last weeks, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass
class Asking:
    """Plays the requests of one cluster. `manager` speaks for it, `official` for the ministry."""

    roadmap: Roadmap
    manager: Person
    official: Person
    course: Course
    chance: Random
    last: datetime | None = None

    @classmethod
    def of(cls, roadmap: Roadmap, manager: Person, official: Person, course: Course) -> Asking:
        """By a chance of its own, so that nothing else of the demo changes."""
        return cls(roadmap, manager, official, course, Random(crc32(f"{roadmap.cluster.slug} asks".encode())))

    def play(self) -> None:
        wishes = WISHES.get(self.roadmap.cluster.slug, ())
        open_ones = list(Milestone.objects.filter(roadmap=self.roadmap).unfinished().order_by("baseline_date", "pk"))
        for wish in sorted(wishes, key=lambda wish: -wish.days_ago):
            milestone = self.chance.choice(open_ones[:6]) if open_ones and wish.is_on_milestone else None
            self.live(wish, milestone)

    def live(self, wish: Wish, milestone: Milestone | None) -> None:
        if milestone is not None:
            milestone.roadmap = self.roadmap
        is_help = wish.kind == RequestKind.HELP
        asker, answerer = (self.manager, self.official) if is_help else (self.official, self.manager)
        request = actions.ask(
            milestone or self.roadmap,
            kind=wish.kind,
            need=wish.need,
            details=wish.details,
            from_whom=wish.from_whom,
            category=wish.category,
            by=asker,
            at=self.at(wish, 0),
        )
        self.go_on(request, wish, asker, answerer)

    def go_on(self, request: Request, wish: Wish, asker: Person, answerer: Person) -> None:
        if wish.fate == Fate.OPEN:
            return
        request = actions.take(request, by=answerer, at=self.at(wish, TAKEN_AFTER))
        if wish.forwarded_to:
            request = actions.forward(
                request, to=wish.forwarded_to, by=answerer, at=self.at(wish, TAKEN_AFTER, minutes=40)
            )
        if wish.fate == Fate.TAKEN:
            return
        if wish.asked_back:
            request = actions.ask_back(request, text=wish.asked_back, by=answerer, at=self.at(wish, TAKEN_AFTER + 1))
            if wish.fate == Fate.ASKED_BACK:
                return
            request = actions.reply(request, text=wish.replied, by=asker, at=self.at(wish, TAKEN_AFTER + 2))
        request = actions.answer(request, text=wish.answer, by=answerer, at=self.at(wish, ANSWERED_AFTER))
        if wish.fate == Fate.ANSWERED:
            return
        at = self.at(wish, CLOSED_AFTER)
        if wish.fate == Fate.REOPENED:
            closing.reopen(request, text=wish.missing, by=asker, at=at)
            return
        request = closing.resolve(request, by=asker, at=at)
        closing.rate(request, was_in_time=wish.was_in_time, has_helped=True, by=asker, at=at + timedelta(minutes=1))

    def at(self, wish: Wish, days: int, *, minutes: int = 0) -> datetime:
        """The moment of a step: in working hours, after the step before it, and never today."""
        moment = working_moment(self.course.before(wish.days_ago - days), self.chance) + timedelta(minutes=minutes)
        if moment.date() >= self.course.today:
            moment = datetime.combine(self.course.before(1), moment.time(), ZONE)
        if days and self.last is not None and moment <= self.last:
            moment = self.last + timedelta(minutes=self.chance.randint(10, 40))
        self.last = moment
        return moment
