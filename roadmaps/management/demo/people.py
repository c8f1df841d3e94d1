"""The persons of the demo: every role, in both languages. All share one password, shown at the start."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib.auth.hashers import make_password

from clusters.models import Assignment, Cluster, Role
from clusters.people.actions import Invited, invite
from portal.accounts.demo import DEMO_DOMAIN, DEMO_PASSWORD
from portal.accounts.models import Person
from roadmaps.management.demo.calendar import SILENT_DAYS, ZONE, Course
from roadmaps.management.demo.clusters import DemoCluster
from roadmaps.management.demo.clusters_en import CLUSTERS_EN
from roadmaps.management.demo.clusters_ru import CLUSTERS_RU

# Local part of the address, full name, position, language, time zone.
MINISTRY = (
    ("official", "Ирина Орлова", "Официальный куратор, отдел кластерной политики", "ru"),
    ("sedov", "Александр Седов", "Заместитель начальника отдела", "ru"),
    ("official.en", "Grace Miller", "Official, international programme", "en"),
    ("analyst", "Вера Лисицына", "Аналитик обсерватории", "ru"),
    ("admin", "Виктор Кузнецов", "Администратор портала", "ru"),
)
# Invited lately: days ago, address, full name, cluster. The second invitation ends tomorrow.
INVITED = (
    (2, "fomina", "Людмила Фомина", "tomsk-materials"),
    (6, "titov", "Пётр Титов", "kaluga-medtech"),
)
CONTRIBUTOR = ("contributor", "Дмитрий Гуляев", "Участник: главный технолог", "ru")
ZONES = {
    "altai-composites": "Asia/Barnaul",
    "tomsk-materials": "Asia/Tomsk",
    "novosibirsk-biotech": "Asia/Novosibirsk",
    "bashkir-chemistry": "Asia/Yekaterinburg",
    "volga-instruments": "Europe/Samara",
    "ulyanovsk-aviation": "Europe/Ulyanovsk",
    "baltic-robotics": "Europe/Kaliningrad",
    "far-east-hydrogen": "Asia/Sakhalin",
}


class People:
    """Makes persons and remembers them by the local part of their address."""

    def __init__(self, joined_at: datetime) -> None:
        self._joined_at = joined_at
        # One hash for all: a password costs a third of a second, and here it is no secret.
        self._password = make_password(DEMO_PASSWORD)
        self.by_name: dict[str, Person] = {}

    def make(
        self, name: str, full_name: str, position: str, language: str, *, zone: str = "Europe/Moscow", phone: str = ""
    ) -> Person:
        person = Person(
            email=f"{name}{DEMO_DOMAIN}",
            full_name=full_name,
            position=position,
            language=language,
            time_zone=zone,
            phone=phone,
            joined_at=self._joined_at,
            password=self._password,
        )
        person.save()
        self.by_name[name] = person
        return person

    def make_all(self, clusters: dict[str, Cluster]) -> None:
        """Managers first, so that they stand first on the sign-in page; then contributors and the ministry."""
        for demo in (CLUSTERS_RU[0], CLUSTERS_EN[0]):
            self.make_manager(demo, clusters[demo.slug])
        assign(self.make(*CONTRIBUTOR, zone="Asia/Barnaul"), Role.CONTRIBUTOR, clusters["altai-composites"])
        for row in MINISTRY:
            self.make(*row)
        for demo in (*CLUSTERS_RU[1:], *CLUSTERS_EN[1:]):
            self.make_manager(demo, clusters[demo.slug])
        self.assign_ministry(clusters)

    def make_manager(self, demo: DemoCluster, cluster: Cluster) -> None:
        full_name, name, phone = demo.manager
        position = f"Руководитель кластера «{demo.name}»" if demo.language == "ru" else f"Cluster manager, {demo.name}"
        zone = ZONES.get(demo.slug, "Europe/Moscow")
        person = self.make(name, full_name, position, demo.language, zone=zone, phone=phone)
        assign(person, Role.CLUSTER_MANAGER, cluster)

    def assign_ministry(self, clusters: dict[str, Cluster]) -> None:
        for demo in CLUSTERS_RU:
            assign(self.by_name["official"], Role.OFFICIAL, clusters[demo.slug])
        for demo in CLUSTERS_RU[5:9]:
            assign(self.by_name["sedov"], Role.OFFICIAL, clusters[demo.slug])
        for demo in CLUSTERS_EN:
            assign(self.by_name["official.en"], Role.OFFICIAL, clusters[demo.slug])
        assign(self.by_name["analyst"], Role.ANALYST)
        assign(self.by_name["admin"], Role.ADMIN)

    def come_and_go(self, course: Course, clusters: dict[str, Cluster]) -> None:
        """Everybody was here lately but the manager of the silent cluster; two persons are invited."""
        for number, (name, person) in enumerate(sorted(self.by_name.items())):
            days = SILENT_DAYS if name == "kochetkov" else 1 + number % 6
            seen_at = datetime.combine(course.before(days), time(9 + number % 8, number * 7 % 60), ZONE)
            Person.objects.filter(pk=person.pk).update(last_seen_at=seen_at)
        for days, name, full_name, slug in INVITED:
            invited = Invited(f"{name}{DEMO_DOMAIN}", full_name, "ru", Role.CONTRIBUTOR, [clusters[slug]])
            at = datetime.combine(course.today, time(8), ZONE) - timedelta(days=days)
            invite(invited, by=self.by_name["admin"], at=at)


def assign(person: Person, role: Role, cluster: Cluster | None = None) -> None:
    Assignment.objects.create(person=person, role=role, cluster=cluster)
