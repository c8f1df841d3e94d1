"""What somebody may not read any more stands neither in the inbox nor in a letter that has not left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clusters.deputies import actions as deputies
from clusters.models import Assignment, Deputy, Role
from clusters.people import actions as people
from portal.inbox import letters, preferences
from portal.inbox.models import Notice, Pace
from portal.mail import delivery
from portal.mail.models import Message, MessageState
from roadmaps.discussion.actions import write
from roadmaps.discussion.changing import hide, remove
from roadmaps.discussion.notices import NAMED, WRITTEN
from roadmaps.reminders import actions as reminders
from tests.factories import (
    TODAY,
    assign,
    make_admin,
    make_cluster,
    make_milestone,
    make_official,
    make_roadmap,
)
from tests.journeys.cast import MORNING
from tests.roadmaps.progress.reports import Scene, make_scene

pytestmark = pytest.mark.django_db
SECRET = "Marzipan budget"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def say(scene: Scene, *, is_note: bool = False, text: str = SECRET):
    author = make_official()
    return write(scene.milestone, text=text, by=author, at=MORNING - timedelta(hours=1), is_ministry_only=is_note)


def compose_and_send(between=lambda: None) -> list[Message]:
    """The morning's digests; `between` happens after they are written and before they leave."""
    Notice.objects.exclude(waits_for="").update(waits_for=Pace.DAILY)
    reminders.compose(at=MORNING)
    between()
    delivery.deliver_due(at=MORNING + timedelta(minutes=1))
    return list(Message.objects.filter(state=MessageState.SENT))


def test_who_leaves_a_cluster_while_a_digest_waits_reads_no_news_of_it(scene: Scene) -> None:
    elsewhere = make_roadmap(make_cluster(), scene.milestone.roadmap.programme)
    assign(scene.manager, Role.CLUSTER_MANAGER, elsewhere.cluster)
    write(elsewhere, text="Other news", by=make_official(), at=MORNING - timedelta(hours=1))
    say(scene)
    role = Assignment.objects.get(person=scene.manager, cluster=scene.cluster)
    sent = compose_and_send(lambda: people.unassign(role, by=make_admin(), at=MORNING))
    own = next(one for one in sent if one.person_id == scene.manager.pk)
    assert "Other news" in own.text
    assert SECRET not in own.text + own.html + own.subject


def test_role_taken_past_the_action_is_seen_at_the_second_look(scene: Scene) -> None:
    say(scene)
    compose_and_send(lambda: Assignment.objects.filter(person=scene.manager).delete())
    assert Message.objects.get(person=scene.manager).state == MessageState.CANCELLED


def test_role_taken_before_the_morning_writes_no_digest(scene: Scene) -> None:
    say(scene)
    Assignment.objects.filter(person=scene.manager).delete()
    compose_and_send()
    assert not Message.objects.filter(person=scene.manager).exists()


def test_official_who_joins_the_cluster_loses_its_notes(scene: Scene) -> None:
    say(scene, is_note=True, text=f"@{scene.official.email} {SECRET}")
    assert Notice.objects.get(person=scene.official).kind == NAMED
    people.assign(scene.official, Role.CONTRIBUTOR, [scene.cluster], by=make_admin(), at=MORNING)
    assert not Notice.objects.filter(person=scene.official).exists()
    assert not any(SECRET in one.text for one in compose_and_send() if one.person == scene.official)


def test_official_who_joins_another_cluster_keeps_the_notes(scene: Scene) -> None:
    say(scene, is_note=True)
    people.assign(scene.official, Role.CONTRIBUTOR, [make_cluster()], by=make_admin(), at=MORNING)
    assert Notice.objects.get(person=scene.official).kind == WRITTEN


