"""Who is told of a file with a virus, once, and until when it waits for somebody."""

from __future__ import annotations

import pytest

from portal.inbox.models import Notice, NoticeState
from roadmaps.models import Evidence
from roadmaps.progress import evidence
from roadmaps.progress.infected import INFECTED, tell_found
from roadmaps.terms import ScanState
from tests.factories import NOW, make_evidence, make_manager
from tests.roadmaps.progress.reports import LATER, Scene, accepted, drafted, going_on, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def told() -> dict[int, bool]:
    """Who was told, and whether it waits for that person."""
    return dict(Notice.objects.filter(kind=INFECTED).values_list("person_id", "needs_action"))


def infected_in(report, **fields: object) -> Evidence:
    return make_evidence(report, name="Act.png", scan=ScanState.INFECTED, **fields)


def test_virus_in_a_draft_is_the_clusters_own_matter(scene: Scene):
    report = drafted(scene)
    colleague = make_manager(scene.cluster)
    infected_in(report, added_by=colleague)
    assert tell_found(at=NOW) == 1
    assert told() == {scene.manager.pk: True, colleague.pk: True}


@pytest.mark.parametrize(
    ("made", "waits"),
    [(submitted, True), (returned, True), (accepted, False)],
    ids=["submitted", "returned", "accepted"],
)
def test_virus_in_a_report_that_was_sent_is_told_to_officials_too(scene: Scene, made, waits: bool):
    infected_in(made(scene))
    tell_found(at=NOW)
    assert told() == {scene.manager.pk: waits, scene.official.pk: False}


def test_file_is_told_of_once_whatever_reports_it_hangs_on(scene: Scene):
    first = infected_in(returned(scene))
    assert tell_found(at=NOW) == 1
    drafted(scene, going_on(comment="Once more."), at=LATER)
    assert Evidence.objects.filter(file=first.file.name).count() == 2
    assert tell_found(at=LATER) == 0
    Notice.objects.update(state=NoticeState.DONE)
    assert tell_found(at=LATER) == 0


def test_what_is_said_names_file_and_milestone(scene: Scene):
    infected_in(submitted(scene))
    tell_found(at=NOW)
    notice = Notice.objects.get(kind=INFECTED, person=scene.official)
    assert notice.params == {"name": "Act.png", "milestone": "1.7 Second press"}
    assert notice.url.startswith(scene.milestone.get_absolute_url())


def test_file_taken_out_of_the_draft_waits_for_nobody(scene: Scene):
    report = drafted(scene)
    added = infected_in(report)
    tell_found(at=NOW)
    evidence.save(scene.milestone, going_on(), without=[added], by=scene.manager, at=LATER)
    assert Notice.objects.get(kind=INFECTED).state == NoticeState.DONE


def test_clean_files_are_nobodys_news(scene: Scene):
    make_evidence(submitted(scene), scan=ScanState.CLEAN)
    assert tell_found(at=NOW) == 0
    assert told() == {}
