from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from clusters.models import Cluster, Role
from portal.accounts.models import Person
from roadmaps.dashboards.needs import Need, Urgency, needs_of
from roadmaps.models import Revision, Roadmap
from roadmaps.terms import ProgressState, ReportStatus, RevisionOrigin, RevisionStatus
from tests.factories import NOW, TODAY, assign, make_manager, make_milestone, make_person, make_roadmap
from tests.roadmaps.dashboards.records import ago, make_report, make_revision

pytestmark = pytest.mark.django_db

LATE, SOON, FAR = date(2026, 9, 30), date(2026, 11, 20), date(2027, 9, 30)


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster)


def needs(person: Person) -> tuple[Need, ...]:
    return needs_of(person, on=TODAY, at=NOW)


def make_contributor(cluster: Cluster) -> Person:
    person = make_person()
    assign(person, Role.CONTRIBUTOR, cluster)
    return person


def test_nothing_is_needed_while_all_is_far_ahead(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=FAR)

    assert needs(manager) == ()


def test_overdue_milestone_asks_for_a_report(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE, code="1.7", title="Second press")

    (need,) = needs(manager)

    assert (need.urgency, need.sentence, need.note) == (
        Urgency.OVERDUE,
        "Report on 1.7 Second press",
        "overdue by 46\xa0days",
    )
    assert (need.url, str(need.button)) == (f"/m/{milestone.pk}/report/", "Report progress")


@pytest.mark.parametrize("status", [ReportStatus.SUBMITTED])
def test_overdue_milestone_with_a_report_on_its_way_asks_nothing(
    status: ReportStatus, roadmap: Roadmap, manager: Person
) -> None:
    make_report(make_milestone(roadmap, baseline_date=LATE), manager, status)

    assert needs(manager) == ()


def test_due_soon_milestone_asks_unless_reported_on_lately(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=SOON, last_report_at=NOW - timedelta(days=6))
    asked = make_milestone(roadmap, baseline_date=SOON, last_report_at=NOW - timedelta(days=8))

    (need,) = needs(manager)

    assert (need.urgency, need.note) == (Urgency.DUE_SOON, "due in 5\xa0days")
    assert need.url == f"/m/{asked.pk}/report/"


def test_returned_report_asks_once_with_its_reason(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE, code="2.4", title="ISO certificate")
    official = make_person(full_name="Ирина Орлова")
    make_report(milestone, manager, ReportStatus.RETURNED, reviewed_by=official, reviewed_at=ago(1))

    (need,) = needs(manager)

    assert (need.urgency, need.sentence) == (Urgency.RETURNED_REPORT, "Fix the returned report on 2.4 ISO certificate")
    assert (need.note, need.who, need.at) == ("Attach the protocol", "И. Орлова", ago(1))


def test_returned_report_asks_nothing_once_a_newer_one_is_sent(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE)
    make_report(milestone, manager, ReportStatus.RETURNED, created_at=ago(9))
    make_report(milestone, manager, ReportStatus.SUBMITTED, created_at=ago(1))

    assert needs(manager) == ()


def test_returned_report_asks_again_once_the_newer_one_is_withdrawn(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE)
    make_report(milestone, manager, ReportStatus.RETURNED, created_at=ago(9))
    make_report(milestone, manager, ReportStatus.WITHDRAWN, created_at=ago(1))

    assert [need.urgency for need in needs(manager)] == [Urgency.RETURNED_REPORT]


def test_overdue_milestone_asks_again_after_an_older_return_was_answered(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE)
    make_report(milestone, manager, ReportStatus.RETURNED, created_at=ago(9))
    make_report(milestone, manager, ReportStatus.ACCEPTED, created_at=ago(8), reviewed_at=ago(7))

    assert [need.urgency for need in needs(manager)] == [Urgency.OVERDUE]


def test_begun_report_asks_to_be_finished(roadmap: Roadmap, manager: Person) -> None:
    make_report(make_milestone(roadmap, baseline_date=LATE), manager, ReportStatus.DRAFT)

    assert [need.urgency for need in needs(manager)] == [Urgency.DRAFT_REPORT]


@pytest.mark.parametrize(
    "fields",
    [
        {"cancelled_at": NOW},
        {"state": ProgressState.WILL_NOT_BE_DONE},
        {"state": ProgressState.DONE, "actual_date": LATE},
    ],
)
def test_closed_milestone_asks_nothing(fields: dict[str, object], roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=LATE, **fields)
    make_report(milestone, manager, ReportStatus.RETURNED)

    assert needs(manager) == ()


