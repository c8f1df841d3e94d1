"""Specimens of the letters about single rows of the inbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.mail.specimens import Specimen, in_language, register
from portal.shell.someone import Addressee

SENTENCES = {
    "ru": "И. Орлова спрашивает о «1.7 Второй пресс»: когда будет акт?",
    "en": "I. Orlova asks about “1.7 Second press”: when will the act be there?",
}
EARLIER = {"ru": "И. Орлова: принято к сведению", "en": "I. Orlova: noted"}
REASONS = {"ru": "вы отвечаете за контрольную точку.", "en": "you answer for the milestone."}


def notice(reader: Addressee) -> Mapping[str, Any]:
    return {
        "headline": in_language(SENTENCES),
        "sentence": in_language(SENTENCES),
        "earlier": [in_language(EARLIER)],
        "place": in_language({"ru": "Композиты Алтая", "en": "Altai Composites"}),
        "because": in_language(REASONS),
        "on_behalf_of": "А. Седов",
        "needs_action": True,
        "topic": "questions",
        "link": settings.PORTAL_URL + "/m/11/",
        "settings_link": settings.PORTAL_URL + reverse("notifications"),
    }


REPLY_ADDRESS = "reply+4.milestone.11.abcdefghijklmnop@portal.example"

register(Specimen("inbox-notice", _("Letter of the moment"), "inbox/notice", notice, reply_address=REPLY_ADDRESS))
