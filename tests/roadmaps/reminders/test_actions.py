import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.mail import delivery
from portal.mail.models import Message, MessageState
from roadmaps.models import Reminder
from roadmaps.reminders import actions
from roadmaps.terms import ProgressState, ReminderState, ReminderStep, ReportStatus
from tests.factories import (
    assign,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)
from tests.roadmaps.dashboards.records import make_report

MORNING = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)  # Monday, 10:00 in Moscow
TODAY = date(2026, 11, 16)
pytestmark = pytest.mark.django_db


def run(roadmap, at=MORNING):
    raised = actions.raise_due(roadmap.programme, on=roadmap.programme.day_of(at), at=at)
    return raised, actions.compose(at=at)


@pytest.fixture
def roadmap():
    return make_roadmap(make_cluster("Композиты Алтая"))


def test_overdue_milestone_is_told_to_the_manager_in_the_managers_language(roadmap) -> None:
    manager = make_manager(roadmap.cluster, language="en")
    make_milestone(roadmap, code="1.7", title="Второй пресс", baseline_date=date(2026, 11, 12))

    raised, composed = run(roadmap)

    letter = Message.objects.get()
    assert (raised.raised, composed) == (1, 1)
    assert (letter.person, letter.language, letter.key) == (manager, "en", f"digest:{manager.pk}:2026-11-16")
    assert letter.subject == "Overdue: 1.7 Второй пресс, 12 Nov 2026"
    assert "Композиты Алтая — you manage the cluster\n\n- 1.7 Второй пресс\n  Due 12\xa0Nov\xa02026" in letter.text
    assert "4\xa0days late" in letter.text or "4 days late" in letter.text
    assert Reminder.objects.get().state == ReminderState.TOLD


def test_second_run_on_the_same_day_writes_nothing(roadmap) -> None:
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    run(roadmap)

    raised, composed = run(roadmap, MORNING + timedelta(minutes=5))

    assert (raised.raised, raised.superseded, raised.void, composed) == (0, 0, 0, 0)
    assert Message.objects.count() == 1


def test_one_person_gets_one_letter_for_all_clusters_and_kinds(roadmap) -> None:
    manager = make_manager(roadmap.cluster)
    other = make_roadmap(programme=roadmap.programme)
    assign(manager, Role.CLUSTER_MANAGER, other.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    make_milestone(other, baseline_date=date(2026, 11, 23))

    run(roadmap)

    assert Message.objects.get().subject.startswith("Просрочено: 1 · скоро срок: 1 · ")
    assert Reminder.objects.filter(state=ReminderState.TOLD).count() == 2


def test_days_without_work_send_the_latest_step_alone(roadmap) -> None:
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 10, 1))
    run(roadmap, datetime(2026, 10, 2, 7, 0, tzinfo=UTC))

    run(roadmap, datetime(2026, 11, 16, 7, 0, tzinfo=UTC))

    assert sorted(Reminder.objects.values_list("step_days", "state")) == [(1, "told"), (35, "told")]


def test_earlier_step_not_told_yet_is_superseded(roadmap) -> None:
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 10, 1))
    actions.raise_due(roadmap.programme, on=date(2026, 10, 2), at=MORNING)

    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert sorted(Reminder.objects.values_list("step_days", "state")) == [(1, "superseded"), (35, "open")]


@pytest.mark.parametrize(
    "change",
    [
        {"state": ProgressState.DONE, "actual_date": TODAY},
        {"state": ProgressState.WILL_NOT_BE_DONE},
        {"awaiting_since": MORNING},
        {"cancelled_at": MORNING},
    ],
)
def test_reminder_of_what_is_settled_is_void(roadmap, change) -> None:
    make_manager(roadmap.cluster)
    milestone = make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)
    type(milestone).objects.filter(pk=milestone.pk).update(**change)

    raised = actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert (raised.void, Reminder.objects.get().state) == (1, ReminderState.VOID)


