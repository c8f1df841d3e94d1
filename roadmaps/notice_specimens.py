"""Specimens of the letters about each kind of row of the inbox, for the kinds of all rooms. Read after the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.utils.functional import lazystr
from django.utils.text import format_lazy

from portal.inbox import kinds, letters
from portal.inbox.models import Notice
from portal.inbox.topics import topic_of
from portal.mail.specimens import CURATOR, Specimen, in_language, register
from portal.shell.someone import Addressee

MORNING = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
# What the sentences of all kinds name, under the names that the rooms give it.
PARAMS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "person": "И. Орлова",
        "who": "О. Ким",
        "named": "А. Седов",
        "deputy": "А. Седов",
        "absent": "О. Ким",
        "cluster": "Композиты Алтая",
        "milestone": "1.7 Второй пресс",
        "about": "1.7 Второй пресс",
        "need": "Ускорить выдачу таможенных документов на второй пресс",
        "text": "Пришлите акт ввода в эксплуатацию, пожалуйста, до пятницы.",
        "reason": "приложите протокол испытаний",
        "name": "Дорожная карта 2027.xlsx",
        "period": "III квартал 2026 г.",
    },
    "en": {
        "person": "I. Orlova",
        "who": "O. Kim",
        "named": "A. Sedov",
        "deputy": "A. Sedov",
        "absent": "O. Kim",
        "cluster": "Altai Composites",
        "milestone": "1.7 Second press",
        "about": "1.7 Second press",
        "need": "Faster customs papers for the second press",
        "text": "Send the act of commissioning by Friday, please.",
        "reason": "attach the record of the trial",
        "name": "Roadmap 2027.xlsx",
        "period": "Q3 2026",
    },
}
IN_ANY_LANGUAGE = {"number": 4, "due_date": "2026-11-30", "start_date": "2026-12-01", "end_date": "2026-12-14"}


def row(kind: str, words: Mapping[str, str]) -> Notice:
    """A row of the kind that says these words; it is not kept."""
    return Notice(
        kind=kind,
        subject="milestone:11",
        params={**words, **IN_ANY_LANGUAGE},
        url="/m/11/",
        place=words["cluster"],
        needs_action=False,
        created_at=MORNING,
    )


def said(kind: str, reader: Addressee) -> Mapping[str, Any]:
    return letters.context_of([row(kind, in_language(PARAMS))])


def specimen_of(kind: str) -> Specimen:
    return Specimen(
        slug=f"notice-{kind.replace('.', '-')}",
        name=format_lazy("{}: {}", lazystr(topic_of(kind).name), kind),
        template=letters.TEMPLATE,
        context=partial(said, kind),
        contact=CURATOR,
        kind=kind,
    )


register(*(specimen_of(kind) for kind in kinds.kinds()))
