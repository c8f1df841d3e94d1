"""Texts planted into every column of one cluster's records, to be looked for where they must not appear."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from clusters.models import Assignment, Cluster, Deputy, Programme, Region
from portal.accounts.models import Person
from roadmaps.models import (
    AnswerLink,
    Attachment,
    BaselineMove,
    Bookmark,
    Circular,
    ColumnChoice,
    ConfidenceRating,
    DiscussionMessage,
    Evidence,
    ExpectedReport,
    Mention,
    MessageVersion,
    Milestone,
    ProgressReport,
    Reminder,
    ReportingPeriod,
    ReportWorkbook,
    Request,
    RequestBundle,
    RequestStep,
    Revision,
    RevisionRow,
    Roadmap,
    UnsentFile,
    Upload,
    Workstream,
)
from tests.house.world import Side

GLOBAL = ""  # belongs to no cluster
PATHS: dict[type[models.Model], str] = {
    Assignment: "cluster",
    Cluster: "pk",
    Deputy: GLOBAL,
    Programme: GLOBAL,
    Region: "clusters",
    Roadmap: "cluster",
    Workstream: "roadmap__cluster",
    Milestone: "roadmap__cluster",
    AnswerLink: "milestone__roadmap__cluster",
    BaselineMove: "milestone__roadmap__cluster",
    ProgressReport: "milestone__roadmap__cluster",
    ReportingPeriod: GLOBAL,
    ExpectedReport: "roadmap__cluster",
    ReportWorkbook: "roadmap__cluster",
    Evidence: "report__milestone__roadmap__cluster",
    ConfidenceRating: "roadmap__cluster",
    Attachment: "message__cluster",
    Bookmark: "cluster",
    Circular: GLOBAL,
    DiscussionMessage: "cluster",
    Mention: "message__cluster",
    MessageVersion: "message__cluster",
    Reminder: "milestone__roadmap__cluster",
    Request: "roadmap__cluster",
    RequestBundle: GLOBAL,
    RequestStep: "request__roadmap__cluster",
    Revision: "roadmap__cluster",
    RevisionRow: "revision__roadmap__cluster",
    Upload: "roadmap__cluster",
    ColumnChoice: "cluster",
    UnsentFile: GLOBAL,
}
OF_THE_CODE = {"slug", "kind", "sha256", "headings_hash", "subject", "day_order", "refusal", "password", "time_zone"}


def records(side: Side) -> Iterator[models.QuerySet[models.Model]]:
    """Every record that belongs to the cluster, and the persons who belong to it alone."""
    for model, cluster_path in PATHS.items():
        if cluster_path:
            yield model._default_manager.filter(**{cluster_path: side.cluster.pk}).order_by("pk")
    yield Person.objects.filter(assignments__cluster=side.cluster).order_by("pk")


def plant(side: Side, text: str) -> None:
    """Write the text into every column that holds words of people."""
    for found in records(side):
        columns = list(wordy(found.model))
        for record in found if columns else ():
            for column in columns:
                setattr(record, column.name, text[: column.max_length or None])
            record.save(update_fields=[column.name for column in columns])


def wordy(model: type[models.Model]) -> Iterator[models.Field]:
    for field in model._meta.concrete_fields:
        is_word = isinstance(field, models.CharField | models.TextField) and not isinstance(
            field, models.EmailField | models.URLField | models.SlugField
        )
        if is_word and not field.choices and not field.unique and field.name not in OF_THE_CODE:
            yield field


def snapshot(side: Side) -> list[tuple[str, list[dict[str, object]]]]:
    """Every value of every record of the cluster."""
    return [(found.model._meta.label, list(found.values())) for found in records(side)]
