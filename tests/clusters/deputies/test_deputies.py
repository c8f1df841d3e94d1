"""Somebody stands in for a person on leave: named, begun and ended by the clock, and seen where it matters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from clusters.deputies import actions
from clusters.deputies.queries import candidates, colleagues
from clusters.models import Cluster, Deputy, Role
from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.inbox import notices
from portal.inbox.models import Notice
from portal.shell.refusal import Refusal
from roadmaps.models import Reminder
from roadmaps.progress import actions as progress
from roadmaps.progress.answers import ReportAnswers
from roadmaps.reminders.digest import groups_of
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.reach import Reach
from roadmaps.terms import ReminderStep
from tests.clients import signed_in
from tests.factories import (
    NOW,
    TODAY,
    assign,
    make_admin,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)
from tests.roadmaps.requests.scenes import ask_help, make_scene

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cluster() -> Cluster:
    return make_cluster("Altai")


@pytest.fixture
def manager(cluster: Cluster) -> Person:
    return make_manager(cluster, full_name="Ольга Ким")


@pytest.fixture
def colleague(cluster: Cluster) -> Person:
    person = make_person(full_name="Пётр Ли")
    assign(person, Role.CONTRIBUTOR, cluster)
    return person


def again(person: Person) -> Person:
    """The person as the next request has them."""
    return Person.objects.get(pk=person.pk)


def named(absent: Person, deputy: Person, *, starts_on: date = TODAY, ends_on: date = TODAY + 3 * DAY) -> Deputy:
    return actions.name(absent, deputy, starts_on=starts_on, ends_on=ends_on, by=absent, at=NOW)


def waits(*persons: Person, subject: str = "report:1") -> None:
    notices.tell(persons, kind="report.returned", subject=subject, params={}, url="/", needs_action=True, at=NOW)


def test_deputy_may_do_it_from_the_first_day_to_the_last(manager: Person, colleague: Person, cluster: Cluster) -> None:
    named(manager, colleague, starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)
    found = []
    for days in range(4):
        actions.turn(at=NOW + days * DAY)
        found.append(can(again(colleague), Permission.PROPOSE, cluster))
    assert found == [False, True, True, False]


def test_days_without_a_clock_are_caught_up(manager: Person, colleague: Person, cluster: Cluster) -> None:
    leave = named(manager, colleague, starts_on=TODAY + DAY, ends_on=TODAY + 2 * DAY)
    assert actions.turn(at=NOW + 30 * DAY) == 1
    leave.refresh_from_db()
    assert (leave.began_at, leave.ended_at) == (None, NOW + 30 * DAY)


def test_turning_twice_changes_nothing_more(manager: Person, colleague: Person) -> None:
    named(manager, colleague, starts_on=TODAY + DAY)
    assert [actions.turn(at=NOW + DAY), actions.turn(at=NOW + DAY)] == [1, 0]


@pytest.mark.parametrize(
    ("starts", "ends"), [(2, 1), (-1, 1), (0, 400)], ids=["turned round", "begun already", "too long"]
)
def test_days_that_cannot_be_are_refused(manager: Person, colleague: Person, starts: int, ends: int) -> None:
    with pytest.raises(Refusal):
        named(manager, colleague, starts_on=TODAY + starts * DAY, ends_on=TODAY + ends * DAY)


def test_only_one_deputy_at_a_time_and_none_who_is_away(manager: Person, colleague: Person, cluster: Cluster) -> None:
    other = make_manager(cluster)
    named(manager, colleague)
    with pytest.raises(Refusal):
        named(manager, other)
    with pytest.raises(Refusal):
        named(other, manager)


def test_only_those_who_could_hold_the_roles_may_be_named(manager: Person, colleague: Person) -> None:
    make_official()
    make_manager(make_cluster())
    assert list(candidates(manager)) == [colleague]


def test_deputy_of_two_clusters_works_in_both(manager: Person, colleague: Person) -> None:
    assign(manager, Role.CLUSTER_MANAGER, make_cluster())
    assert list(candidates(manager)) == []


def test_person_is_offered_those_with_a_cluster_in_common_and_the_admin_all(cluster: Cluster) -> None:
    official = make_official(cluster)
    near, far, everywhere = make_official(cluster), make_official(make_cluster()), make_official()
    assert set(colleagues(official)) == {near, everywhere}
    assert set(candidates(official)) == {near, far, everywhere}


def test_admin_names_anybody_but_themselves(manager: Person, cluster: Cluster) -> None:
    admin = make_admin()
    assign(admin, Role.CONTRIBUTOR, cluster)
    with pytest.raises(Refusal):
        actions.name(manager, admin, starts_on=TODAY, ends_on=TODAY, by=admin, at=NOW)


def test_what_waits_is_handed_over_told_to_both_and_taken_back(manager: Person, colleague: Person) -> None:
    waits(manager, subject="report:1")
    leave = named(manager, colleague)
    waits(manager, subject="report:2")
    of_deputy = Notice.objects.filter(person=colleague, needs_action=True, on_behalf_of=manager)
    assert sorted(of_deputy.values_list("subject", flat=True)) == ["report:1", "report:2"]

    actions.withdraw(leave, by=manager, at=NOW + DAY)

    assert not of_deputy.exclude(state="done").exists()
    assert Notice.objects.filter(person=manager, needs_action=True).exclude(state="done").count() == 2


def test_reminders_go_to_the_deputy_with_the_reason(manager: Person, colleague: Person, cluster: Cluster) -> None:
    roadmap = make_roadmap(cluster)
    make_milestone(roadmap, baseline_date=TODAY - 2 * DAY, responsible_person=manager)
    named(manager, colleague)
    told = [(entry.person_id, entry.reason) for entry in owed_on(roadmap.programme, TODAY, Reach())]
    assert told == [(colleague.pk, "deputy")]


def test_deputy_reports_and_the_ledger_says_for_whom(manager: Person, colleague: Person, cluster: Cluster) -> None:
    milestone = make_milestone(make_roadmap(cluster))
    named(manager, colleague)
    report = progress.save_draft(
        milestone, ReportAnswers(state="in_progress", comment="Under way"), by=colleague, at=NOW
    )
    entry = LedgerEntry.objects.get(verb="report.saved", subject_id=str(report.pk))
    assert entry.details["standing_in_for"] == "Ольга Ким"


def test_nobody_reviews_what_the_absent_person_wrote(cluster: Cluster) -> None:
    absent, deputy = make_official(cluster), make_official(cluster)
    report = make_milestone(make_roadmap(cluster)).reports.create(author=absent, created_at=NOW, state="in_progress")
    assert not report.is_own(deputy)
    named(absent, deputy)
    assert report.is_own(again(deputy))


def test_page_names_a_deputy_and_ends_the_leave(client: Client, manager: Person, colleague: Person) -> None:
    client.force_login(manager)
    said = {"starts_on": "2099-01-01", "ends_on": "2099-01-09", "deputy": colleague.pk}
    assert client.post("/me/leave/", said).status_code == 302
    leave = Deputy.objects.get()
    assert "Пётр Ли" in client.get("/me/leave/").content.decode()
    assert client.post(f"/me/leave/{leave.pk}/end/").status_code == 302
    leave.refresh_from_db()
    assert leave.ended_at is not None


def test_refusal_stands_on_the_form(client: Client, manager: Person, colleague: Person) -> None:
    client.force_login(manager)
    said = {"starts_on": "2020-01-01", "ends_on": "2020-01-09", "deputy": colleague.pk}
    assert len(client.post("/me/leave/", said).context["form"].non_field_errors()) == 1


def test_stranger_cannot_end_a_leave(client: Client, manager: Person, colleague: Person, cluster: Cluster) -> None:
    leave = named(manager, colleague)
    client.force_login(make_manager(cluster))
    assert client.post(f"/me/leave/{leave.pk}/end/").status_code == 404


@pytest.mark.usefixtures("english")
def test_who_is_away_reads_on_the_home_that_somebody_stands_in(cluster: Cluster) -> None:
    away, deputy = make_official(cluster, language="en"), make_official(cluster, full_name="Антон Седов", language="en")
    assert "stands in for you" not in signed_in(away).get("/").content.decode()
    named(away, deputy)
    page = signed_in(away).get("/").content.decode()
    assert "А. Седов stands in for you until 18" in page
    assert "You stand in for" in signed_in(deputy).get("/").content.decode()


@pytest.mark.usefixtures("english")
def test_reminder_to_a_deputy_says_for_whom_it_comes(cluster: Cluster) -> None:
    away = make_official(cluster, full_name="Ирина Орлова")
    deputy = make_official(make_cluster(), full_name="Антон Седов", language="en")
    actions.name(away, deputy, starts_on=TODAY, ends_on=TODAY + 3 * DAY, by=make_admin(), at=NOW)
    request = ask_help(make_scene(roadmap=make_roadmap(cluster)))
    row = Reminder(request=request, person=deputy, kind=ReminderStep.REQUEST_TO_ANSWER, due_date=TODAY, reason="deputy")
    (part,) = groups_of([row], again(deputy), TODAY, {}, {})[0].parts
    assert part.reason == "you stand in for И. Орлова"
    Deputy.objects.update(ended_at=NOW)
    (part,) = groups_of([row], again(deputy), TODAY, {}, {})[0].parts
    assert part.reason == "you stand in for somebody who is away"
