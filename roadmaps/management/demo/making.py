"""Makes the whole demo in one transaction: all of it or nothing."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from zlib import crc32

from django.db import transaction
from django.db.models import F

from clusters.models import Cluster, Programme, Region
from portal.inbox.models import Notice, NoticeState
from portal.mail.models import Message, MessageState
from roadmaps.management.demo import answers, talks
from roadmaps.management.demo.asking import Asking
from roadmaps.management.demo.begun import begin_reports
from roadmaps.management.demo.calendar import ZONE, Course
from roadmaps.management.demo.clusters import DemoCluster, Fortune
from roadmaps.management.demo.clusters_en import CLUSTERS_EN
from roadmaps.management.demo.clusters_ru import CLUSTERS_RU
from roadmaps.management.demo.history import History
from roadmaps.management.demo.leaves import choose_letters, take_leave
from roadmaps.management.demo.people import People
from roadmaps.management.demo.rounds import open_periods
from roadmaps.models import Roadmap
from roadmaps.reminders import actions as reminders

PROGRAMME_RU = "demo-leaders"
PROGRAMME_EN = "demo-international"
NOTICES_KEPT_DAYS = 30
# Who has begun reports in the grid and not sent them.
BEGINNERS = ("manager.ru", "manager.en")
# The Mondays on which the demo's reminders were told, as days ago at most.
REMINDED_DAYS_AGO = (15, 8)


def is_made() -> bool:
    return Programme.objects.filter(slug=PROGRAMME_RU).exists()


@transaction.atomic
def make(on: date) -> dict[str, int]:
    """Programmes, clusters, persons and 18 months of history up to the day; gives what was made, by kind."""
    course = Course(on)
    programmes = make_programmes(course)
    clusters = {demo.slug: make_cluster(demo) for demo in (*CLUSTERS_RU, *CLUSTERS_EN)}
    people = People(datetime.combine(course.begins - timedelta(days=20), time(10), ZONE))
    people.make_all(clusters)
    periods = {language: open_periods(programme, on) for language, programme in programmes.items()}
    for demo in (*CLUSTERS_RU, *CLUSTERS_EN):
        roadmap = Roadmap.objects.create(cluster=clusters[demo.slug], programme=programmes[demo.language])
        if demo.fortune != Fortune.EMPTY:
            official = people.by_name["official" if demo.language == "ru" else "official.en"]
            chance = Random(crc32(demo.slug.encode()))
            manager = people.by_name[demo.manager[1]]
            requests = Asking.of(roadmap, manager, official, course).laid_out()
            is_looked_at = demo.manager[1] in BEGINNERS
            # A round of reporting takes time to play: the earlier ones stand where people look first.
            rounds = periods[demo.language] if is_looked_at else periods[demo.language][:1]
            History(demo, roadmap, manager, official, course, chance, rounds).play(requests)
            if is_looked_at:
                begin_reports(roadmap, manager, course)
    make_talks(people, course)
    answers.answers([people.by_name[demo.manager[1]] for demo in CLUSTERS_RU], course)
    remember_reminders(course, list(programmes.values()))
    people.come_and_go(course, clusters)
    lay_to_rest(course)
    take_leave(course, people)
    choose_letters(course, people)
    return {
        "programmes": len(programmes),
        "clusters": len(clusters),
        "persons": len(people.by_name),
        "milestones": sum(roadmap.milestones.count() for roadmap in Roadmap.objects.all()),
    }


def make_talks(people: People, course: Course) -> None:
    """In each language a week of talk with the first cluster, and a letter to all of them."""
    for language, demos in (("ru", CLUSTERS_RU), ("en", CLUSTERS_EN)):
        official = people.by_name["official" if language == "ru" else "official.en"]
        working = [demo for demo in demos if demo.fortune != Fortune.EMPTY]
        roadmaps = [Roadmap.objects.select_related("cluster", "programme").get(cluster__slug=d.slug) for d in working]
        managers = [people.by_name[demo.manager[1]] for demo in working]
        talks.talk(roadmaps[0], managers[0], official, course)
        talks.letter_to_all(roadmaps, managers, official, course)


def make_programmes(course: Course) -> dict[str, Programme]:
    dates = {"starts_on": course.programme_start, "ends_on": course.programme_end}
    russian = Programme.objects.create(
        name="Кластеры — лидеры технологического развития", slug=PROGRAMME_RU, language="ru", **dates
    )
    english = Programme.objects.create(
        name="International Cluster Partnership", slug=PROGRAMME_EN, language="en", fiscal_start_month=4, **dates
    )
    return {"ru": russian, "en": english}


def make_cluster(demo: DemoCluster) -> Cluster:
    region, _is_new = Region.objects.get_or_create(name=demo.region)
    return Cluster.objects.create(
        name=demo.name,
        slug=demo.slug,
        region=region,
        managing_organisation=demo.organisation,
        founded_year=demo.founded,
        members_count=demo.members,
    )


def remember_reminders(course: Course, programmes: list[Programme]) -> None:
    """Raise and compose on two past mornings, so that the first worker run tells only what is new."""
    for days in REMINDED_DAYS_AGO:
        day = course.before(days)
        monday = day - timedelta(days=day.weekday())
        at = datetime.combine(monday, time(11), ZONE)
        for programme in programmes:
            reminders.raise_due(programme, on=monday, at=at)
        reminders.compose(at=at)


def lay_to_rest(course: Course) -> None:
    """Letters of the past were sent in the past, and what happened long ago has been read."""
    Message.objects.filter(state=MessageState.QUEUED).update(
        state=MessageState.SENT, accepted_at=F("created_at"), attempts=1
    )
    long_ago = datetime.combine(course.before(NOTICES_KEPT_DAYS), time(0), ZONE)
    Notice.objects.filter(needs_action=False, created_at__lt=long_ago).update(
        state=NoticeState.DONE, done_at=F("created_at")
    )