def test_moved_date_arms_the_steps_anew(roadmap) -> None:
    make_manager(roadmap.cluster)
    milestone = make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    run(roadmap)
    type(milestone).objects.filter(pk=milestone.pk).update(baseline_date=date(2026, 11, 23), promised_on=TODAY)

    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert list(Reminder.objects.filter(state=ReminderState.OPEN).values_list("due_date", "step_days")) == [
        (date(2026, 11, 23), -7)
    ]


def test_chain_goes_up_where_nobody_can_be_reached(roadmap) -> None:
    curator = make_official(roadmap.cluster)
    make_official()
    gone = make_manager(roadmap.cluster, is_active=False)
    milestone = make_milestone(roadmap, baseline_date=date(2026, 11, 12), responsible_person=gone)

    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert list(Reminder.objects.values_list("person", "reason", "milestone")) == [
        (curator.pk, "curator", milestone.pk)
    ]


def test_overdue_escalates_from_the_responsible_to_managers_to_the_curator(roadmap) -> None:
    manager, curator, contributor = make_manager(roadmap.cluster), make_official(roadmap.cluster), make_person()
    assign(contributor, Role.CONTRIBUTOR, roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 9, 1), responsible_person=contributor)

    for day, expected in [
        (date(2026, 9, 2), {contributor}),
        (date(2026, 9, 8), {contributor, manager}),
        (date(2026, 9, 22), {contributor, manager, curator}),
    ]:
        Reminder.objects.all().delete()
        actions.raise_due(roadmap.programme, on=day, at=MORNING)
        assert {reminder.person for reminder in Reminder.objects.all()} == expected


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 16, 5, 59, tzinfo=UTC),  # 08:59 in Moscow
        datetime(2026, 11, 16, 15, 0, tzinfo=UTC),  # 18:00
        datetime(2026, 11, 15, 9, 0, tzinfo=UTC),  # a Sunday
        datetime(2027, 1, 5, 9, 0, tzinfo=UTC),  # the New Year's holidays
    ],
)
def test_nobody_is_written_to_outside_working_hours(roadmap, moment) -> None:
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    actions.raise_due(roadmap.programme, on=date(2026, 11, 16), at=MORNING)

    assert actions.compose(at=moment) == 0


def test_morning_is_that_of_the_reader(roadmap) -> None:
    make_manager(roadmap.cluster, time_zone="Asia/Vladivostok")
    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert actions.compose(at=datetime(2026, 11, 16, 9, 0, tzinfo=UTC)) == 0  # 19:00 there
    assert actions.compose(at=datetime(2026, 11, 16, 23, 30, tzinfo=UTC)) == 1  # 09:30 of the 17th
    assert Message.objects.get().key.endswith("2026-11-17")


def test_milestone_done_before_sending_is_left_out_of_the_letter(roadmap) -> None:
    make_manager(roadmap.cluster, language="en")
    done = make_milestone(roadmap, title="First", baseline_date=date(2026, 11, 12))
    second = make_milestone(roadmap, title="Second", baseline_date=date(2026, 11, 12))
    run(roadmap)
    type(done).objects.filter(pk=done.pk).update(state=ProgressState.DONE, actual_date=TODAY)

    delivery.deliver(Message.objects.get().pk, at=MORNING + timedelta(minutes=1))

    letter = Message.objects.get()
    assert (letter.state, letter.subject) == (MessageState.SENT, f"Overdue: {second}, 12 Nov 2026")
    assert "First" not in letter.text
    assert "Second" in letter.text


def test_letter_about_nothing_true_is_cancelled(roadmap) -> None:
    make_manager(roadmap.cluster)
    milestone = make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    run(roadmap)
    type(milestone).objects.filter(pk=milestone.pk).update(awaiting_since=MORNING)

    delivery.deliver(Message.objects.get().pk, at=MORNING + timedelta(minutes=1))

    assert Message.objects.get().state == MessageState.CANCELLED


