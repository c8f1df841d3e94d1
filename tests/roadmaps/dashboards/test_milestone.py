from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.accounts.models import Person
from roadmaps.dashboards.milestone import MilestonePage, milestone_page
from roadmaps.discussion import actions as discussion
from roadmaps.models import BaselineMove, Milestone, Revision, RevisionRow
from roadmaps.progress import actions
from roadmaps.progress.queries import milestones_for
from roadmaps.terms import Health, Turn
from tests.factories import (
    NOW,
    assign,
    make_admin,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
)
from tests.roadmaps.progress.reports import Scene, accepted, done, drafted, going_on, make_scene, returned, submitted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page_for(person: Person, scene: Scene, show: str = "") -> MilestonePage:
    milestone = milestones_for(person).get(pk=scene.milestone.pk)
    return milestone_page(milestone, person, now=NOW, show=show)


def make_revision(scene: Scene, number: int, *, days_ago: int) -> Revision:
    at = NOW - days_ago * DAY
    return Revision.objects.create(
        roadmap=scene.milestone.roadmap,
        number=number,
        origin="upload",
        status="approved",
        created_by=scene.manager,
        created_at=at,
        submitted_by=scene.manager,
        submitted_at=at,
        decided_by=scene.official,
        decided_at=at,
    )


def make_row(scene: Scene, revision: Revision, **changed: object) -> RevisionRow:
    values = {"code": "1.7", "title": "Second press", "due_date": date(2026, 6, 30), "precision": "day", "position": 1}
    return RevisionRow.objects.create(revision=revision, milestone=scene.milestone, **(values | changed))


# --- History -----------------------------------------------------------------------------------------------------


def test_history_is_one_list_of_sentences_in_time_order() -> None:
    scene = make_scene()
    returned(scene, going_on(forecast_date=date(2026, 12, 31)), at=NOW - 9 * DAY)
    accepted(scene, going_on(percent=60), at=NOW - 5 * DAY)
    discussion.write(scene.milestone, text="See the *act*.", by=scene.official, at=NOW - 3 * DAY)
    submitted(scene, done(evidence_link="https://example.org/act.pdf"), at=NOW - DAY)
    entries = [(entry.kind, entry.who, entry.text) for entry in page_for(scene.official, scene).history]
    assert entries == [
        ("report", "О. Ким", "In progress, 40%. Forecast 31\u00a0Dec\u00a02026."),
        ("returned", "И. Орлова", "The report of 6\u00a0Nov\u00a02026 is returned."),
        ("report", "О. Ким", "In progress, 60%. Forecast 20\u00a0Dec\u00a02026."),
        ("accepted", "И. Орлова", "The report of 10\u00a0Nov\u00a02026 is accepted."),
        ("message", "И. Орлова", "<p>See the <em>act</em>.</p>\n"),
        ("report", "О. Ким", "Done on 10\u00a0Nov\u00a02026."),
    ]


def test_history_quotes_what_persons_wrote() -> None:
    scene = make_scene()
    late = going_on(forecast_date=date(2027, 2, 1), slip_reason="Customs.", slip_category="law")
    returned(scene, late, at=NOW - DAY)
    report, decision = page_for(scene.official, scene).history
    assert report.quote == "The press is ordered.\nReason (law): Customs."
    assert decision.quote == "Attach the protocol."


def test_history_tells_a_moved_forecast_against_the_one_accepted_before() -> None:
    scene = make_scene()
    accepted(scene, going_on(), at=NOW - 5 * DAY)
    submitted(scene, going_on(forecast_date=date(2026, 12, 30)), at=NOW - DAY)
    last = page_for(scene.official, scene).history[-1]
    assert last.text == "In progress, 40%. Forecast moved: 20\u00a0Dec\u00a02026 → 30\u00a0Dec\u00a02026."


