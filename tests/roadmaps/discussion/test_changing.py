from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice
from roadmaps.discussion import changing
from roadmaps.discussion.actions import write
from roadmaps.discussion.queries import thread_of, versions_of
from roadmaps.discussion.thread import Line
from roadmaps.errors import Incomplete, WrongState
from roadmaps.filing.incoming import from_bytes
from roadmaps.models import Attachment, DiscussionMessage, Mention, MessageVersion
from tests.factories import NOW, make_png
from tests.roadmaps.progress.reports import LATER, Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def only_line(scene: Scene, viewer: object) -> Line:
    (line,) = thread_of(scene.milestone, viewer=viewer).lines
    assert isinstance(line, Line)
    return line


def test_edited_message_keeps_how_it_read(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    edited = changing.edit(message, text="In May.", by=scene.manager, at=LATER)
    assert [version.text for version in versions_of(edited)] == ["<p>In May.</p>\n", "<p>In March.</p>\n"]
    assert (only_line(scene, scene.official).is_edited, edited.changed_at) == (True, LATER)


def test_edit_that_changes_nothing_leaves_no_version(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    changing.edit(message, text=" In March. ", by=scene.manager, at=LATER)
    assert not MessageVersion.objects.exists()


def test_edit_tells_who_is_named_for_the_first_time(scene: Scene) -> None:
    message = write(scene.milestone, text="See this.", by=scene.manager, at=NOW)
    changing.edit(message, text=f"See this, @{scene.official.email}.", by=scene.manager, at=LATER)
    assert Notice.objects.get(kind="message.named").person == scene.official


def test_words_that_are_hidden_as_they_are_edited_reach_nobody_of_the_cluster(scene: Scene) -> None:
    message = write(scene.milestone, text="Well.", by=scene.official, at=NOW)
    secret = f"They will fail, @{scene.manager.email}."
    hidden = changing.edit(message, text=secret, is_to_be_hidden=True, by=scene.official, at=LATER)
    assert (hidden.is_ministry_only, hidden.text) == (True, secret)
    assert not Notice.objects.filter(person=scene.manager, kind__startswith="message.").exists()
    assert not Mention.objects.exists()


def test_words_that_cannot_be_kept_hide_nothing(scene: Scene) -> None:
    message = write(scene.milestone, text="Well.", by=scene.official, at=NOW)
    with pytest.raises(Incomplete):
        changing.edit(message, text=" ", is_to_be_hidden=True, by=scene.official, at=LATER)
    message.refresh_from_db()
    assert not message.is_ministry_only


def test_nobody_changes_the_words_of_another(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    for deed in (changing.remove, changing.hide):
        with pytest.raises(PermissionDenied):
            deed(message, by=scene.official, at=LATER)
    with pytest.raises(PermissionDenied):
        changing.edit(message, text="In May.", by=scene.official, at=LATER)


def test_removed_message_leaves_a_trace_and_nothing_else(scene: Scene) -> None:
    paper = from_bytes(make_png(), "Act.png")
    message = write(scene.milestone, text=f"@{scene.official.email}", by=scene.manager, at=NOW, attachments=[paper])
    changing.edit(message, text=f"Secret @{scene.official.email}", by=scene.manager, at=NOW)
    changing.remove(message, by=scene.manager, at=LATER)
    line = only_line(scene, scene.official)
    assert (line.removed_by, line.removed_at, line.text, line.files, line.may_quote) == ("О. Ким", LATER, "", (), False)
    kept = (Attachment, MessageVersion, Mention, Notice)
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0]
    assert LedgerEntry.objects.get().verb == "message.removed"


def test_bytes_of_a_removed_message_go_with_it(scene: Scene, django_capture_on_commit_callbacks: object) -> None:
    message = write(scene.milestone, text="", by=scene.manager, at=NOW, attachments=[from_bytes(make_png(), "Act.png")])
    kept = message.attachments.get()
    storage, name = kept.file.storage, str(kept.file.name)
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        changing.remove(message, by=scene.manager, at=LATER)
    assert not storage.exists(name)


def test_removed_message_is_neither_edited_nor_quoted(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    changing.remove(message, by=scene.manager, at=LATER)
    with pytest.raises(WrongState):
        changing.edit(message, text="In May.", by=scene.manager, at=LATER)
    with pytest.raises(Incomplete):
        write(scene.milestone, text="Yes.", by=scene.official, at=LATER, quotes=message)


def test_quotation_of_a_message_that_was_hidden_since_is_not_shown(scene: Scene) -> None:
    first = write(scene.milestone, text="Quietly.", by=scene.official, at=NOW)
    write(scene.milestone, text="An answer.", by=scene.manager, at=NOW, quotes=first)
    changing.hide(first, by=scene.official, at=LATER)
    assert only_line(scene, scene.manager).quotation is None
    assert not Notice.objects.filter(person=scene.manager).exists()
    assert LedgerEntry.objects.get().verb == "message.hidden"


def test_nobody_of_the_cluster_hides(scene: Scene) -> None:
    message = write(scene.milestone, text="In March.", by=scene.manager, at=NOW)
    with pytest.raises(PermissionDenied):
        changing.hide(message, by=scene.manager, at=LATER)
    assert not DiscussionMessage.objects.get().is_ministry_only