def test_lines_of_an_expired_letter_are_told_the_next_morning(roadmap) -> None:
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    run(roadmap)

    delivery.sweep(at=datetime(2026, 11, 16, 16, 0, tzinfo=UTC))
    assert Message.objects.get().state == MessageState.EXPIRED
    composed = actions.compose(at=datetime(2026, 11, 17, 7, 0, tzinfo=UTC))

    assert composed == 1
    assert Reminder.objects.get().digest.key.endswith("2026-11-17")


def make_storm(programme) -> None:
    """More letters at once than the valve lets through."""
    for _number in range(51):
        cluster = make_cluster()
        make_manager(cluster)
        make_milestone(make_roadmap(cluster, programme), baseline_date=date(2026, 11, 12))


def states() -> set[str]:
    return set(Message.objects.values_list("state", flat=True))


def test_storm_is_held_for_a_person_to_decide(roadmap) -> None:
    make_storm(roadmap.programme)

    _raised, composed = run(roadmap)

    assert (composed, states()) == (51, {MessageState.HELD})


def test_held_letters_leave_when_they_are_released(roadmap) -> None:
    make_storm(roadmap.programme)
    run(roadmap)

    released = actions.release_held(at=MORNING + timedelta(hours=1))
    accepted = delivery.deliver_due(at=MORNING + timedelta(hours=1))

    assert (released, accepted, states()) == (51, 51, {MessageState.SENT})


def test_storm_that_nobody_released_is_a_storm_again_the_next_morning(roadmap) -> None:
    """Its lines come back, and the held letters do not count as what is usual."""
    make_storm(roadmap.programme)
    run(roadmap)
    evening = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
    assert actions.release_held(at=evening) == 0
    delivery.sweep(at=evening)

    _raised, composed = run(roadmap, MORNING + timedelta(days=1))

    assert composed == 51
    assert states() == {MessageState.EXPIRED, MessageState.HELD}
    assert Reminder.objects.filter(state=ReminderState.TOLD, digest__state=MessageState.HELD).count() == 51


def test_letters_as_many_as_usual_are_no_storm(roadmap) -> None:
    make_storm(roadmap.programme)
    run(roadmap)
    actions.release_held(at=MORNING)
    delivery.deliver_due(at=MORNING)
    Reminder.objects.all().delete()

    run(roadmap, MORNING + timedelta(days=1))

    assert states() == {MessageState.SENT, MessageState.QUEUED}


def test_raising_takes_the_same_number_of_queries_for_any_number_of_milestones(roadmap) -> None:
    make_manager(roadmap.cluster)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)
        return len(captured)

    make_milestone(roadmap, baseline_date=date(2026, 11, 12))
    few = queries()
    for _number in range(40):
        make_milestone(roadmap, baseline_date=date(2026, 11, 11))
    assert queries() == few


@pytest.mark.django_db(transaction=True)
def test_three_at_once_raise_and_compose_as_one(roadmap, time_machine) -> None:
    time_machine.move_to(MORNING)  # the letter leaves at the commit
    make_manager(roadmap.cluster)
    for _number in range(5):
        make_milestone(roadmap, baseline_date=date(2026, 11, 12))

    def work() -> None:
        try:
            run(roadmap)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (Reminder.objects.count(), Message.objects.count()) == (5, 1)
    assert set(Reminder.objects.values_list("state", flat=True)) == {ReminderState.TOLD}


def test_report_of_the_only_curator_is_reviewed_by_an_official_of_all(roadmap) -> None:
    curator, other = make_official(roadmap.cluster), make_official()
    assign(curator, Role.CLUSTER_MANAGER, roadmap.cluster)
    make_report(
        make_milestone(roadmap), curator, ReportStatus.SUBMITTED, submitted_at=datetime(2026, 11, 2, 9, tzinfo=UTC)
    )

    actions.raise_due(roadmap.programme, on=TODAY, at=MORNING)

    assert list(Reminder.objects.values_list("person", "kind")) == [(other.pk, ReminderStep.REPORT_TO_REVIEW)]
