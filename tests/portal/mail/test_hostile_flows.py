"""Letters that real deeds write about hostile names: they leave over the wire as plain words, each in one piece."""

from __future__ import annotations

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from portal.accounts import invitations
from portal.inbox import letters
from portal.mail.delivery import deliver_due
from portal.mail.models import Message, MessageState
from roadmaps.discussion import actions as discussion
from roadmaps.models import Milestone
from roadmaps.progress import actions as progress
from roadmaps.reminders import actions as reminders
from roadmaps.requests import actions as requests
from roadmaps.terms import RequestKind
from tests.factories import make_cluster, make_manager, make_milestone, make_official, make_person, make_roadmap
from tests.journeys.cast import MORNING, TODAY
from tests.portal.mail.sink import Faults
from tests.portal.mail.test_correspondence import HOSTILE

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(minutes=5)
UNSEEN = ("\u202e", "\u2028", "\x00", "\x07")


def do_everything(milestone: Milestone, words: str) -> None:
    """Each deed of the two sides that writes letters, with hostile words."""
    cluster = milestone.roadmap.cluster
    manager, official = make_manager(cluster, full_name=words[:150]), make_official(cluster, full_name=words[:150])
    report = progress.repeat(milestone, by=manager, at=MORNING)
    progress.return_(report, reason=words, by=official, at=MORNING)
    discussion.write(milestone, text=words, by=official, at=MORNING)
    category = milestone.roadmap.programme.request_categories[0]
    requests.ask(milestone, kind=RequestKind.HELP, need=words, category=category, by=manager, at=MORNING)
    invitations.invite(make_person(joined_at=None, full_name=words[:150]), by=official, at=MORNING)
    reminders.raise_due(milestone.roadmap.programme, on=TODAY, at=MORNING)
    reminders.compose(at=MORNING)
    letters.write_due(at=LATER)


def body(letter: EmailMessage, kind: str) -> str:
    found = letter.get_body((kind,))
    assert found is not None
    return str(found.get_content())


@pytest.mark.parametrize("name", HOSTILE)
def test_every_letter_leaves_in_one_piece(sink: Faults, name: str) -> None:
    words = name.replace("\x00", "")  # no form and no file lets it in
    roadmap = make_roadmap(make_cluster(words[:200]))
    do_everything(make_milestone(roadmap, code="1.7", title=words, baseline_date=date(2026, 11, 12)), words)

    while deliver_due(at=LATER):
        pass

    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert {letter["X-Portal-Message"].partition(":")[0] for letter in sink.letters} >= {
        "digest",
        "invitation",
        "notice",
        "report-returned",
    }
    for letter in sink.letters:
        assert letter["Bcc"] is None
        assert len(letter.keys()) == len(set(letter.keys())), "no header came in with a name"
        assert [sign for sign in UNSEEN if sign in body(letter, "plain") + body(letter, "html")] == []
        assert "<svg" not in body(letter, "html")
