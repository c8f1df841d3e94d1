"""A letter that has waited is not sent to who has left the cluster meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.template.loader import get_template

from clusters.models import Assignment
from portal.mail import checks, delivery
from portal.mail.models import Message, MessageState
from roadmaps.progress.actions import return_
from roadmaps.still_seen import ABOUT, OF_REVISION
from tests.factories import NOW
from tests.roadmaps.progress.reports import make_scene, submitted

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize("has_left", [True, False])
def test_returned_report_is_told_to_who_still_sees_the_cluster(*, has_left: bool) -> None:
    scene = make_scene()
    return_(submitted(scene), reason="Which contract?", by=scene.official, at=NOW)
    if has_left:
        Assignment.objects.filter(person=scene.manager).delete()
    delivery.deliver_due(at=LATER)
    letter = Message.objects.get(kind="report.returned")
    assert letter.state == (MessageState.CANCELLED if has_left else MessageState.SENT)


@pytest.mark.parametrize("kind", ABOUT)
def test_letter_of_every_kind_about_nothing_known_is_not_sent(kind: str) -> None:
    scene = make_scene()
    message = Message(kind=kind, key=f"{kind}:999999:{scene.manager.pk}", person=scene.manager)
    assert isinstance(checks.look_again(message, NOW), checks.Cancel)


def test_every_letter_of_a_revision_is_looked_at() -> None:
    folder = settings.BASE_DIR / "templates" / "emails" / "revisions"
    letters = {path.name.removesuffix(".subject.txt") for path in folder.glob("*.subject.txt")}
    assert letters == set(OF_REVISION)
    assert all(get_template(f"emails/revisions/{letter}.txt") for letter in letters)
