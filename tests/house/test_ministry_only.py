"""What the ministry writes for itself reaches nobody of the cluster: on no page, in no file, letter, row or number."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.inbox import kinds
from portal.inbox.models import Notice
from portal.mail.models import Message
from roadmaps.discussion import bookmarks
from roadmaps.discussion.actions import Talk, log_talk, write
from roadmaps.discussion.changing import edit, hide
from roadmaps.discussion.subjects import kind_of
from roadmaps.filing.incoming import from_bytes
from roadmaps.models import Attachment, DiscussionMessage
from roadmaps.models.message import MessageKind
from tests.factories import NOW, TODAY, make_png
from tests.house.rules import ANALYST, CONTRIBUTOR, CURATOR, MANAGER, MANAGER_B, OFFICIAL, ROLELESS
from tests.house.test_tenants import crawl, starts
from tests.house.world import World

NOTE = "Note-of-the-ministry"
OF_THE_CLUSTER = (MANAGER, CONTRIBUTOR)
OUTSIDE = (*OF_THE_CLUSTER, MANAGER_B, ROLELESS)


@pytest.fixture
def noted(world: World) -> World:
    """A note on everything that has a discussion: with a file, edited, quoted, of a call; and one hidden later."""
    a, curator, official = world.a, world.persons[CURATOR], world.persons[OFFICIAL]
    paper = from_bytes(make_png(), f"{NOTE}.png")
    for subject in (a.milestone, a.submitted_revision, a.submitted_report, a.help_asked, a.roadmap):
        message = write(
            subject, text=f"{NOTE} @{official.email}", by=curator, at=NOW, is_ministry_only=True, attachments=[paper]
        )
        edit(message, text=f"{NOTE}, mended", by=curator, at=NOW)
        write(subject, text=f"{NOTE} quoted", by=official, at=NOW, is_ministry_only=True, quotes=message)
    call = Talk(MessageKind.CALL, TODAY, f"{NOTE} and a broker")
    log_talk(a.milestone, call, text=NOTE, by=curator, at=NOW, is_ministry_only=True)
    open_one = write(a.milestone, text=f"{NOTE}, open at first", by=curator, at=NOW)
    write(a.milestone, text="An answer.", by=world.persons[MANAGER], at=NOW, quotes=open_one)
    hide(open_one, by=curator, at=NOW)
    bookmarks.keep_draft(a.milestone, NOTE, is_ministry_only=True, by=curator)
    return world


@pytest.mark.parametrize("role", OF_THE_CLUSTER)
def test_no_page_of_the_cluster_holds_a_note(noted: World, role: str) -> None:
    pages = dict(crawl(noted.clients[role], starts(noted, role)))

    assert len(pages) > 30
    assert [url for url, text in pages.items() if NOTE in text] == []


@pytest.mark.parametrize("role", [CURATOR, ANALYST])
def test_ministry_finds_its_notes(noted: World, role: str) -> None:
    page = noted.clients[role].get(noted.a.milestone.get_absolute_url()).content.decode()

    assert page.count("thread-note") == 4
    assert f"{NOTE}, mended" in page


@pytest.mark.parametrize("role", OUTSIDE)
def test_no_address_of_a_note_answers(noted: World, role: str) -> None:
    client, notes = noted.clients[role], DiscussionMessage.objects.filter(is_ministry_only=True)
    addresses = [
        *(reverse("attachment_file", args=[kept.pk]) for kept in Attachment.objects.filter(message__in=notes)),
        *(reverse(name, args=[note.pk]) for note in notes for name in ("message_edit", "message_versions")),
    ]

    assert len(addresses) > 20
    assert {client.get(address).status_code for address in addresses} == {404}


@pytest.mark.parametrize("role", OF_THE_CLUSTER)
def test_no_news_and_no_count_tells_that_there_is_a_note(noted: World, role: str) -> None:
    a, client = noted.a, noted.clients[role]
    last_open = DiscussionMessage.objects.filter(is_ministry_only=False, milestone=a.milestone).latest("pk")
    write(a.milestone, text=NOTE, by=noted.persons[CURATOR], at=NOW, is_ministry_only=True)

    news = client.get(reverse("thread_news", args=["milestone", a.milestone.pk]), news_since(last_open.pk))
    page = client.get(reverse("thread", args=["milestone", a.milestone.pk]))

    assert news.status_code == 204
    assert (
        page.context["thread"].count
        == DiscussionMessage.objects.filter(milestone=a.milestone, is_ministry_only=False).count()
    )
    assert page.context["thread"].latest == last_open.pk


def news_since(pk: int) -> dict[str, int]:
    return {"after": pk, "changed": 0}


@pytest.mark.parametrize("role", OF_THE_CLUSTER)
def test_search_finds_no_note(noted: World, role: str) -> None:
    found = {who: noted.clients[who].get(reverse("search"), {"q": NOTE}).content.decode() for who in (CURATOR, role)}

    assert "#message-" in found[CURATOR]
    assert "#message-" not in found[role]
    assert "attachments/" not in found[role]


def test_no_row_of_the_inbox_and_no_letter_tells_a_note(noted: World) -> None:
    outside = {noted.persons[role].pk for role in OUTSIDE} | {noted.a.draft_report.author_id}
    rows = [row for row in Notice.objects.all() if NOTE in f"{row.params}{kinds.say(row.kind, row.params)}"]
    letters = [letter for letter in Message.objects.all() if NOTE in f"{letter.subject}{letter.text}{letter.html}"]

    assert {row.kind for row in rows} == {"message.written", "message.named"}
    assert {row.person_id for row in rows} & outside == set()
    assert {letter.person_id for letter in letters} & outside == set()


@pytest.mark.parametrize("role", OF_THE_CLUSTER)
def test_nobody_of_the_cluster_writes_a_note(noted: World, role: str) -> None:
    client, before = noted.clients[role], DiscussionMessage.objects.count()
    sent = {"text": "Mine.", "is_ministry_only": "1"}
    answers = [
        client.post(reverse("thread", args=[kind_of(subject), subject.pk]), sent).status_code
        for subject in (noted.a.milestone, noted.a.submitted_revision, noted.a.roadmap, noted.a.help_asked)
    ]

    assert set(answers) == {403}
    assert DiscussionMessage.objects.count() == before


@pytest.mark.parametrize("role", OF_THE_CLUSTER)
def test_nobody_of_the_cluster_quotes_a_note_or_is_offered_its_readers(noted: World, role: str) -> None:
    client, note = noted.clients[role], DiscussionMessage.objects.filter(is_ministry_only=True).earliest("pk")
    here = reverse("thread", args=["milestone", noted.a.milestone.pk])

    client.post(here, {"text": "Quoted.", "quotes": note.pk})
    shown = client.get(here, {"quote": note.pk})

    assert not DiscussionMessage.objects.filter(quotes=note, is_ministry_only=False).exists()
    assert shown.context["thread"].draft.quotation is None


def test_who_also_reports_for_the_cluster_reads_no_note(noted: World) -> None:
    both = noted.persons[CURATOR]
    both.assignments.create(role="contributor", cluster=noted.a.cluster)
    client = Client()
    client.force_login(both)

    assert NOTE not in client.get(noted.a.milestone.get_absolute_url()).content.decode()
