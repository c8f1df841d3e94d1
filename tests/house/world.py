"""Two clusters that must not know of each other, with one record of every kind in each, and persons of every role."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from clusters.models import Cluster, Deputy, Role
from portal.accounts import invitations
from portal.accounts.models import Person
from portal.inbox import notices
from portal.inbox.models import Notice
from portal.mail import unsubscribing
from portal.mail.models import Message, MessageState
from portal.shell.models import Heartbeat
from roadmaps.answering import links
from roadmaps.importing.kept import problems_of_reading, rows_of_reading, summary_of
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import (
    Attachment,
    Circular,
    ConfidenceRating,
    DiscussionMessage,
    Evidence,
    Milestone,
    ProgressReport,
    ReportWorkbook,
    Request,
    Revision,
    Roadmap,
    Upload,
)
from roadmaps.progress.workbook_form import SentCell, SentRow
from roadmaps.reading.document import read
from roadmaps.requests.actions import ask
from roadmaps.revisions.actions import start_draft
from roadmaps.terms import ReportStatus, RevisionStatus, UploadState
from roadmaps.understanding.plan_reading import PlanReading, read_plan
from tests import factories
from tests.factories import NOW
from tests.house import rules

MISSING = 999_999
Kwargs = dict[str, Any]


@dataclass(frozen=True)
class Side:
    """One cluster with its records."""

    cluster: Cluster
    roadmap: Roadmap
    milestone: Milestone
    submitted_report: ProgressReport
    draft_report: ProgressReport
    submitted_revision: Revision
    draft_revision: Revision
    upload: Upload
    sent_upload: Upload
    evidence: Evidence
    leave: Deputy
    message: DiscussionMessage
    attachment: Attachment
    circular: Circular
    report_workbook: ReportWorkbook
    help_asked: Request
    question_asked: Request

    def kwargs(self, target: str) -> Kwargs | None:
        if target == "cluster":
            return {"slug": self.cluster.slug}
        if target == "thread":
            return {"kind": "milestone", "pk": self.milestone.pk}
        record = getattr(self, target.replace(" ", "_"), None)
        return {"pk": record.pk} if record is not None else None


@dataclass(frozen=True)
class World:
    a: Side
    b: Side
    persons: dict[str, Person]
    clients: dict[str, Client]
    extra: dict[str, Kwargs]

    def own(self, target: str, role: str) -> Kwargs:
        """What the address needs to be about the record in cluster A, or about the person's own."""
        if target == "notice":
            return {"pk": Notice.objects.get(person=self.persons[role]).pk if role in self.persons else MISSING}
        found = self.a.kwargs(target)
        return self.extra[target] if found is None else found

    def missing(self, target: str) -> Kwargs:
        return {"slug": "no-such-cluster"} if target == "cluster" else dict.fromkeys(self.own(target, ""), MISSING)


def make_side(name: str) -> Side:
    cluster = factories.make_cluster(name)
    roadmap = factories.make_roadmap(cluster)
    author = factories.make_manager(cluster)
    milestones = [factories.make_milestone(roadmap, title=f"Promise of {name}") for _ in range(3)]
    sent = make_plan(roadmap, author, f"Plan of {name}, sent")
    Revision.objects.filter(pk=sent.pk).update(status=RevisionStatus.SUBMITTED, submitted_by=author, submitted_at=NOW)
    draft = make_plan(roadmap, author, f"Plan of {name}, unfinished")
    report: Kwargs = {"author": author, "created_at": NOW, "state": "in_progress", "comment": f"Words of {name}"}
    for subject in (sent, roadmap):
        factories.make_message(subject, author, text=f"Talk of {name}")
    circular = Circular.objects.create(author=author, text=f"To many of {name}", written_at=NOW)
    factories.make_message(roadmap, author, text=f"To many of {name}", circular=circular)
    message = factories.make_message(milestones[0], author, text=f"Talk of {name}")
    submitted = ProgressReport.objects.create(
        milestone=milestones[1], status=ReportStatus.SUBMITTED, submitted_by=author, submitted_at=NOW, **report
    )
    ConfidenceRating.objects.create(
        roadmap=roadmap, side="ministry", value="at_risk", reason=f"Doubt about {name}", rated_by=author, rated_at=NOW
    )
    filled_in = ReportWorkbook.objects.create(
        roadmap=roadmap,
        name=f"Reports of {name}.xlsx",
        sha256="0" * 64,
        size=1,
        rows=[SentRow(2, milestones[0].pk, "", (SentCell("comment", "L2", "", f"Cell of {name}"),)).to_json()],
        uploaded_by=author,
        uploaded_at=NOW,
    )
    period = factories.make_period(roadmap.programme)
    for milestone in milestones:
        factories.make_expected(milestone, period)
    return Side(
        cluster=cluster,
        roadmap=roadmap,
        milestone=milestones[0],
        submitted_report=submitted,
        draft_report=ProgressReport.objects.create(milestone=milestones[2], status=ReportStatus.DRAFT, **report),
        submitted_revision=sent,
        draft_revision=draft,
        upload=draft.upload,
        sent_upload=sent.upload,
        report_workbook=filled_in,
        evidence=factories.make_evidence(submitted, name=f"Act of {name}.png"),
        leave=make_leave(cluster),
        message=message,
        circular=circular,
        attachment=factories.make_attachment(message, name=f"Protocol of {name}.png"),
        help_asked=ask_of(milestones[0], "help", f"Help for {name}", by=author),
        question_asked=ask_of(milestones[1], "information", f"Question to {name}", by=factories.make_official()),
    )


