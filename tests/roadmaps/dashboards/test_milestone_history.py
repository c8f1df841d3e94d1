"""What a milestone's history tells beside reports and messages: revisions, what was taken back, confidence, files."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from roadmaps.models import BaselineMove, Revision, Upload
from roadmaps.terms import Confidence, Side
from tests.factories import NOW
from tests.roadmaps.assessing.ratings import make_rating
from tests.roadmaps.dashboards.test_milestone import DAY, make_revision, make_row, page_for
from tests.roadmaps.progress.reports import Scene, accepted, done, going_on, make_scene, submitted

pytestmark = pytest.mark.django_db


def texts(scene: Scene, show: str = "") -> list[str]:
    return [str(entry.text) for entry in page_for(scene.official, scene, show).history]


def undo(scene: Scene, revision: Revision, *, days_ago: int) -> None:
    Revision.objects.filter(pk=revision.pk).update(
        status="undone", undone_by=scene.official, undone_at=NOW - days_ago * DAY
    )


def make_move(scene: Scene, revision: Revision, **fields: object) -> BaselineMove:
    values = {"old_date": date(2026, 9, 30), "new_date": date(2026, 12, 31), "at": revision.decided_at}
    return BaselineMove.objects.create(milestone=scene.milestone, revision=revision, **(values | fields))


def test_move_that_was_taken_back_is_told_when_it_came_and_when_it_went() -> None:
    scene = make_scene()
    revision = make_revision(scene, 4, days_ago=30)
    make_move(scene, revision, taken_back_at=NOW - 10 * DAY, reason="The tender failed.", category="procurement")
    undo(scene, revision, days_ago=10)

    came, went = page_for(scene.official, scene, "dates").history

    assert came.text == (
        "Approved date moved: 30\u00a0Sep\u00a02026 → 31\u00a0Dec\u00a02026 (+92\u00a0days), revision 4. "
        "Taken back on 5\u00a0Nov\u00a02026."
    )
    assert (went.text, went.who, went.at) == (
        "Revision 4 was taken back: the approved date is 30\u00a0Sep\u00a02026 again.",
        "И. Орлова",
        NOW - 10 * DAY,
    )


def test_date_that_was_set_and_taken_back_leaves_none() -> None:
    scene = make_scene()
    revision = make_revision(scene, 1, days_ago=30)
    make_move(scene, revision, old_date=None, taken_back_at=NOW)

    assert texts(scene, "dates")[-1] == "Revision 1 was taken back: there is no approved date again."


def test_words_of_a_revision_taken_back_do_not_count_for_the_next_one() -> None:
    scene = make_scene()
    make_row(scene, make_revision(scene, 1, days_ago=90))
    taken_back = make_revision(scene, 2, days_ago=60)
    make_row(scene, taken_back, responsible="O. Kim", deliverable="Act")
    undo(scene, taken_back, days_ago=50)
    make_row(scene, make_revision(scene, 3, days_ago=30), title="Third press")

    entries = [(entry.text, entry.quote) for entry in page_for(scene.official, scene).history]

    assert entries == [
        ("In the plan since revision 1: 30\u00a0Jun\u00a02026.", ""),
        ("Changed by revision 2. Taken back on 26\u00a0Sep\u00a02026.", "Result: – → Act\nResponsible: – → O. Kim"),
        ("Changed by revision 3.", "Milestone: Second press → Third press"),
    ]


@pytest.mark.parametrize(
    ("before", "now", "sentence"),
    [
        ("on_track", "at_risk", "Confidence: at risk, before: on track."),
        ("at_risk", "at_risk", "Confidence: at risk."),
        ("at_risk", "critical", "Confidence: critical, before: at risk."),
        ("critical", "on_track", "Confidence: on track again."),
        ("on_track", "on_track", ""),
    ],
)
def test_report_tells_how_confidence_has_changed(before: str, now: str, sentence: str) -> None:
    scene = make_scene()
    accepted(scene, going_on(confidence=before), at=NOW - 5 * DAY)
    submitted(scene, going_on(confidence=now), at=NOW - DAY)

    assert texts(scene)[-1] == f"In progress, 40%. Forecast 20\u00a0Dec\u00a02026. {sentence}".strip()


def test_ministrys_word_on_the_roadmap_is_told_where_it_became_another() -> None:
    scene = make_scene()
    roadmap = scene.milestone.roadmap
    make_row(scene, make_revision(scene, 1, days_ago=90))
    make_rating(roadmap, Confidence.ON_TRACK, at=NOW - 120 * DAY)
    make_rating(roadmap, Confidence.CRITICAL, by=scene.official, at=NOW - 20 * DAY, reason="No plot.")
    make_rating(roadmap, Confidence.CRITICAL, by=scene.official, at=NOW - 10 * DAY, reason="Still none.")
    make_rating(roadmap, Confidence.AT_RISK, side=Side.CLUSTER, at=NOW - 5 * DAY)

    (entry,) = page_for(scene.manager, scene, "reports").history

    assert (entry.kind, entry.who, entry.text, entry.quote) == (
        "confidence",
        "И. Орлова",
        "The whole roadmap is rated by the ministry: critical.",
        "No plot.",
    )


def test_files_are_those_of_reports_and_of_plans() -> None:
    scene = make_scene()
    revision = make_revision(scene, 1, days_ago=90)
    revision.upload = make_upload(scene)
    revision.save()
    make_row(scene, revision)
    accepted(scene, going_on(), at=NOW - 5 * DAY)
    submitted(scene, done(evidence_link="https://example.org/act.pdf"), at=NOW - DAY)

    plan, report = page_for(scene.manager, scene, "files").history

    assert (plan.kind, plan.link, plan.link_words) == ("plan", f"/uploads/{revision.upload_id}/file/", "Plan.csv")
    assert [chip.href for chip in report.evidence] == ["https://example.org/act.pdf"]


def make_upload(scene: Scene) -> Upload:
    return Upload.objects.create(
        roadmap=scene.milestone.roadmap,
        file=ContentFile(b"a;b", name="plan.csv"),
        name="Plan.csv",
        kind="csv",
        sha256="0" * 64,
        size=3,
        state="read",
        uploaded_by=scene.manager,
        uploaded_at=NOW,
    )


def test_unknown_filter_hides_nothing() -> None:
    scene = make_scene()
    accepted(scene)

    assert texts(scene, "nonsense") == texts(scene)


def test_word_on_the_roadmap_is_not_told_after_the_milestone_is_done() -> None:
    scene = make_scene()
    accepted(scene, done(), at=NOW - 5 * DAY)
    make_rating(scene.milestone.roadmap, Confidence.CRITICAL, at=NOW - DAY)

    assert [entry.kind for entry in page_for(scene.manager, scene).history] == ["report", "accepted"]
