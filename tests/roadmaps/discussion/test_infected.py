"""A file of a message in which a virus was found: who hears of it, and that nobody is given it."""

from __future__ import annotations

import pytest

from portal.accounts.models import Person
from portal.inbox.models import Notice
from roadmaps.discussion import changing
from roadmaps.discussion.infected import INFECTED, tell_found
from roadmaps.models import Attachment, DiscussionMessage, Milestone
from roadmaps.terms import ScanState
from tests.clients import signed_in
from tests.factories import (
    NOW,
    make_attachment,
    make_cluster,
    make_manager,
    make_message,
    make_milestone,
    make_official,
    make_roadmap,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def milestone() -> Milestone:
    return make_milestone(make_roadmap(make_cluster("Altai Composites")), code="1.7", title="Second press")


@pytest.fixture
def manager(milestone: Milestone) -> Person:
    return make_manager(milestone.roadmap.cluster, language="en")


@pytest.fixture
def official(milestone: Milestone) -> Person:
    return make_official(milestone.roadmap.cluster, language="en")


def told() -> dict[int, bool]:
    """Who was told, and whether it waits for that person."""
    return dict(Notice.objects.filter(kind=INFECTED).values_list("person_id", "needs_action"))


def infected_on(message: DiscussionMessage) -> Attachment:
    return make_attachment(message, name="Act.png", scan=ScanState.INFECTED)


def test_sender_and_readers_are_told_once(milestone: Milestone, manager: Person, official: Person) -> None:
    make_manager(make_cluster())
    infected_on(make_message(milestone, manager))
    assert tell_found(at=NOW) == 1
    assert told() == {manager.pk: True, official.pk: False}
    assert tell_found(at=NOW) == 0


def test_of_a_note_only_the_ministry_is_told(milestone: Milestone, manager: Person, official: Person) -> None:
    infected_on(make_message(milestone, official, is_ministry_only=True))
    tell_found(at=NOW)
    assert told() == {official.pk: True}


def test_clean_files_are_not_told_of(milestone: Milestone, manager: Person) -> None:
    make_attachment(make_message(milestone, manager), scan=ScanState.CLEAN)
    assert (tell_found(at=NOW), told()) == (0, {})


def test_what_is_said_names_file_and_place(milestone: Milestone, manager: Person, official: Person) -> None:
    message = make_message(milestone, manager)
    infected_on(message)
    tell_found(at=NOW)
    notice = Notice.objects.get(kind=INFECTED, person=official)
    assert notice.params == {"name": "Act.png", "about": "1.7 Second press"}
    assert (notice.place, notice.url) == ("Altai Composites", f"{milestone.get_absolute_url()}#message-{message.pk}")


def test_file_is_given_to_nobody_and_leaves_its_trace(milestone: Milestone, manager: Person, official: Person) -> None:
    kept = infected_on(make_message(milestone, manager))
    for person in (manager, official):
        client = signed_in(person)
        assert client.get(kept.get_absolute_url()).status_code == 403
        page = client.get(milestone.get_absolute_url()).content.decode()
        assert ("Act.png" in page, "a virus was found" in page, kept.get_absolute_url() in page) == (True, True, False)


def test_message_that_is_hidden_or_removed_takes_the_news_along(
    milestone: Milestone, manager: Person, official: Person
) -> None:
    message = make_message(milestone, official)
    infected_on(message)
    tell_found(at=NOW)
    changing.hide(message, by=official, at=NOW)
    assert told() == {official.pk: True}
    changing.remove(message, by=official, at=NOW)
    assert (told(), tell_found(at=NOW)) == ({}, 0)