def ask_of(milestone: Milestone, kind: str, need: str, *, by: Person) -> Request:
    return ask(milestone, kind=kind, need=need, details=f"{need}, in detail", category="other", by=by, at=NOW)


def make_leave(cluster: Cluster) -> Deputy:
    """One manager of the cluster goes on leave tomorrow, another stands in."""
    absent, deputy = factories.make_manager(cluster), factories.make_manager(cluster)
    tomorrow = factories.TODAY + timedelta(days=1)
    return Deputy.objects.create(absent=absent, deputy=deputy, starts_on=tomorrow, ends_on=tomorrow, named_at=NOW)


def make_plan(roadmap: Roadmap, author: Person, title: str) -> Revision:
    """A draft from a file, as importing makes it; each file is read once for all worlds."""
    content = f"№;Мероприятие;Ответственный;Срок\n1;{title};Иванова О. С.;31.12.2026\n".encode()
    found = reading_of(content)
    upload = Upload.objects.create(
        roadmap=roadmap,
        file=ContentFile(content, name="plan.csv"),
        name="plan.csv",
        kind="csv",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        state=UploadState.READ,
        choices=MadeChoices().to_json(),
        problems=problems_of_reading(found),
        summary=summary_of(found),
        uploaded_by=author,
        uploaded_at=NOW,
    )
    return start_draft(roadmap, rows_of_reading(found), by=author, at=NOW, upload=upload)


@cache
def reading_of(content: bytes) -> PlanReading:
    return read_plan(read(content, "plan.csv"))


def make_world() -> World:
    a, b = make_side("Alpha"), make_side("Beta")
    persons = {
        rules.MANAGER: factories.make_manager(a.cluster),
        rules.CONTRIBUTOR: person_with(Role.CONTRIBUTOR, a.cluster),
        rules.CURATOR: factories.make_official(a.cluster),
        rules.OFFICIAL: factories.make_official(),
        rules.ANALYST: person_with(Role.ANALYST),
        rules.ADMIN: factories.make_admin(),
        rules.MANAGER_B: factories.make_manager(b.cluster),
        rules.ROLELESS: factories.make_manager(a.cluster),
    }
    # The writer's own message is edited: in A, the manager of the table of rules wrote it.
    DiscussionMessage.objects.filter(pk=a.message.pk).update(author=persons[rules.MANAGER])
    Circular.objects.filter(pk=a.circular.pk).update(author=persons[rules.OFFICIAL])
    shut_out = {role: factories.make_manager(a.cluster) for role in rules.SHUT_OUT[1:]}
    clients = {role: client_of(person) for role, person in (persons | shut_out).items()}
    clients["nobody"] = Client()
    shut_out["deactivated"].is_active = False
    shut_out["deactivated"].save()
    shut_out[rules.SHUT_OUT[2]].set_password("another long password")
    shut_out[rules.SHUT_OUT[2]].save()
    persons[rules.ROLELESS].assignments.all().delete()
    for person in persons.values():
        notices.tell(
            [person], kind="test", subject=f"person:{person.pk}", params={}, url="/", needs_action=False, at=NOW
        )
    Heartbeat.objects.create(process="worker", at=NOW)
    return World(a, b, persons, clients, extra_targets(a))


def person_with(role: Role, cluster: Cluster | None = None) -> Person:
    person = factories.make_person()
    factories.assign(person, role, cluster)
    return person


def client_of(person: Person) -> Client:
    person.set_password("a long password")
    person.save()
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def extra_targets(side: Side) -> dict[str, Kwargs]:
    """Records that belong to no cluster."""
    invited = factories.make_person(joined_at=None)
    admin = factories.make_admin()
    link = invitations.invite(invited, by=admin, at=NOW)
    someone = factories.make_manager(side.cluster)
    demo = factories.make_person(email="someone@demo.example")
    Message.objects.update(state=MessageState.SENT, accepted_at=NOW)
    (answer_link,) = links.issue(someone, [side.milestone], at=timezone.now())
    unsubscribing.register("test", "Letters of a test", lambda reader, at: ())
    return {
        "answer link": {"token": token_of(links.address_of(answer_link))},
        "end of letters": {"token": token_of(unsubscribing.link_for("test", someone.pk))},
        "letter specimen": {"slug": "account-invitation", "language": "en"},
        "language": {"language": "en"},
        "person": {"pk": someone.pk},
        "assignment": {"pk": someone.pk, "assignment": someone.assignments.get().pk},
        "demo person": {"pk": demo.pk},
        "programme": {"slug": side.roadmap.programme.slug},
        "letter": {"pk": Message.objects.get(person=invited).pk},
        "invitation": {"token": token_of(link)},
        "reset key": {"uidb36": user_pk_to_url_str(someone), "key": default_token_generator.make_token(someone)},
    }


def token_of(link: str) -> str:
    """What an address ends with."""
    return link.rstrip("/").rpartition("/")[2]
