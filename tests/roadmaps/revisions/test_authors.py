"""Who made or sent a plan, and so does not decide on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clusters.models import Role
from portal.inbox.models import Notice
from portal.mail.models import Message
from roadmaps.errors import Refusal
from roadmaps.models import Revision
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.reach import Reach
from roadmaps.revisions import actions, pages
from tests.factories import NOW, assign, make_cluster, make_manager, make_official, make_roadmap
from tests.roadmaps.revisions.plans import plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent() -> Revision:
    """Made by a manager who is an official of the cluster as well, sent by another manager."""
    roadmap = make_roadmap()
    maker, sender = make_manager(roadmap.cluster), make_manager(roadmap.cluster)
    assign(maker, Role.OFFICIAL, roadmap.cluster)
    make_official(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(1), by=maker, at=NOW)
    actions.submit(revision, by=sender, at=NOW)
    return revision


def test_who_made_a_plan_does_not_decide_on_it(sent: Revision) -> None:
    with pytest.raises(Refusal):
        actions.approve(sent, by=sent.created_by, at=NOW)
    with pytest.raises(Refusal):
        actions.return_(sent, reason="No", by=sent.created_by, at=NOW)
    assert pages.revision_page(sent, sent.created_by).is_own


def test_who_made_a_plan_is_not_asked_to_decide_on_it(sent: Revision) -> None:
    owed = owed_on(sent.roadmap.programme, (NOW + timedelta(days=30)).date(), Reach())

    assert not Notice.objects.filter(person=sent.created_by).exists()
    assert not Message.objects.filter(person=sent.created_by).exists()
    assert sent.created_by_id not in {entry.person_id for entry in owed if entry.revision_id == sent.pk}


def test_who_has_left_the_cluster_is_told_nothing_of_its_plan(sent: Revision) -> None:
    cluster, newcomer = sent.roadmap.cluster, make_manager(sent.roadmap.cluster)
    for person in (sent.created_by, sent.submitted_by):
        person.assignments.update(cluster=make_cluster())

    actions.return_(sent, reason="The dates of 1.1", by=make_official(cluster), at=NOW)

    assert list(Notice.objects.filter(kind="revision.returned").values_list("person", flat=True)) == [newcomer.pk]
    assert list(Message.objects.filter(kind="revision.returned").values_list("person", flat=True)) == [newcomer.pk]
