"""Letters as mail programs write them when somebody answers."""

from __future__ import annotations

import itertools
from email.message import EmailMessage

from portal.accounts.models import Person
from portal.mail.reply_address import address_for
from roadmaps.models import Milestone

_count = itertools.count(1)


def reply_of(person: Person, milestone: Milestone, text: str = "Сделаем до пятницы.", **headers: str) -> EmailMessage:
    """The person answers a letter about the milestone; headers by name, "_" for "-"."""
    letter = EmailMessage()
    said = {
        "From": f"{person.full_name} <{person.email}>",
        "To": f"Portal <{address_for(person.pk, f'milestone:{milestone.pk}')}>",
        "Subject": "Re: Вопрос по контрольной точке",
        "Message-ID": f"<reply-{next(_count)}@mail.example>",
    }
    for name, value in (said | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        letter[name] = value
    letter.set_content(text)
    return letter