def test_history_tells_that_nothing_has_changed() -> None:
    scene = make_scene()
    actions.repeat(scene.milestone, by=scene.manager, at=NOW)
    assert page_for(scene.official, scene).history[0].text == "Nothing has changed. Not started."


def test_history_tells_moved_dates_with_reason_and_revision() -> None:
    scene = make_scene()
    BaselineMove.objects.create(
        milestone=scene.milestone,
        revision=make_revision(scene, 4, days_ago=30),
        old_date=date(2026, 9, 30),
        new_date=date(2026, 12, 31),
        reason="The tender failed.",
        category="procurement",
        at=NOW - 30 * DAY,
    )
    entry = page_for(scene.manager, scene, show="dates").history[0]
    assert (
        entry.text == "Approved date moved: 30\u00a0Sep\u00a02026 → 31\u00a0Dec\u00a02026 (+92\u00a0days), revision 4."
    )
    assert (entry.who, entry.quote) == ("И. Орлова", "Reason (procurement): The tender failed.")


def test_history_tells_changes_of_the_plan() -> None:
    scene = make_scene()
    make_row(scene, make_revision(scene, 1, days_ago=90))
    make_row(scene, make_revision(scene, 2, days_ago=60), responsible="O. Kim")
    make_row(scene, make_revision(scene, 3, days_ago=30), responsible="O. Kim", is_dropped=True)
    entries = [(entry.text, entry.quote) for entry in page_for(scene.manager, scene).history]
    assert entries == [
        ("In the plan since revision 1: 30\u00a0Jun\u00a02026.", ""),
        ("Changed by revision 2.", "Responsible: – → O. Kim"),
        ("Dropped from the plan by revision 3.", ""),
    ]


@pytest.mark.parametrize(
    ("show", "kinds"), [("reports", ["report", "accepted"]), ("messages", ["message"]), ("dates", [])]
)
def test_history_shows_one_kind(show: str, kinds: list[str]) -> None:
    scene = make_scene()
    accepted(scene)
    discussion.write(scene.milestone, text="Thanks.", by=scene.official, at=NOW)
    assert [entry.kind for entry in page_for(scene.manager, scene, show).history] == kinds


def test_draft_is_hidden_from_the_ministry() -> None:
    scene = make_scene()
    drafted(scene)
    official, manager = page_for(scene.official, scene), page_for(scene.manager, scene)
    assert (official.open_report, official.history) == (None, ())
    assert manager.open_report is not None
    assert manager.turn_words == "waits for you"


def test_page_needs_the_same_queries_for_one_and_for_thirty_entries() -> None:
    scene = make_scene()
    accepted(scene)
    discussion.write(scene.milestone, text="First.", by=scene.official, at=NOW)
    with CaptureQueriesContext(connection) as few:
        page_for(Person.objects.get(pk=scene.manager.pk), scene)
    for number in range(15):
        accepted(scene, going_on(percent=number), at=NOW + number * DAY)
        discussion.write(scene.milestone, text="More.", by=scene.official, at=NOW)
        make_milestone(scene.milestone.roadmap)
    with CaptureQueriesContext(connection) as many:
        page = page_for(Person.objects.get(pk=scene.manager.pk), scene)
    assert (len(page.history), len(many)) == (48, len(few))


# --- Whose turn --------------------------------------------------------------------------------------------------


def test_step_of_the_cluster_follows_the_paper() -> None:
    scene = make_scene()
    assert page_for(scene.manager, scene).step.label == "Report progress"
    drafted(scene)
    assert page_for(scene.manager, scene).step.label == "Continue the report"
    returned(scene)
    assert page_for(scene.manager, scene).step.label == "Mend the report"


def test_submitted_report_is_the_ministrys_turn() -> None:
    scene = make_scene()
    submitted(scene, at=NOW - 4 * DAY)
    manager, official = page_for(scene.manager, scene), page_for(scene.official, scene)
    assert (manager.step, manager.sheet, manager.can_withdraw) == (None, None, True)
    assert (manager.turn, manager.turn_words) == (Turn.MINISTRY, "waits for the ministry for 2 working days")
    assert official.sheet is not None
    assert (official.can_withdraw, official.can_report) == (False, False)


