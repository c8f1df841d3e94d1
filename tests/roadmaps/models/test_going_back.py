"""What a migration taken back leaves to the portal as it was before."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from roadmaps.discussion.actions import write
from roadmaps.discussion.changing import remove
from roadmaps.models import DiscussionMessage
from tests.factories import NOW
from tests.roadmaps.progress.reports import make_scene


@pytest.mark.django_db
def test_before_discussions_only_open_messages_on_milestones_are_left() -> None:
    scene = make_scene()
    open_one = write(scene.milestone, text="The press has come.", by=scene.manager, at=NOW)
    write(scene.milestone, text="They will be late.", by=scene.official, at=NOW, is_ministry_only=True)
    write(scene.milestone.roadmap, text="The whole plan stands.", by=scene.manager, at=NOW)
    remove(write(scene.milestone, text="A mistake.", by=scene.manager, at=NOW), by=scene.manager, at=NOW)

    import_module("roadmaps.migrations.0016_cluster_of_messages").drop_what_came_later(apps, None)

    assert list(DiscussionMessage.objects.all()) == [open_one]
