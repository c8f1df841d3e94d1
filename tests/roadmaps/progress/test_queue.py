"""A long queue, page by page: nothing is left out or shown twice, whatever is decided meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.policy import assignments_of
from portal.accounts.models import Person
from roadmaps.models import Milestone, ProgressReport, Workstream
from roadmaps.progress import actions
from roadmaps.progress.queue import ROWS, Choice, Order, Whose, next_after, part_of
from roadmaps.progress.review import review_page
from roadmaps.terms import ReportStatus
from tests.factories import NOW, make_cluster, make_manager, make_official, make_programme, make_roadmap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
BY_CLUSTER = Choice(order=Order.CLUSTER)


def long_queue(count: int, *, roadmaps: int = 1) -> tuple[Person, list[ProgressReport]]:
    """So many ordinary reports that wait, spread over roadmaps, and the official who reviews them."""
    programme = make_programme()
    places = [
        make_roadmap(make_cluster(f"Cluster {number} of {roadmaps} with {count}"), programme)
        for number in range(roadmaps)
    ]
    authors = {one.pk: make_manager(one.cluster) for one in places}
    milestones = Milestone.objects.bulk_create(
        Milestone(
            roadmap=places[number % roadmaps],
            workstream=Workstream.objects.get_or_create(
                roadmap=places[number % roadmaps], title="Production", defaults={"position": 1}
            )[0],
            position=number,
            code=str(number),
            title=f"Milestone {number}",
        )
        for number in range(count)
    )
    reports = ProgressReport.objects.bulk_create(
        ProgressReport(
            milestone=milestone,
            status=ReportStatus.SUBMITTED,
            state="in_progress",
            author=authors[milestone.roadmap_id],
            submitted_by=authors[milestone.roadmap_id],
            created_at=NOW,
            # Several at one moment: then the number alone tells which comes first.
            submitted_at=NOW - timedelta(minutes=number // 7),
        )
        for number, milestone in enumerate(milestones)
    )
    return make_official(), reports


def walked(official: Person, choice: Choice) -> list[int]:
    """The reports on all pages, as somebody sees them who follows the link to the next one."""
    seen: list[int] = []
    while True:
        part = part_of(official, choice)
        seen += [report.pk for report in part.reports]
        if part.next_start is None:
            return seen
        choice = Choice(choice.whose, choice.order, part.next_start)


@pytest.mark.parametrize("choice", [Choice(), BY_CLUSTER, Choice(whose=Whose.UNASSIGNED)])
def test_pages_hold_every_report_once(choice: Choice):
    official, reports = long_queue(130, roadmaps=3)
    seen = walked(official, choice)
    assert len(seen) == len(set(seen))
    assert set(seen) == {report.pk for report in reports}


def test_order_by_cluster_goes_on_over_pages():
    official, _reports = long_queue(130, roadmaps=3)
    names = dict(ProgressReport.objects.values_list("pk", "milestone__roadmap__cluster__name"))
    seen = [names[pk] for pk in walked(official, BY_CLUSTER)]
    assert seen == sorted(seen)


def test_queries_stay_the_same_at_one_and_at_five_hundred():
    official, _reports = long_queue(1)
    review_page(official, now=NOW)
    with CaptureQueriesContext(connection) as one:
        review_page(official, now=NOW)
    long_queue(499)
    with CaptureQueriesContext(connection) as many:
        page = review_page(official, now=NOW)
    assert (len(page.rows), page.left, len(many)) == (ROWS, 500, len(one))
    report = ProgressReport.objects.get(pk=page.rows[0].pk)
    with CaptureQueriesContext(connection) as after:
        following, left = next_after(report, official)
    assert (following, left, len(after)) == (page.rows[1].pk, 500, 2)


def test_page_stays_where_it_begins_while_its_first_report_is_decided():
    official, _reports = long_queue(120)
    start = part_of(official).next_start
    first = ProgressReport.objects.get(pk=start)
    expected = [report.pk for report in part_of(official, Choice(start=start)).reports][1:]
    actions.accept(first, by=official, at=NOW)
    shown = [report.pk for report in part_of(official, Choice(start=start)).reports]
    assert shown[: len(expected)] == expected


def test_report_that_is_asked_for_is_shown_wherever_it_waits():
    official, _reports = long_queue(120)
    last = walked(official, Choice())[-1]
    page = review_page(official, now=NOW, chosen=last)
    assert page.sheet is not None
    assert page.sheet.report.pk == last
    assert [row.pk for row in page.rows] == [last]
    assert page.left == 120


def test_pages_lead_on_and_back_to_the_beginning():
    official, _reports = long_queue(ROWS + 1)
    page = review_page(official, now=NOW)
    assert page.first_address == ""
    following = review_page(official, now=NOW, choice=Choice.of({"start": page.next_address.rpartition("=")[2]}))
    assert (len(following.rows), following.next_address, following.first_address) == (1, "", "?")


@pytest.mark.parametrize("start", ["x", "-1", "9" * 40, "0", "999999"])
def test_place_that_is_none_is_the_beginning(start: str):
    official, _reports = long_queue(3)
    assert len(review_page(official, now=NOW, choice=Choice.of({"start": start})).rows) == 3


def test_last_page_that_is_reviewed_through_leads_to_the_beginning():
    official, _reports = long_queue(ROWS + 1)
    start = part_of(official).next_start
    actions.accept(ProgressReport.objects.get(pk=start), by=official, at=NOW)
    assert len(part_of(official, Choice(start=start)).reports) == ROWS


@pytest.mark.parametrize("choice", [Choice(), BY_CLUSTER])
def test_page_takes_the_same_queries_for_one_cluster_and_for_fifty(choice: Choice):
    official, _one = long_queue(1)
    assignments_of(official)  # read once for each person object
    with CaptureQueriesContext(connection) as of_one:
        review_page(official, now=NOW, choice=choice)
    long_queue(49, roadmaps=49)
    with CaptureQueriesContext(connection) as of_fifty:
        page = review_page(official, now=NOW, choice=choice)
    assert (len({row.cluster for row in page.rows}), len(of_fifty)) == (50, len(of_one))