@pytest.mark.parametrize("closed", [{"cancelled_at": NOW}, {"state": "done", "actual_date": date(2026, 11, 1)}])
def test_closed_milestone_asks_for_nothing(closed: dict[str, object]) -> None:
    scene = make_scene(**closed)
    page = page_for(scene.manager, scene)
    assert (page.turn, page.step, page.can_repeat) == (Turn.NOBODY, None, False)


def test_analyst_may_only_read() -> None:
    scene = make_scene()
    submitted(scene)
    analyst = make_person()
    assign(analyst, Role.ANALYST)
    page = page_for(analyst, scene)
    assert (page.step, page.sheet, page.thread.may_write, page.can_repeat) == (None, None, False, False)
    assert len(page.history) == 1


# --- Facts and words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "lead"),
    [
        ({"baseline_date": date(2026, 9, 30)}, "Overdue by 46\u00a0days."),
        ({"baseline_date": date(2026, 11, 14)}, "Overdue by 1\u00a0day."),
        ({"baseline_date": date(2026, 11, 20)}, "Approved date: in\u00a05\u00a0days."),
        ({"baseline_date": None, "precision": "undated"}, "It has no approved date."),
        (
            {"baseline_date": date(2026, 9, 30), "forecast_date": date(2026, 12, 15)},
            "Overdue by 46\u00a0days. The forecast is 76\u00a0days later than approved.",
        ),
        ({"state": "done", "actual_date": date(2026, 12, 31)}, "Done on the approved day."),
        ({"state": "done", "actual_date": date(2027, 1, 2)}, "Done 2\u00a0days later than approved."),
        ({"state": "done", "actual_date": date(2026, 12, 25)}, "Done 6\u00a0days earlier than approved."),
        ({"cancelled_at": NOW}, "Dropped from the plan."),
        ({"state": "will_not_be_done"}, "It will not be done."),
    ],
)
def test_lead_says_how_late_in_days(fields: dict[str, object], lead: str) -> None:
    scene = make_scene(**fields)
    assert page_for(scene.manager, scene).lead == lead


def test_moves_are_counted_with_their_reasons() -> None:
    scene = make_scene()
    revision = make_revision(scene, 2, days_ago=60)
    spans = [(date(2026, 3, 1), date(2026, 6, 1), "money"), (date(2026, 6, 1), date(2026, 9, 1), "money")]
    for old, new, category in [*spans, (date(2026, 9, 1), date(2026, 12, 31), "law")]:
        values = {"old_date": old, "new_date": new, "category": category, "at": NOW, "reason": "Why."}
        BaselineMove.objects.create(milestone=scene.milestone, revision=revision, **values)
    assert page_for(scene.manager, scene).moved == "Moved 3 times, +305\u00a0days (money: 2, law: 1)"


def test_evidence_lists_every_link_once_newest_first() -> None:
    scene = make_scene()
    returned(scene, going_on(evidence_link="https://example.org/a.pdf"), at=NOW - 3 * DAY)
    accepted(scene, going_on(evidence_link="https://example.org/b.pdf"), at=NOW - 2 * DAY)
    submitted(scene, going_on(evidence_link="https://example.org/a.pdf"), at=NOW - DAY)
    chips = page_for(scene.manager, scene).evidence
    assert [chip.href for chip in chips] == ["https://example.org/a.pdf", "https://example.org/b.pdf"]


def test_confidence_is_that_of_the_last_accepted_report() -> None:
    scene = make_scene()
    accepted(scene, going_on(confidence="at_risk"), at=NOW - 3 * DAY)
    submitted(scene, going_on(confidence="critical"), at=NOW - DAY)
    confidence = page_for(scene.manager, scene).confidence
    assert confidence is not None
    assert (confidence.value, confidence.who, confidence.on) == ("at_risk", "О. Ким", date(2026, 11, 12))


