"""Who reads what the ministry writes for itself, and who is told of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from clusters.models import Cluster, Deputy, Role
from clusters.policy import clusters_with_notes, note_readers, sees_notes
from portal.accounts.models import Person
from portal.inbox.models import Notice
from roadmaps.discussion.actions import write
from roadmaps.discussion.queries import thread_of
from roadmaps.errors import Incomplete
from roadmaps.models import DiscussionMessage
from tests.factories import NOW, TODAY, assign, make_admin, make_cluster, make_manager, make_official, make_person
from tests.roadmaps.progress.reports import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def with_roles(*roles: tuple[Role, Cluster | None]) -> Person:
    person = make_person()
    for role, cluster in roles:
        assign(person, role, cluster)
    return person


def test_rule_reads_the_same_in_python_in_sql_and_of_persons(scene: Scene) -> None:
    here, other = scene.cluster, make_cluster()
    readers = [make_official(here), make_official(), with_roles((Role.ANALYST, None))]
    others = [
        make_manager(here),
        with_roles((Role.CONTRIBUTOR, here)),
        with_roles((Role.OFFICIAL, None), (Role.CONTRIBUTOR, here)),
        make_official(other),
        make_manager(other),
        make_admin(),
        make_official(here, is_active=False),
    ]
    for person in [*readers, *others]:
        expected = person in readers
        assert sees_notes(person, here) is expected
        assert clusters_with_notes(person).filter(pk=here.pk).exists() is expected
        assert note_readers(here).filter(pk=person.pk).exists() is expected


def test_note_tells_the_ministry_alone(scene: Scene) -> None:
    colleague, analyst = make_official(), with_roles((Role.ANALYST, None))
    words = f"@{scene.manager.email} @{analyst.email}"
    write(scene.milestone, text=words, by=scene.official, at=NOW, is_ministry_only=True)
    assert set(Notice.objects.values_list("person_id", "kind")) == {
        (colleague.pk, "message.written"),
        (analyst.pk, "message.named"),
    }


@pytest.mark.parametrize("reports_here", [True, False])
def test_note_is_told_to_a_deputy_but_for_who_reports_for_the_cluster(scene: Scene, *, reports_here: bool) -> None:
    deputy = make_official(make_cluster())
    if reports_here:
        assign(deputy, Role.CONTRIBUTOR, scene.cluster)
    away = {"starts_on": TODAY, "ends_on": TODAY, "named_at": NOW, "began_at": NOW}
    Deputy.objects.create(absent=scene.official, deputy=deputy, **away)
    write(scene.milestone, text="Quietly.", by=make_official(), at=NOW, is_ministry_only=True)
    told = set(Notice.objects.values_list("person_id", flat=True))
    assert told == {scene.official.pk} | (set() if reports_here else {deputy.pk})


def test_moment_of_a_note_is_not_told_by_what_stands_before_it(scene: Scene) -> None:
    write(scene.milestone, text="Open.", by=scene.manager, at=NOW)
    note = write(scene.milestone, text="Quietly.", by=scene.official, at=NOW, is_ministry_only=True)
    shown = {
        person: thread_of(scene.milestone, viewer=person, before=note.pk) for person in (scene.manager, scene.official)
    }
    assert [len(thread.lines) for thread in shown.values()] == [0, 1]


def test_note_is_written_by_nobody_of_the_cluster(scene: Scene) -> None:
    both = with_roles((Role.OFFICIAL, None), (Role.CONTRIBUTOR, scene.cluster))
    for person in (scene.manager, both):
        with pytest.raises(PermissionDenied):
            write(scene.milestone, text="Mine.", by=person, at=NOW, is_ministry_only=True)
    assert not DiscussionMessage.objects.exists()


def test_note_is_quoted_in_a_note_alone(scene: Scene) -> None:
    note = write(scene.milestone, text="Quietly.", by=scene.official, at=NOW, is_ministry_only=True)
    with pytest.raises(Incomplete):
        write(scene.milestone, text="Aloud.", by=scene.official, at=NOW, quotes=note)
    answer = write(scene.milestone, text="So be it.", by=scene.official, at=NOW, quotes=note, is_ministry_only=True)
    assert answer.quotes == note
