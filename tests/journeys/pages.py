"""Every page that somebody can look at, with the demo's year and a half of history on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.management import call_command
from django.db.models import Count
from django.urls import reverse

from clusters.models import Role
from portal.accounts import invitations
from portal.accounts.demo import DEMO_DOMAIN
from portal.accounts.models import Person
from portal.mail import unsubscribing
from portal.mail.models import Message
from roadmaps.answering import links
from roadmaps.importing import actions as importing
from roadmaps.models import Circular, DiscussionMessage, Milestone, ProgressReport, Request, Revision, Roadmap
from roadmaps.progress import workbook_actions
from roadmaps.progress.workbook_writer import workbook_of
from roadmaps.revisions import editing
from roadmaps.terms import ReportStatus, RequestKind, RequestStatus, RevisionStatus
from tests.factories import assign, make_cluster, make_person
from tests.house.rules import ADMIN, ANALYST, CONTRIBUTOR, MANAGER, OFFICIAL, ROLELESS, RULES
from tests.house.world import token_of
from tests.journeys.cast import MORNING, TODAY
from tests.journeys.workbooks import filled_in, twelve_rows

VISITOR = "a visitor"
NEWCOMER = "manager of a cluster without a roadmap"
READERS = (MANAGER, OFFICIAL, ADMIN, ANALYST)
NO_PAGES = {
    "healthz",
    "readyz",
    "upload_file",
    "upload_reading",
    "upload_blank",
    "upload_marked",
    "evidence_file",
    "evidence_preview",
    "thread_news",
    "thread_names",
    "attachment_file",
    "roadmap_workbook",
    "report_workbook",
    "mailbox_letter_html",
    "letter_specimen_html",
    "request_together",  # alone it says that nothing is chosen; `asked` visits it with something
}
"""Addresses that answer with something else than a page of the portal."""

ANSWERED: list[dict[str, object]] = [
    {"percent": 55, "comment": "Стенд смонтирован, идёт наладка.", "forecast_date": "20.12.2026"},
    {"percent": "около половины", "forecast_date": "31.11.2026"},
    {"unchanged": "да"},
    {"state": "Не будет выполнено"},
    {"responsible": "Новиков А. В."},
]
"""What a manager fills in: a report, cells that cannot be read, standstill, a draft, a change of the plan."""


@dataclass(frozen=True)
class Stop:
    """A page as one person looks at it; a page that says that there is nothing answers with another status."""

    name: str
    role: str
    address: str
    status: int = 200


@dataclass(frozen=True)
class Demo:
    persons: dict[str, Person]
    targets: dict[str, dict[str, Any]]
    roadmap: Roadmap
    milestone: Milestone

    def address(self, name: str) -> str:
        return reverse(name, kwargs=self.targets[RULES[name].target] if RULES[name].target else {})


def make_demo() -> Demo:
    """The data of `seed_demo` on TODAY, with what people bring: a file, an invitation, a newcomer."""
    call_command("seed_demo", "--on", TODAY.isoformat(), verbosity=0)
    names = {
        MANAGER: "manager.ru",
        CONTRIBUTOR: "contributor",
        OFFICIAL: "official",
        ANALYST: "analyst",
        ADMIN: "admin",
    }
    persons = {role: Person.objects.get(email=name + DEMO_DOMAIN) for role, name in names.items()}
    persons |= {ROLELESS: make_person(), NEWCOMER: make_person()}
    assign(persons[NEWCOMER], Role.CLUSTER_MANAGER, make_cluster("Молодой кластер"))
    Person.objects.update(theme="system")
    roadmap = Roadmap.objects.get(cluster__assignments__person=persons[MANAGER])
    milestone = Milestone.objects.filter(roadmap=roadmap).annotate(count=Count("reports")).order_by("-count", "pk")[0]
    write_without_a_space(roadmap, milestone)
    return Demo(persons, targets_of(roadmap, milestone, persons), roadmap, milestone)


def write_without_a_space(roadmap: Roadmap, milestone: Milestone) -> None:
    """People write words that no line can hold: codes, addresses, what a cat has typed."""
    endless = "Й" * 70
    Milestone.objects.filter(pk=milestone.pk).update(title=f"{milestone.title} {endless}")
    Request.objects.filter(roadmap=roadmap).update(need=f"Разъяснить порядок {endless}")
    DiscussionMessage.objects.filter(cluster=roadmap.cluster, removed_at=None).update(text=f"Спасибо, {endless}")


def targets_of(roadmap: Roadmap, milestone: Milestone, persons: dict[str, Person]) -> dict[str, dict[str, Any]]:
    """What the addresses are about, by the words of the table of rules."""
    manager, invited = persons[MANAGER], make_person(joined_at=None, full_name="Анна Гостева")
    link = invitations.invite(invited, by=persons[ADMIN], at=MORNING)
    by_hand = editing.edit_plan(roadmap, by=manager, at=MORNING)
    upload = importing.receive(roadmap, name="Дорожная карта.xlsx", content=twelve_rows(), by=manager, at=MORNING)
    form = filled_in(workbook_of(roadmap, at=MORNING).content, ANSWERED)
    filled = workbook_actions.receive(roadmap, name="Отчёты за IV кв.xlsx", content=form, by=manager, at=MORNING)
    (answer_link,) = links.issue(manager, [milestone_to_answer(roadmap)], at=MORNING)
    unsubscribing.register("test", "Letters of a test", lambda reader, at: ())
    key = {"uidb36": user_pk_to_url_str(manager), "key": default_token_generator.make_token(manager)}
    return {
        "cluster": {"slug": roadmap.cluster.slug},
        "programme": {"slug": roadmap.programme.slug},
        "roadmap": {"pk": roadmap.pk},
        "milestone": {"pk": milestone.pk},
        "thread": {"kind": "milestone", "pk": milestone.pk},
        "circular": {"pk": Circular.objects.filter(author=persons[OFFICIAL]).latest("pk").pk},
        "message": {"pk": DiscussionMessage.objects.filter(author=manager).latest("pk").pk},
        "help asked": {"pk": roadmap.requests.filter(kind=RequestKind.HELP).latest("pk").pk},
        "report workbook": {"pk": filled.pk},
        "upload": {"pk": upload.pk},
        "submitted revision": {"pk": roadmap.revisions.filter(status=RevisionStatus.APPROVED).latest("number").pk},
        "draft revision": {"pk": by_hand.pk},
        "person": {"pk": manager.pk},
        "letter": {"pk": Message.objects.filter(html__gt="").latest("pk").pk},
        "invitation": {"token": token_of(link)},
        "answer link": {"token": token_of(links.address_of(answer_link))},
        "end of letters": {"token": token_of(unsubscribing.link_for("test", manager.pk))},
        "letter specimen": {"slug": "reminders-cluster", "language": "ru"},
        "language": {"language": "ru"},
        "reset key": key,
    }


def milestone_to_answer(roadmap: Roadmap) -> Milestone:
    """One that takes a report and has none begun."""
    open_ones = Milestone.objects.taking_reports().filter(roadmap=roadmap)
    return open_ones.exclude(reports__status__in=[ReportStatus.DRAFT, ReportStatus.SUBMITTED]).first()


def every_stop(demo: Demo) -> list[Stop]:
    """Every address with a page once, as the first who may see it; then the same pages with other eyes."""
    found = [*of_the_resolver(demo), *homes(), *plans(demo), *progress(demo)]
    return [*found, *asked(demo), *narrowed(demo), *dead_ends()]


def of_the_resolver(demo: Demo) -> Iterator[Stop]:
    demo.targets["language"] = {"language": Person.objects.get(pk=demo.persons[MANAGER].pk).language}
    for name, rule in sorted(RULES.items()):
        if rule.get and name not in NO_PAGES:
            role = VISITOR if rule.is_public else next(role for role in READERS if role in rule.get)
            yield Stop(name, role, demo.address(name))


def homes() -> Iterator[Stop]:
    for role in (CONTRIBUTOR, OFFICIAL, ANALYST, ADMIN, ROLELESS, NEWCOMER):
        yield Stop("home", role, reverse("home"))


def plans(demo: Demo) -> Iterator[Stop]:
    draft = demo.roadmap.revisions.filter(status=RevisionStatus.DRAFT).latest("number")
    yield Stop("draft", MANAGER, draft.get_absolute_url())
    for status in (RevisionStatus.SUBMITTED, RevisionStatus.RETURNED):
        revision = Revision.objects.filter(
            status=status, roadmap__cluster__assignments__person=demo.persons[OFFICIAL]
        ).latest("pk")
        yield Stop(f"revision {status}", OFFICIAL, revision.get_absolute_url())
        yield Stop("revisions", OFFICIAL, reverse("revisions", args=[revision.roadmap_id]))


def progress(demo: Demo) -> Iterator[Stop]:
    waiting = ProgressReport.objects.where(demo.persons[OFFICIAL], "review").filter(status=ReportStatus.SUBMITTED)
    report = waiting.latest("pk")
    yield Stop("milestone to review", OFFICIAL, report.milestone.get_absolute_url())
    yield Stop("chosen report", OFFICIAL, f"{reverse('review')}?report={report.pk}")
    yield Stop("milestone", ANALYST, demo.milestone.get_absolute_url())


def asked(demo: Demo) -> Iterator[Stop]:
    """A request in each state, as both sides see it, and the page where several get one answer."""
    for role in (MANAGER, OFFICIAL):
        seen = Request.objects.visible_to(demo.persons[role])
        for status in RequestStatus:
            for request in seen.filter(status=status)[:1]:
                yield Stop(f"request {status}", role, request.get_absolute_url())
    chosen = seen.filter(status=RequestStatus.OPEN, kind=RequestKind.HELP)[:3]
    query = "&".join(f"requests={request.pk}" for request in chosen)
    yield Stop("request_together", OFFICIAL, f"{reverse('request_together')}?{query}")
    yield Stop("requests", OFFICIAL, reverse("requests"))
    yield Stop("requests of one part", OFFICIAL, f"{reverse('requests')}?section=ministry&mine=1")


def narrowed(demo: Demo) -> Iterator[Stop]:
    roadmap, portfolio = demo.roadmap.get_absolute_url(), reverse("portfolio")
    for query in ("?view=table", "?view=table&state=overdue", "?words=nothing-like-this"):
        yield Stop(f"roadmap {query}", MANAGER, roadmap + query)
    for query in ("?q=центр", "?q=центр&kind=milestones", "?q=nothing-like-this"):
        yield Stop(f"search {query}", OFFICIAL, reverse("search") + query)
    for query in ("?state=overdue", "?words=nothing-like-this", "?view=heatmap"):
        yield Stop(f"portfolio {query}", OFFICIAL, portfolio + query)
    for shelf in ("needs-you", "information", "done"):
        yield Stop(f"inbox {shelf}", OFFICIAL, f"{reverse('inbox')}?shelf={shelf}")


def dead_ends() -> Iterator[Stop]:
    yield Stop("not found", MANAGER, "/no-such-page/", status=404)
    yield Stop("not allowed", MANAGER, reverse("people"), status=403)
    yield Stop("link that answers no more", VISITOR, reverse("answer", args=["cut"]), status=404)
    yield Stop("unknown invitation", VISITOR, reverse("join", args=["cut"]), status=404)