def test_deputy_keeps_nothing_of_a_cluster_that_the_absent_person_has_lost(scene: Scene) -> None:
    deputy = make_official(make_cluster())
    away = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=9), "named_at": MORNING, "began_at": MORNING}
    Deputy.objects.create(absent=scene.official, deputy=deputy, **away)
    say(scene, is_note=True)
    assert Notice.objects.filter(person=deputy).exists()
    people.unassign(Assignment.objects.get(person=scene.official), by=make_admin(), at=MORNING)
    assert not Notice.objects.filter(person__in=[deputy, scene.official]).exists()


def test_deputy_is_handed_over_and_keeps_only_what_may_be_read(scene: Scene) -> None:
    deputy = make_official(make_cluster())
    say(scene, is_note=True, text=f"@{scene.official.email} {SECRET}")
    days = {"starts_on": MORNING.date(), "ends_on": MORNING.date() + timedelta(days=9)}
    leave = deputies.name(scene.official, deputy, **days, by=scene.official, at=MORNING)
    assert Notice.objects.filter(person=deputy, kind=NAMED).exists()
    deputies.withdraw(leave, by=scene.official, at=MORNING)
    assert not Notice.objects.filter(person=deputy, kind=NAMED).exists()


def test_deputy_is_not_handed_over_news_of_a_cluster_lost_before(scene: Scene) -> None:
    deputy, other = make_official(make_cluster()), make_cluster()
    assign(scene.official, Role.OFFICIAL, other)
    say(scene, is_note=True, text=f"@{scene.official.email} {SECRET}")
    Assignment.objects.filter(person=scene.official, cluster=scene.cluster).delete()
    days = {"starts_on": MORNING.date(), "ends_on": MORNING.date() + timedelta(days=9)}
    deputies.name(scene.official, deputy, **days, by=scene.official, at=MORNING)
    assert not Notice.objects.filter(person=deputy, kind=NAMED).exists()


@pytest.mark.parametrize("deed", [hide, remove])
def test_message_hidden_or_removed_while_a_digest_waits_is_not_in_it(scene: Scene, deed) -> None:
    message = say(scene)
    make_milestone(scene.milestone.roadmap, baseline_date=date(2026, 11, 1))
    reminders.raise_due(scene.milestone.roadmap.programme, on=MORNING.date(), at=MORNING)
    sent = compose_and_send(lambda: deed(message, by=message.author, at=MORNING))
    own = next(one for one in sent if one.person_id == scene.manager.pk)
    assert "Overdue: 1" in own.subject
    assert SECRET not in own.text + own.html


def test_letter_of_the_moment_leaves_out_what_was_hidden_meanwhile(scene: Scene) -> None:
    preferences.choose(scene.manager.pk, {"discussion": Pace.AT_ONCE}, at=MORNING)
    first = say(scene, text=f"@{scene.manager.email} {SECRET}")
    say(scene, text="And this stays.")
    Notice.objects.filter(person=scene.manager).update(waits_for=Pace.AT_ONCE)
    letters.write_due(at=MORNING)
    written = Message.objects.get(person=scene.manager)
    assert SECRET in written.text
    hide(first, by=first.author, at=MORNING)
    delivery.deliver_due(at=MORNING + timedelta(minutes=1))
    written.refresh_from_db()
    assert (written.state, SECRET in written.text, "And this stays." in written.text) == (
        MessageState.SENT,
        False,
        True,
    )


def test_letter_of_the_moment_is_not_sent_to_who_has_left(scene: Scene) -> None:
    say(scene)
    Notice.objects.filter(person=scene.manager).update(waits_for=Pace.AT_ONCE)
    letters.write_due(at=MORNING)
    Assignment.objects.filter(person=scene.manager).delete()
    delivery.deliver_due(at=MORNING + timedelta(minutes=1))
    assert Message.objects.get(person=scene.manager).state == MessageState.CANCELLED


def test_who_stays_reads_the_digest_as_it_was_written(scene: Scene) -> None:
    say(scene)
    compose_and_send()
    digest = Message.objects.get(person=scene.manager)
    assert (digest.state, SECRET in digest.text) == (MessageState.SENT, True)
