"""Eighteen months of one cluster, played through the same actions that people use, each at its past moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from zlib import crc32

from portal.accounts.models import Person
from roadmaps.assessing import actions as assessing
from roadmaps.discussion import actions as discussion
from roadmaps.management.demo import papers
from roadmaps.management.demo.calendar import ZONE, Course, working_moment
from roadmaps.management.demo.clusters import DemoCluster, Fortune
from roadmaps.management.demo.fates import Outcome, Promise, Telling, tellings
from roadmaps.management.demo.opinions import Opinion, opinions
from roadmaps.management.demo.plans import Moves, first_plan, next_plan
from roadmaps.management.demo.rounds import Round
from roadmaps.management.demo.sayings import BY_LANGUAGE, Sayings
from roadmaps.models import Milestone, ProgressReport, ReportingPeriod, Revision, Roadmap
from roadmaps.progress import actions as progress
from roadmaps.progress import evidence, undoing
from roadmaps.progress.actions import ReportAnswers
from roadmaps.revisions import actions as revisions
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Confidence, ProgressState, ReportStatus, Side

# Days ago on which plans were revised, and how many dates moved then.
REVISED = {
    Fortune.EXEMPLARY: ((260, 3),),
    Fortune.AVERAGE: ((270, 5),),
    Fortune.SLIPPING: ((300, 8), (120, 7)),
    Fortune.TROUBLED: ((280, 9), (100, 6)),
    Fortune.SILENT: (),
}
# What is under way on the day of making.
WAITING_FOR_APPROVAL = ("kaluga-medtech", "baltic-robotics")
RETURNED_PLAN = ("ulyanovsk-aviation",)
DRAFTED = ("tomsk-materials",)


@dataclass
class History:
    """Plays one cluster. `manager` writes and sends, `official` decides."""

    cluster: DemoCluster
    roadmap: Roadmap
    manager: Person
    official: Person
    course: Course
    chance: Random
    periods: Sequence[ReportingPeriod] = ()
    events: list[tuple[datetime, int, Callable[[datetime], object]]] = field(default_factory=list)
    milestones: dict[str, Milestone] = field(default_factory=dict)

    def play(self, others: Iterable[tuple[datetime, Callable[[datetime], object]]] = ()) -> None:
        """Lay out everything that happens, and let it happen in the order of time, `others` among it."""
        plan = first_plan(self.cluster, self.course, self.chance)
        begins = self.course.begins + timedelta(days=self.chance.randint(0, 12))
        self.propose(begins, Moves(plan, frozenset(), {}))
        promises = {row.code: Promise(row.code, row.due_date, begins) for row in plan if row.due_date}
        for days, count in REVISED[self.cluster.fortune]:
            on = self.course.before(days)
            moves = next_plan(self.cluster, plan, on, count, self.chance)
            self.propose(on, moves)
            plan = moves.rows
            promises = later_promises(promises, moves, on)
        for promise in promises.values():
            last_at = None
            for telling in tellings(promise, self.cluster.fortune, self.course, self.chance):
                last_at = self.tell(telling, after=last_at)
        self.leave_under_way(plan)
        for period in self.periods:
            self.answer(Round(self.cluster, self.roadmap, self.manager, self.official, period))
        self.judge(Random(crc32(f"{self.cluster.slug} judged".encode())))
        self.events += [(at, len(self.events) + order, happen) for order, (at, happen) in enumerate(others)]
        for at, _order, happen in sorted(self.events, key=lambda event: event[:2]):
            happen(at)

    @property
    def sayings(self) -> Sayings:
        return BY_LANGUAGE[self.cluster.language]

    def on(self, day: date, happen: Callable[[datetime], object], *, after: datetime | None = None) -> datetime:
        """Let something happen on a day, in working hours, before today and after what it follows; gives the moment."""
        at = working_moment(day, self.chance)
        if at.date() >= self.course.today:
            at = datetime.combine(self.course.before(1), time(at.hour, at.minute), ZONE)
        if after is not None and at <= after:
            at = after + timedelta(minutes=self.chance.randint(20, 90))
        self.events.append((at, len(self.events), happen))
        return at

    def propose(self, on: date, moves: Moves) -> None:
        """A plan is sent, and approved some days later."""
        sent_at = self.on(on, lambda at: self.send_plan(moves, at))
        self.on(on + timedelta(days=self.chance.randint(2, 5)), self.approve_plan, after=sent_at)

    def leave_under_way(self, plan: tuple[PlanRow, ...]) -> None:
        slug = self.cluster.slug
        if slug not in WAITING_FOR_APPROVAL + RETURNED_PLAN + DRAFTED:
            return
        moves = next_plan(self.cluster, plan, self.course.today, 4, self.chance)
        if slug in DRAFTED:
            self.on(self.course.before(2), lambda at: self.draft_plan(moves, at))
            return
        sent_at = self.on(self.course.before(6), lambda at: self.send_plan(moves, at))
        if slug in RETURNED_PLAN:
            self.on(self.course.before(3), self.return_plan, after=sent_at)

    def draft_plan(self, moves: Moves, at: datetime) -> Revision:
        revision = revisions.start_draft(self.roadmap, moves.rows, by=self.manager, at=at)
        standing = {milestone.code: milestone.pk for milestone in self.roadmap.milestones.all()}
        if moves.dropped:
            revisions.decide_missing(revision, {standing[code] for code in moves.dropped}, by=self.manager, at=at)
        if moves.moved:
            reasons = {standing[code]: self.slip() for code in moves.moved}
            revisions.explain_moves(revision, reasons, by=self.manager, at=at)
        return revision

    def send_plan(self, moves: Moves, at: datetime) -> None:
        revision = self.draft_plan(moves, at - timedelta(minutes=9))
        revisions.submit(revision, by=self.manager, at=at, comment=self.chance.choice(self.sayings.revision_comments))

    def approve_plan(self, at: datetime) -> None:
        revisions.approve(self.roadmap.revisions.latest("number"), by=self.official, at=at)
        self.milestones = {}

    def return_plan(self, at: datetime) -> None:
        revision = self.roadmap.revisions.latest("number")
        revisions.return_(revision, reason=self.sayings.revision_return, by=self.official, at=at)

    def slip(self) -> tuple[str, str]:
        category, reason = self.chance.choice(self.sayings.slips)
        return reason, category

    def tell(self, telling: Telling, *, after: datetime | None) -> datetime:
        """A report is sent, decided as its fate says, and now and then talked about; gives the last moment."""
        last_at = self.on(telling.on, lambda at: self.report(telling, at), after=after)
        if telling.decided_on is not None:
            last_at = self.on(telling.decided_on, lambda at: self.decide(telling, at), after=last_at)
        if self.chance.random() < 0.07:
            asked, answered = self.chance.choice(self.sayings.talks)
            day = telling.on + timedelta(days=1)
            asked_at = self.on(day, lambda at: self.say(telling.code, asked, self.official, at))
            day += timedelta(days=1)
            self.on(day, lambda at: self.say(telling.code, answered, self.manager, at), after=asked_at)
        return last_at

    def answer(self, told: Round) -> None:
        """The round of reporting that is open: what it expects, and who answers that nothing has changed."""
        self.events.append((told.opening(), len(self.events), told.expect))
        for at, is_late in told.moments(self.course.today):
            self.events.append((at, len(self.events), partial(told.answer, is_late=is_late)))

    def judge(self, chance: Random) -> None:
        """Both sides say now and then how sure they are; by a chance of its own, so that nothing else changes."""
        for opinion in opinions(self.cluster.slug, self.cluster.fortune, self.course, chance):
            texts = {Confidence.AT_RISK: self.sayings.doubts, Confidence.CRITICAL: self.sayings.alarms}
            reason = chance.choice(texts.get(opinion.value, ("",)))
            self.events.append((working_moment(opinion.on, chance), len(self.events), self.rating(opinion, reason)))

    def rating(self, opinion: Opinion, reason: str) -> Callable[[datetime], object]:
        by = self.official if opinion.side == Side.MINISTRY else self.manager
        return lambda at: assessing.rate(
            self.roadmap, side=opinion.side, value=opinion.value, reason=reason, by=by, at=at
        )

    def report(self, telling: Telling, at: datetime) -> None:
        milestone = self.milestone(telling.code)
        if milestone.cancelled_at or milestone.state == ProgressState.DONE:
            return
        is_done = telling.state == ProgressState.DONE
        is_file = is_done and papers.is_file(telling.code, telling.on)
        forecast = max(telling.forecast, at.date()) if telling.forecast else None
        is_late = bool(forecast and milestone.baseline_date and forecast > milestone.baseline_date)
        reason, category = self.slip() if is_late else ("", "")
        texts = self.sayings.done if is_done else self.sayings.in_progress
        answers = ReportAnswers(
            state=telling.state,
            percent=telling.percent,
            forecast_date=forecast,
            actual_date=telling.actual,
            confidence=telling.confidence,
            comment=self.chance.choice(texts),
            slip_reason=reason,
            slip_category=category,
            evidence_link=self.link(telling) if is_done and not is_file else "",
        )
        begun_at = at - timedelta(minutes=4)
        report = progress.save_draft(milestone, answers, by=self.manager, at=begun_at)
        if is_file:
            evidence.bring(milestone, [papers.act(telling.code, telling.on)], by=self.manager, at=begun_at)
        progress.submit(report, by=self.manager, at=at)

    def decide(self, telling: Telling, at: datetime) -> None:
        milestone = self.milestone(telling.code)
        report = milestone.reports.filter(status=ReportStatus.SUBMITTED).first()
        if report is None:
            return
        report.milestone = milestone  # the one kept here, so that it knows what is decided
        if telling.outcome == Outcome.RETURNED:
            if crc32(f"{telling.code} {telling.on}".encode()) % 4 == 0:
                self.accept_by_mistake(report, at - timedelta(minutes=2))
            progress.return_(report, reason=self.chance.choice(self.sayings.returns), by=self.official, at=at)
        else:
            progress.accept(report, by=self.official, at=at)

    def accept_by_mistake(self, report: ProgressReport, at: datetime) -> None:
        """A press too early, taken back at once: the history of the milestone keeps both."""
        progress.accept(report, by=self.official, at=at)
        undoing.undo(report, by=self.official, at=at + timedelta(minutes=1))
        report.refresh_from_db(fields=["status", "reviewed_by", "reviewed_at", "before"])
        report.milestone.refresh_from_db(fields=progress.WRITTEN)

    def say(self, code: str, text: str, person: Person, at: datetime) -> None:
        discussion.write(self.milestone(code), text=text, by=person, at=at)

    def link(self, telling: Telling) -> str:
        return f"https://documents.example/{self.cluster.slug}/{telling.code}-{telling.on:%Y%m%d}.pdf"

    def milestone(self, code: str) -> Milestone:
        """A milestone of the plan in force; all of them are read once for each plan."""
        if not self.milestones:
            found = self.roadmap.milestones.select_related("roadmap__programme", "roadmap__cluster")
            self.milestones = {milestone.code: milestone for milestone in found}
        return self.milestones[code]


def later_promises(promises: dict[str, Promise], moves: Moves, on: date) -> dict[str, Promise]:
    """The promises after a revision: moved ones with their new date, dropped ones gone, new ones added."""
    later = {}
    for row in moves.rows:
        if row.due_date is None:
            continue
        standing = promises.get(row.code)
        is_kept = standing is not None and row.code not in moves.moved
        later[row.code] = standing if standing and is_kept else Promise(row.code, row.due_date, on)
    return later