@pytest.mark.parametrize(
    ("status", "urgency", "sentence"),
    [
        (RevisionStatus.RETURNED, Urgency.RETURNED_REVISION, "Change the returned revision No. 2 of the roadmap"),
        (RevisionStatus.DRAFT, Urgency.DRAFT_REVISION, "Finish revision No. 2 and send it to the ministry"),
    ],
)
def test_revision_of_the_cluster_asks_to_be_carried_on(
    status: RevisionStatus, urgency: Urgency, sentence: str, roadmap: Roadmap, manager: Person
) -> None:
    make_milestone(roadmap, baseline_date=FAR)
    make_revision(roadmap, manager, RevisionStatus.APPROVED, number=1)
    revision = make_revision(roadmap, manager, status, number=2)

    (need,) = needs(manager)

    assert (need.urgency, need.sentence) == (urgency, sentence)
    assert need.url == revision.get_absolute_url()


def test_returned_revision_asks_nothing_once_a_newer_one_is_sent(roadmap: Roadmap, manager: Person) -> None:
    make_revision(roadmap, manager, RevisionStatus.RETURNED, number=1)
    make_revision(roadmap, manager, RevisionStatus.SUBMITTED, number=2)

    assert needs(manager) == ()


def test_returned_revision_asks_beside_a_draft_that_was_begun_before(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=FAR)
    returned = make_revision(roadmap, manager, RevisionStatus.RETURNED, number=1)
    draft = make_revision(roadmap, manager, RevisionStatus.DRAFT, number=2)
    Revision.objects.filter(pk=returned.pk).update(decided_at=draft.created_at + timedelta(minutes=1))

    assert [need.urgency for need in needs(manager)] == [Urgency.RETURNED_REVISION, Urgency.DRAFT_REVISION]


def test_returned_revision_asks_nothing_once_its_answer_is_begun(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=FAR)
    returned = make_revision(roadmap, manager, RevisionStatus.RETURNED, number=1)
    draft = make_revision(roadmap, manager, RevisionStatus.DRAFT, number=2)
    Revision.objects.filter(pk=returned.pk).update(decided_at=draft.created_at - timedelta(minutes=1))

    assert [need.urgency for need in needs(manager)] == [Urgency.DRAFT_REVISION]


def test_draft_of_a_file_without_milestones_asks_nothing(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=FAR)
    make_revision(roadmap, manager, RevisionStatus.DRAFT, number=1)
    make_revision(roadmap, manager, RevisionStatus.DRAFT, number=2, origin=RevisionOrigin.UPLOAD)

    assert [need.sentence for need in needs(manager)] == ["Finish revision No. 1 and send it to the ministry"]


def test_roadmap_without_a_plan_asks_for_a_file(roadmap: Roadmap, manager: Person) -> None:
    (need,) = needs(manager)

    assert (need.urgency, need.url) == (Urgency.NO_ROADMAP, reverse("upload", args=[roadmap.pk]))


def test_roadmap_with_only_an_empty_file_asks_for_a_file(roadmap: Roadmap, manager: Person) -> None:
    make_revision(roadmap, manager, RevisionStatus.DRAFT, origin=RevisionOrigin.UPLOAD)

    assert [need.urgency for need in needs(manager)] == [Urgency.NO_ROADMAP]


def test_most_urgent_comes_first_and_the_latest_due_date_last(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=SOON)
    make_milestone(roadmap, baseline_date=LATE)
    make_milestone(roadmap, baseline_date=date(2026, 1, 31))
    make_report(make_milestone(roadmap, baseline_date=FAR), manager, ReportStatus.RETURNED)

    assert [(need.urgency, need.due_date) for need in needs(manager)] == [
        (Urgency.RETURNED_REPORT, FAR),
        (Urgency.OVERDUE, date(2026, 1, 31)),
        (Urgency.OVERDUE, LATE),
        (Urgency.DUE_SOON, SOON),
    ]


def test_contributor_is_asked_about_own_milestones_and_those_of_nobody(roadmap: Roadmap, manager: Person) -> None:
    contributor, other = make_contributor(roadmap.cluster), make_contributor(roadmap.cluster)
    make_milestone(roadmap, baseline_date=LATE, title="Mine", code="", responsible_person=contributor)
    make_milestone(roadmap, baseline_date=LATE, title="Nobody's", code="")
    make_milestone(roadmap, baseline_date=LATE, title="Theirs", code="", responsible_person=other)
    make_revision(roadmap, manager, RevisionStatus.DRAFT)

    assert [need.sentence for need in needs(contributor)] == ["Report on Mine", "Report on Nobody's"]
    assert len(needs(manager)) == 4


def test_other_clusters_ask_nothing_of_the_manager(manager: Person) -> None:
    make_milestone(make_roadmap(), baseline_date=LATE)

    assert [need.urgency for need in needs(manager)] == [Urgency.NO_ROADMAP]
