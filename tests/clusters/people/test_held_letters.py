"""Letters that wait for a person to decide, in the admin's list."""

from __future__ import annotations

import pytest
from django.utils import translation

from clusters.people.gaps import of_letters
from portal.mail.models import Message, MessageState
from tests.factories import NOW


def hold(key: str, *, in_doubt: int) -> None:
    Message.objects.create(
        key=key,
        kind="digest",
        address="reader@example.org",
        language="en",
        subject="Overdue: 1",
        text="…",
        message_id=f"<{key}@example.org>",
        state=MessageState.HELD,
        in_doubt=in_doubt,
        created_at=NOW,
        not_before=NOW,
    )


@pytest.mark.django_db
def test_held_letters_are_told_apart_by_why_they_wait() -> None:
    hold("doubtful", in_doubt=2)
    hold("unusual-1", in_doubt=0)
    hold("unusual-2", in_doubt=0)

    with translation.override("en"):
        told = [(gap.sentence, "--release-held" in gap.advice) for gap in of_letters() if gap is not None]

    assert told == [("1 letter is held back", False), ("2 letters are held back", True)]


@pytest.mark.django_db
def test_nothing_held_is_no_gap() -> None:
    assert of_letters() == [None, None]
