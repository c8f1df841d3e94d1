"""Records for tests: plain functions, no surprises."""

from __future__ import annotations

import hashlib
import itertools
import struct
import zlib
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile

from clusters.models import Assignment, Cluster, Programme, Region, Role
from portal.accounts.models import Person
from roadmaps.discussion.subjects import Subject, cluster_of, kind_of
from roadmaps.models import (
    Attachment,
    DiscussionMessage,
    Evidence,
    ExpectedReport,
    Milestone,
    ProgressReport,
    ReportingPeriod,
    Roadmap,
    Workstream,
)
from roadmaps.terms import EvidenceFormat, EvidenceKind, Precision

NOW = datetime(2026, 11, 15, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 15)
_count = itertools.count(1)


def make_person(*, email: str = "", full_name: str = "Ольга Ким", **fields: Any) -> Person:
    fields.setdefault("joined_at", NOW)
    return Person.objects.create_user(email=email or f"person{next(_count)}@example.org", full_name=full_name, **fields)


def make_programme(**fields: Any) -> Programme:
    number = next(_count)
    values: dict[str, Any] = {
        "name": f"Programme {number}",
        "slug": f"programme-{number}",
        "starts_on": date(2025, 1, 1),
        "ends_on": date(2028, 12, 31),
    }
    return Programme.objects.create(**(values | fields))


def make_cluster(name: str = "", **fields: Any) -> Cluster:
    number = next(_count)
    region = fields.pop("region", None) or Region.objects.create(name=f"Region {number}")
    return Cluster.objects.create(name=name or f"Cluster {number}", slug=f"cluster-{number}", region=region, **fields)


def make_roadmap(cluster: Cluster | None = None, programme: Programme | None = None) -> Roadmap:
    return Roadmap.objects.create(cluster=cluster or make_cluster(), programme=programme or make_programme())


def make_milestone(roadmap: Roadmap | None = None, **fields: Any) -> Milestone:
    roadmap = roadmap or make_roadmap()
    number = next(_count)
    workstream = (
        fields.pop("workstream", None)
        or Workstream.objects.get_or_create(roadmap=roadmap, title="Production", defaults={"position": 1})[0]
    )
    values: dict[str, Any] = {
        "position": number,
        "code": f"1.{number}",
        "title": f"Milestone {number}",
        "baseline_date": date(2026, 12, 31),
        "precision": Precision.DAY,
    }
    values |= fields
    values.setdefault("original_baseline_date", values["baseline_date"])
    return Milestone.objects.create(roadmap=roadmap, workstream=workstream, **values)


def make_period(programme: Programme, **fields: Any) -> ReportingPeriod:
    """The third quarter of 2026, due from the cluster on 20 October and opened by the clock."""
    values: dict[str, Any] = {
        "starts_on": date(2026, 7, 1),
        "ends_on": date(2026, 9, 30),
        "opens_on": date(2026, 10, 1),
        "contributor_due_date": date(2026, 10, 10),
        "cluster_due_date": date(2026, 10, 20),
        "ministry_due_date": date(2026, 10, 25),
        "rhythm": programme.rhythm,
        "opened_at": datetime(2026, 10, 1, 6, 0, tzinfo=UTC),
    }
    return ReportingPeriod.objects.create(programme=programme, **(values | fields))


def make_expected(milestone: Milestone, period: ReportingPeriod, *, heard_on: date | None = None) -> ExpectedReport:
    return ExpectedReport.objects.create(
        period=period, milestone=milestone, roadmap=milestone.roadmap, heard_on=heard_on
    )


def make_png(width: int = 2, height: int = 2) -> bytes:
    """A picture of one colour."""
    rows = (b"\x00" + b"\x80" * width) * height
    head = struct.pack("!2I5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    packed = (
        struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def make_evidence(report: ProgressReport, *, content: bytes = b"", name: str = "Act.png", **fields: Any) -> Evidence:
    """A picture added to a report by its author."""
    content = content or make_png()
    values: dict[str, Any] = {
        "kind": EvidenceKind.FILE,
        "file": ContentFile(content, name="act"),
        "name": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "format": EvidenceFormat.PNG,
        "added_by": report.author,
        "added_at": NOW,
    }
    return Evidence.objects.create(report=report, **(values | fields))


def make_message(subject: Subject, author: Person, **fields: Any) -> DiscussionMessage:
    """A message as it stands, of which nobody was told."""
    values: dict[str, Any] = {kind_of(subject): subject, "cluster": cluster_of(subject), "text": "Where is the act?"}
    return DiscussionMessage.objects.create(author=author, **(values | {"written_at": NOW} | fields))


def make_attachment(message: DiscussionMessage, *, content: bytes = b"", **fields: Any) -> Attachment:
    """A picture that came with a message."""
    content = content or make_png()
    values: dict[str, Any] = {
        "file": ContentFile(content, name="protocol"),
        "name": "Protocol.png",
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "format": EvidenceFormat.PNG,
        "added_by": message.author,
        "added_at": NOW,
    }
    return Attachment.objects.create(message=message, **(values | fields))


def assign(person: Person, role: Role, cluster: Cluster | None = None) -> Assignment:
    return Assignment.objects.create(person=person, role=role, cluster=cluster)


def make_manager(cluster: Cluster, **fields: Any) -> Person:
    person = make_person(**fields)
    assign(person, Role.CLUSTER_MANAGER, cluster)
    return person


def make_official(cluster: Cluster | None = None, **fields: Any) -> Person:
    person = make_person(**({"full_name": "Ирина Орлова"} | fields))
    assign(person, Role.OFFICIAL, cluster)
    return person


def make_admin(**fields: Any) -> Person:
    person = make_person(**({"full_name": "Виктор Кузнецов"} | fields))
    assign(person, Role.ADMIN)
    return person
