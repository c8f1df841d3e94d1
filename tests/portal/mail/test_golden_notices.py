"""The letter about each kind of row of the inbox, in each language, held against how it was last read by a person.

All kinds share one template, whose frame is held by `test_golden.py`; here stands what each kind says in it.
`RENEW_LETTERS=1 pytest tests/portal/mail/test_golden_notices.py -n0` writes the files anew.
"""

from __future__ import annotations

import os
import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from portal.inbox import kinds, letters
from portal.inbox.models import Notice
from portal.mail import specimens
from portal.mail.outbox import Letter, render
from roadmaps.notice_specimens import IN_ANY_LANGUAGE, MORNING, PARAMS
from tests.portal.mail.test_correspondence import HOSTILE

GOLDEN = Path(__file__).parent / "golden_notices"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
LONGEST_SUBJECT = 120  # where a sentence has nothing left to cut
WORDS = re.compile(r"<h1\b.*?(?=</td>)", re.DOTALL)
STYLE = re.compile(r' style="[^"]*"')
OF_TESTS = ("test.", "urgent.", "calm.")
UNSEEN = ("\u202e", "\u2028", "\x00", "\x07")


def in_text(kind: str, letter: Letter) -> str:
    return f"=== {kind}\n{letter.subject}\n\n{letter.text}\n"


def in_html(kind: str, letter: Letter) -> str:
    found = WORDS.search(letter.html)
    assert found is not None, kind
    return f"<!-- {kind} -->\n{STYLE.sub('', found.group())}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_of_every_kind_reads_as_it_was_read_last(language: str) -> None:
    written = [(one.kind, specimens.write(one, language)) for one in specimens.of_kinds()]
    files = {
        f"notices.{language}.txt": "".join(in_text(*one) for one in written),
        f"notices.{language}.html": "".join(in_html(*one) for one in written),
    }
    if os.environ.get("RENEW_LETTERS"):
        for name, text in files.items():
            (GOLDEN / name).write_text(text, encoding="utf-8")

    assert files == {name: (GOLDEN / name).read_text(encoding="utf-8") for name in files}


def test_every_kind_of_every_room_has_a_letter_to_be_read() -> None:
    shown = {one.kind for one in specimens.of_kinds()}
    folder = settings.BASE_DIR
    sources = "".join(
        path.read_text(encoding="utf-8") for app in ("clusters", "roadmaps") for path in (folder / app).rglob("*.py")
    )

    assert set(re.findall(r'kinds\.register\(\s*"([a-z_.]+)"', sources)) <= shown
    assert {kind for kind in kinds.kinds() if not kind.startswith(OF_TESTS)} == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_says_everything_and_its_subject_keeps_the_day(language: str) -> None:
    for one in specimens.of_kinds():
        letter = specimens.write(one, language)
        sentence = str(kinds.find(one.kind).sentence)
        assert "…" not in letter.text, f"{one.kind}: a word that no specimen has"
        assert len(letter.subject) <= LONGEST_SUBJECT, one.kind
        if "due_date" in sentence:
            assert re.search(r"30 (нояб\.|Nov) 2026", letter.subject), one.kind


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letter_of_every_kind_takes_hostile_words(name: str, language: str) -> None:
    words: dict[str, Any] = dict.fromkeys(PARAMS[language], name) | IN_ANY_LANGUAGE
    for one in specimens.of_kinds():
        row = Notice(kind=one.kind, subject="x:1", params=words, url="/m/11/", place=name, created_at=MORNING)
        with translation.override(language):
            said = letters.context_of([row])
        letter = render(letters.TEMPLATE, to=specimens.reader(language), context=said)

        EmailMessage()["Subject"] = letter.subject
        assert not {"\n", "\r"} & set(letter.subject)
        assert len(letter.subject) <= LONGEST_SUBJECT + 20, one.kind
        assert [sign for sign in UNSEEN if sign in letter.subject + letter.text + letter.html] == []
        assert "<svg" not in letter.html
