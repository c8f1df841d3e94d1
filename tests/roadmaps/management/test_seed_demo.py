"""The demo, made twice: it is the same each time, it could have happened, and it is alive on the day of making."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, Q
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoDbBlocker

from clusters.models import Cluster, Programme, Role
from portal.accounts.demo import DEMO_PASSWORD
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.audit.verification import verify
from portal.inbox.models import Notice
from portal.mail.models import Message, MessageState
from roadmaps.assessing.queries import ConfidenceView, confidence_of
from roadmaps.assessing.words import contradiction
from roadmaps.dashboards.counts import by_roadmap
from roadmaps.models import (
    BaselineMove,
    ConfidenceRating,
    DiscussionMessage,
    Milestone,
    ProgressReport,
    Reminder,
    Revision,
)
from roadmaps.reminders import actions
from roadmaps.terms import Confidence, ReportStatus, RevisionStatus

TODAY = date(2026, 11, 23)  # a Monday
NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = [
    pytest.mark.xdist_group("demo"),  # made in one process
    pytest.mark.django_db,  # what a test does to the demo is undone after it
]


def seed() -> str:
    out = StringIO()
    call_command("seed_demo", "--on", TODAY.isoformat(), stdout=out)
    return out.getvalue()


def snapshot() -> dict[str, list[Any]]:
    """Everything of the demo that a person can see, without keys."""
    return {
        "clusters": list(Cluster.objects.order_by("slug").values_list("slug", "name", "members_count")),
        "persons": list(Person.objects.order_by("email").values_list("email", "full_name", "language", "time_zone")),
        "milestones": list(
            Milestone.objects.order_by("roadmap__cluster__slug", "code", "position").values_list(
                "code", "title", "baseline_date", "original_baseline_date", "wording", "state", "percent", "actual_date"
            )
        ),
        "revisions": list(Revision.objects.order_by("pk").values_list("number", "status", "submitted_at")),
        "reports": list(
            ProgressReport.objects.order_by("created_at", "pk").values_list(
                "status", "state", "percent", "comment", "forecast_date", "submitted_at", "reviewed_at", "reason"
            )
        ),
        "ratings": list(
            ConfidenceRating.objects.order_by("rated_at", "pk").values_list("side", "value", "reason", "rated_at")
        ),
        "talk": list(DiscussionMessage.objects.order_by("written_at", "pk").values_list("text", "written_at")),
        "letters": sorted(Message.objects.values_list("kind", "address", "subject", "state")),
        "notices": sorted(Notice.objects.values_list("kind", "person__email", "created_at")),
        "ledger": list(LedgerEntry.objects.order_by("sequence").values_list("verb", "at", "subject_label")),
    }


@pytest.fixture(scope="module", autouse=True)
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, list[Any]]]:
    """What a first making gave; it was undone, and the second one stands in the database for this module."""
    with django_db_blocker.unblock(), override_settings(REMIND_AT_ANY_HOUR=True), time_machine.travel(NOON):
        with transaction.atomic():
            seed()
            first = snapshot()
            transaction.set_rollback(True)
        with transaction.atomic():
            seed()
            yield first
            transaction.set_rollback(True)


def test_two_makings_give_the_same(made: dict[str, list[Any]]) -> None:
    second = snapshot()

    assert {kind: len(rows) for kind, rows in second.items()} == {kind: len(rows) for kind, rows in made.items()}
    assert second == made


def test_second_run_changes_nothing(made: dict[str, list[Any]]) -> None:
    assert seed() == "The demo data is there already; nothing has been changed.\n"
    assert snapshot() == made


def test_demo_is_refused_outside_the_trial_mode() -> None:
    Programme.objects.update(slug=F("pk"))

    with override_settings(IS_TRIAL=False), pytest.raises(CommandError):
        seed()


def test_demo_has_clusters_of_every_fortune() -> None:
    health = set(Milestone.objects.health_on(TODAY).values_list("health", flat=True))

    assert Cluster.objects.filter(roadmaps__milestones__isnull=True).count() == 1
    assert health == {
        "cancelled", "done", "done_late", "awaiting_review", "overdue", "late_forecast", "at_risk", "due_soon",
        "on_track", "not_started",
    }  # fmt: skip
    assert set(Revision.objects.values_list("status", flat=True)) == {"draft", "submitted", "approved", "returned"}
    assert set(ProgressReport.objects.values_list("status", flat=True)) == {
        "draft", "submitted", "accepted", "returned",
    }  # fmt: skip


def test_demo_is_rated_over_several_quarters_by_both_sides() -> None:
    views = [view for programme in Programme.objects.all() for view in views_of(programme)]
    with translation.override("en"):
        words = [str(contradiction(view.standing.value, view.standing.own, overdue)) for view, overdue in views]

    assert {view.standing.value for view, _overdue in views} == set(Confidence)
    assert {view.standing.own for view, _overdue in views} >= {"on_track", "at_risk"}
    assert max(len(view.ministry.cells) for view, _overdue in views) >= 6
    assert any(word.startswith("rated on track, but") for word in words)


def views_of(programme: Programme) -> list[tuple[ConfidenceView, int]]:
    roadmaps = list(programme.roadmaps.select_related("programme"))
    overdue = by_roadmap(Milestone.objects.all(), TODAY)
    return [
        (view, overdue[key].overdue if key in overdue else 0) for key, view in confidence_of(roadmaps, TODAY).items()
    ]


def test_nothing_happens_after_the_day_of_making() -> None:
    begins = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)  # midnight in Moscow

    assert not ProgressReport.objects.filter(
        Q(created_at__gte=begins) | Q(submitted_at__gte=begins) | Q(reviewed_at__gte=begins) | Q(actual_date__gt=TODAY)
    ).exists()
    assert not Milestone.objects.filter(Q(actual_date__gt=TODAY) | Q(promised_on__gt=TODAY)).exists()
    assert not Revision.objects.filter(Q(submitted_at__gte=begins) | Q(decided_at__gte=begins)).exists()
    assert not DiscussionMessage.objects.filter(written_at__gte=begins).exists()
    assert not ConfidenceRating.objects.filter(rated_at__gte=begins).exists()
    assert not LedgerEntry.objects.filter(at__gte=begins).exists()
    assert not Notice.objects.filter(created_at__gte=begins).exists()


def test_events_follow_each_other_in_time() -> None:
    assert not ProgressReport.objects.filter(submitted_at__lt=F("created_at")).exists()
    assert not ProgressReport.objects.filter(reviewed_at__lt=F("submitted_at")).exists()
    assert not ProgressReport.objects.filter(reviewed_by=F("author")).exists()
    assert not Revision.objects.filter(decided_at__lt=F("submitted_at")).exists()
    moments = list(
        LedgerEntry.objects.filter(scope="altai-composites").order_by("sequence").values_list("at", flat=True)
    )
    assert moments == sorted(moments)


def test_no_baseline_stands_without_an_approved_revision() -> None:
    approved = Revision.objects.filter(status=RevisionStatus.APPROVED).values("roadmap")

    assert not Milestone.objects.filter(baseline_date__isnull=False).exclude(roadmap__in=approved).exists()
    assert not BaselineMove.objects.exclude(revision__status=RevisionStatus.APPROVED).exists()
    assert not Milestone.objects.filter(original_baseline_date__isnull=True, baseline_date__isnull=False).exists()


def test_ledger_of_the_demo_verifies() -> None:
    finding = verify()

    assert (finding.fault, finding.entries) == (None, LedgerEntry.objects.count())


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("manager.ru", Role.CLUSTER_MANAGER),
        ("manager.en", Role.CLUSTER_MANAGER),
        ("contributor", Role.CONTRIBUTOR),
        ("official", Role.OFFICIAL),
        ("official.en", Role.OFFICIAL),
        ("analyst", Role.ANALYST),
        ("admin", Role.ADMIN),
    ],
)
def test_every_role_can_sign_in(name: str, role: str, client: Client) -> None:
    answer = client.post(
        reverse("account_login"), {"login": f"{name}@demo.example", "password": DEMO_PASSWORD}, follow=True
    )

    assert (answer.status_code, answer.context["user"].email) == (200, f"{name}@demo.example")
    assert set(answer.context["user"].assignments.values_list("role", flat=True)) == {role}


def test_no_letter_waits_after_making() -> None:
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_two_managers_have_begun_reports_in_the_grid() -> None:
    drafts = ProgressReport.objects.filter(status=ReportStatus.DRAFT)

    assert set(drafts.values_list("author__email", flat=True)) == {"manager.ru@demo.example", "manager.en@demo.example"}
    assert {draft.state for draft in drafts} == {"in_progress", "done"}


@pytest.mark.parametrize("is_at_any_hour", [True, False])
def test_first_run_writes_a_few_letters_and_one_of_them_to_the_manager(is_at_any_hour: bool) -> None:
    with override_settings(REMIND_AT_ANY_HOUR=is_at_any_hour):
        for programme in Programme.objects.all():
            actions.raise_due(programme, on=TODAY, at=NOON)
        composed = actions.compose(at=NOON)

    letters = Message.objects.filter(created_at=NOON)
    assert letters.filter(person__email="manager.ru@demo.example").count() == 1
    assert composed == letters.count() < 50
    assert not letters.filter(state=MessageState.HELD).exists()
    assert Reminder.objects.filter(digest__in=letters).values("person").distinct().count() == composed
