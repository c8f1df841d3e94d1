"""Specimens of the letters about roadmaps: made-up people, a cluster and its milestones, none of them in the database.

They say what the letters say by the same functions wherever a letter has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.models import Cluster, Programme, Rhythm
from portal.accounts.models import Person
from portal.inbox.models import Notice
from portal.mail.correspondence import Contact
from portal.mail.specimens import CURATOR, Specimen, in_language, register
from portal.shell.someone import Addressee
from roadmaps.models import (
    ConfidenceRating,
    Milestone,
    ProgressReport,
    Reminder,
    ReportingPeriod,
    Request,
    Revision,
    Roadmap,
    Upload,
)
from roadmaps.reminders.contents import Contents
from roadmaps.reminders.digest import context_of, milestones_of
from roadmaps.revisions.letter_lines import LetterChanges, Listed
from roadmaps.revisions.lines import RowLine
from roadmaps.terms import Confidence, ReminderStep, RequestKind, SlipCategory

Context = Mapping[str, Any]
SEAL = "HNJoVJD3CHcsH6mcoBYfbjfr4NZ_9Inf76Aq4N3acok"
MORNING = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
TITLES = {
    "ru": ("Композиты Алтая", "Второй пресс", "Сертификат ISO 9001", "Учебный центр", "Договор с вузом"),
    "en": ("Altai Composites", "Second press", "ISO 9001 certificate", "Training centre", "Contract with the college"),
}
OFFICIAL = Person(pk=3, full_name="Ирина Орлова", email=CURATOR.email)
MANAGER = Person(pk=4, full_name="Ольга Ким", email="o.kim@cluster.example")
SENDER = Contact(MANAGER.full_name, MANAGER.email)


def titles() -> tuple[str, ...]:
    return in_language(TITLES)


def roadmap() -> Roadmap:
    cluster = Cluster(pk=5, name=titles()[0], slug="altai")
    return Roadmap(pk=6, cluster=cluster, programme=Programme(pk=7, name="Programme", time_zone="Europe/Moscow"))


def milestone(number: int, due: date) -> Milestone:
    codes = ("", "1.7", "2.4", "3.1", "3.2")
    return Milestone(pk=10 + number, roadmap=roadmap(), code=codes[number], title=titles()[number], baseline_date=due)


OTHER_SUBJECTS = {"revision", "request", "period"}


# --- Reminders ---------------------------------------------------------------------------------------------------


def reminder(kind: ReminderStep, number: int, due: date, *, reason: str = "manager", **about: Any) -> Reminder:
    subject = {} if about.keys() & OTHER_SUBJECTS else {"milestone": milestone(number, due)}
    return Reminder(kind=kind, due_date=due, reason=reason, **subject, **about)


def of_cluster(reader: Addressee) -> Context:
    period = ReportingPeriod(
        pk=61,
        programme=roadmap().programme,
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 9, 30),
        opens_on=date(2026, 10, 1),
        cluster_due_date=date(2026, 11, 20),
        rhythm=Rhythm.QUARTERLY,
    )
    of_period: dict[str, Any] = {"period": period, "roadmap": roadmap(), "reason": "responsible"}
    rows = [
        reminder(ReminderStep.OVERDUE, 1, date(2026, 10, 1)),
        reminder(ReminderStep.OVERDUE, 2, date(2026, 11, 13), reason="responsible"),
        reminder(ReminderStep.BEFORE_DUE, 3, date(2026, 11, 23)),
        reminder(ReminderStep.REPORT_MISSING, 0, period.cluster_due_date, **of_period),
        reminder(ReminderStep.REPORT_RETURNED, 4, date(2026, 11, 18), reason="author", report=report()),
    ]
    return digest_of(rows, reader)


def of_news(reader: Addressee) -> Context:
    said = {"person": OFFICIAL.full_name, "milestone": f"2.4 {titles()[2]}", "cluster": titles()[0]}
    news = Notice(kind="report.accepted", params=said, url=reverse("milestone", args=[12]), place=titles()[0])
    return digest_of([], reader, [news])


def of_one_line(reader: Addressee) -> Context:
    return digest_of([reminder(ReminderStep.BEFORE_DUE, 1, date(2026, 11, 23), reason="responsible")], reader)


def of_official(reader: Addressee) -> Context:
    waiting = Revision(pk=21, roadmap=roadmap(), number=3)
    need = in_language({"ru": "Таможенные документы на второй пресс", "en": "Customs papers for the second press"})
    asked = Request(pk=71, roadmap=roadmap(), need=need, kind=RequestKind.HELP)
    rows = [
        reminder(ReminderStep.REPORT_TO_REVIEW, 2, date(2026, 11, 16), reason="curator", report=report()),
        reminder(ReminderStep.REVISION_TO_APPROVE, 0, date(2026, 11, 12), reason="curator", revision=waiting),
        reminder(ReminderStep.REQUEST_TO_ANSWER, 0, date(2026, 11, 18), reason="curator", request=asked),
    ]
    return digest_of(rows, reader)


def digest_of(rows: list[Reminder], reader: Addressee, news: Sequence[Notice] = ()) -> Context:
    person = Person(pk=reader.pk, language=reader.language, time_zone=reader.time_zone)
    answers = {
        one.pk: settings.PORTAL_URL + reverse("answer", args=[f"{one.pk}.{SEAL}"]) for one in milestones_of(rows)
    }
    return context_of(person, Contents(rows, list(news)), at=MORNING, answers=answers)


# --- Reports, ratings and files ----------------------------------------------------------------------------------


def report() -> ProgressReport:
    reason = {"ru": "Приложите протокол испытаний.", "en": "Attach the protocol of the tests."}
    return ProgressReport(pk=31, milestone=milestone(2, date(2026, 11, 13)), reason=in_language(reason))


def report_returned(reader: Addressee) -> Context:
    returned = report()
    return {
        "report": returned,
        "milestone": returned.milestone,
        "label": str(returned.milestone),
        "cluster": returned.milestone.roadmap.cluster,
        "reviewer": OFFICIAL,
        "link": settings.PORTAL_URL + reverse("report_edit", args=[returned.milestone_id]),
    }


def rated(reader: Addressee) -> Context:
    reason = in_language({"ru": "Третий перенос по пункту 1.7.", "en": "The third delay of 1.7."})
    rating = ConfidenceRating(pk=41, roadmap=roadmap(), value=Confidence.AT_RISK, reason=reason, rated_by=OFFICIAL)
    return {
        "rating": rating,
        "before": Confidence.ON_TRACK,
        "cluster": rating.roadmap.cluster,
        "rater": OFFICIAL,
        "link": settings.PORTAL_URL + rating.get_absolute_url(),
    }


def file_ready(reader: Addressee) -> Context:
    path = settings.PORTAL_URL + reverse("upload_check", args=[51])
    return {"name": "roadmap.xlsx", "cluster": roadmap().cluster, "link": path, "count": 48, "problems": 3}


def file_refused(reader: Addressee) -> Context:
    reason = {"ru": "Файл защищён паролем. Снимите пароль.", "en": "The file has a password. Take it off."}
    said = in_language(reason)
    path = settings.PORTAL_URL + reverse("upload", args=[6])
    return {"name": "roadmap.xlsx", "cluster": roadmap().cluster, "link": path, "reason": said}


# --- Revisions ---------------------------------------------------------------------------------------------------


def row(number: int, **said: Any) -> RowLine:
    codes = ("", "1.7", "2.4", "3.1", "3.2")
    values: dict[str, Any] = {
        "pk": number,
        "milestone": number,
        "code": codes[number],
        "workstream": "",
        "title": titles()[number],
        "deliverable": "",
        "responsible": "",
        "due_date": date(2027, 3, 31),
        "precision": "quarter",
        "wording": "",
        "is_assumption": False,
    }
    return RowLine(**(values | said))


def changes() -> LetterChanges:
    reason = {"ru": "Поставщик ждёт субсидию", "en": "The supplier waits for the subsidy"}
    moved = row(
        1,
        days=90,
        earlier_date=date(2026, 12, 31),
        earlier_precision="quarter",
        reason=in_language(reason),
        category=SlipCategory.MONEY,
    )
    return LetterChanges(
        moved=Listed((moved,), 0), added=Listed((row(4),), 2), removed=Listed((row(3),), 0), declined=Listed((), 0)
    )


def revision_letter(letter: str) -> Callable[[Addressee], Context]:
    def context(reader: Addressee) -> Context:
        upload = Upload(name="roadmap.xlsx", sha256="9f86d081884c7d659a2feaa0c55ad015" * 2)
        revision = Revision(pk=21, roadmap=roadmap(), number=3, submitted_at=MORNING, upload=upload)
        comment = {"ru": "Сроки согласованы с банком.", "en": "The dates are agreed with the bank."}
        return {
            "number": 3,
            "cluster": titles()[0],
            "who": (OFFICIAL if letter in DECIDED_BY_MINISTRY else MANAGER).full_name,
            "revision": revision,
            "counts": {"added": 3, "moved": 1, "changed": 2, "dropped": 1, "same": 42},
            "changes": changes(),
            "comment": in_language(comment),
            "reason": in_language(comment),
            "link": settings.PORTAL_URL + revision.get_absolute_url(),
        }

    return context


DECIDED_BY_MINISTRY = ("approved", "returned", "undone")
REVISION_LETTERS = {
    "receipt": (_("Plan received"), None),
    "submitted": (_("Plan waiting for approval"), SENDER),
    "in_force": (_("Plan in force without approval"), SENDER),
    "approved": (_("Plan approved"), CURATOR),
    "returned": (_("Plan returned"), CURATOR),
    "undone": (_("Approval taken back"), CURATOR),
}

register(
    Specimen("reminders-cluster", _("Morning digest of a cluster"), "reminders/digest", of_cluster, contact=CURATOR),
    Specimen("reminders-one", _("Morning digest with one line"), "reminders/digest", of_one_line, contact=CURATOR),
    Specimen("reminders-news", _("Morning digest with news alone"), "reminders/digest", of_news),
    Specimen("reminders-official", _("Morning digest of an official"), "reminders/digest", of_official),
    Specimen("progress-returned", _("Report returned"), "progress/returned", report_returned, contact=CURATOR),
    Specimen("assessing-rated", _("Roadmap rated"), "assessing/rated", rated, contact=CURATOR),
    Specimen("importing-ready", _("File read"), "importing/ready", file_ready),
    Specimen("importing-refused", _("File not read"), "importing/refused", file_refused),
    *(
        Specimen(f"revisions-{letter}", name, f"revisions/{letter}", revision_letter(letter), contact=contact)
        for letter, (name, contact) in REVISION_LETTERS.items()
    ),
)