def test_confidence_is_of_the_day_that_it_was_in_the_programme() -> None:
    scene = make_scene()
    accepted(scene, going_on(), at=datetime(2026, 11, 11, 22, 30, tzinfo=UTC))
    confidence = page_for(scene.manager, scene).confidence
    assert confidence is not None
    assert confidence.on == date(2026, 11, 12)


def test_done_milestone_shows_no_confidence() -> None:
    scene = make_scene()
    accepted(scene, going_on(confidence="at_risk"), at=NOW - 3 * DAY)
    accepted(scene, done(confidence="at_risk"), at=NOW - DAY)
    assert page_for(scene.manager, scene).confidence is None


def test_curators_are_the_officials_named_for_the_cluster() -> None:
    scene = make_scene()
    make_official(full_name="Александр Седов")
    assert page_for(scene.manager, scene).curators == (scene.official,)


def test_officials_of_all_clusters_stand_in_for_a_curator() -> None:
    scene = make_scene()
    scene.official.assignments.all().delete()
    stand_in = make_official(full_name="Александр Седов")
    assert page_for(scene.manager, scene).curators == (stand_in,)


def test_neighbours_follow_the_plan() -> None:
    scene = make_scene(position=5)
    before = make_milestone(scene.milestone.roadmap, position=4, code="1.6")
    after = make_milestone(scene.milestone.roadmap, position=6, code="1.8")
    page = page_for(scene.manager, scene)
    assert (page.previous.address, page.following.address) == (f"/m/{before.pk}/", f"/m/{after.pk}/")
    assert Milestone.objects.filter(pk=before.pk).get().health_on(page.on) == Health.NOT_STARTED


# --- The page over HTTP ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [("manager", 200), ("official", 200), ("analyst", 200), ("contributor", 200), ("stranger", 404), ("admin", 404)],
)
def test_page_by_role(role: str, status: int) -> None:
    scene = make_scene()
    submitted(scene)
    persons = {"manager": scene.manager, "official": scene.official, "stranger": make_manager(make_cluster())}
    person = persons.get(role) or (make_admin() if role == "admin" else make_person())
    if role in ("analyst", "contributor"):
        assign(person, Role(role), None if role == "analyst" else scene.cluster)
    client = Client()
    client.force_login(person)
    response = client.get(f"/m/{scene.milestone.pk}/")
    assert response.status_code == status
    assert ("data-submit-once" in response.content.decode()) is (role in ("manager", "official", "contributor"))


def test_message_is_posted_and_shown_rendered() -> None:
    scene = make_scene()
    client = Client()
    client.force_login(scene.manager)
    address = f"/m/{scene.milestone.pk}/"
    response = client.post(
        f"/talk/milestone/{scene.milestone.pk}/", {"text": "**Act** <script>alert(1)</script>"}, follow=True
    )
    assert response.redirect_chain[0][0].startswith(f"{address}#message-")
    body = response.content.decode()
    assert "<strong>Act</strong> &lt;script&gt;alert(1)&lt;/script&gt;" in body


@pytest.mark.parametrize(("role", "status"), [("analyst", 403), ("stranger", 404)])
def test_message_by_who_may_not_write(role: str, status: int) -> None:
    scene = make_scene()
    person = make_manager(make_cluster()) if role == "stranger" else make_person()
    if role == "analyst":
        assign(person, Role.ANALYST)
    client = Client()
    client.force_login(person)
    assert client.post(f"/talk/milestone/{scene.milestone.pk}/", {"text": "Hello."}).status_code == status


def test_empty_message_asks_for_words() -> None:
    scene = make_scene()
    client = Client()
    client.force_login(scene.manager)
    response = client.post(f"/talk/milestone/{scene.milestone.pk}/", {"text": "  "})
    assert response.context["thread"].problems == ("Write a message first.",)
