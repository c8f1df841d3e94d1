"""What an answer by mail becomes when there is nothing in it to keep."""

from __future__ import annotations

import pytest

from portal.mail.inbound_models import InboundReason
from portal.mail.inbound_places import NotPlaced, Reply
from roadmaps.discussion.replies import take
from roadmaps.models import DiscussionMessage
from tests.factories import NOW
from tests.roadmaps.progress.reports import make_scene


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", " \n\t "])
def test_answer_without_words_and_files_is_not_placed(text: str) -> None:
    scene = make_scene()
    with pytest.raises(NotPlaced) as refused:
        take("milestone", Reply(scene.manager.pk, scene.milestone.pk, text, (), NOW))
    assert refused.value.reason == InboundReason.FILES_LEFT_OUT
    assert not DiscussionMessage.objects.exists()
