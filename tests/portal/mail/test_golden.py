"""Every letter in every language, as text and as HTML, held against how it was last read by a person.

`RENEW_LETTERS=1 pytest tests/portal/mail/test_golden.py -n0` writes the files anew: read the difference before it is
committed.
"""

from __future__ import annotations

import os
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings

from portal.mail import specimens
from portal.mail.outbox import Letter
from portal.mail.specimens import Specimen

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
LETTERS = [(specimen, language) for specimen in specimens.every() for language in LANGUAGES]
SUBJECT_GOAL = 60
TAGS = re.compile(r"<(?:title|style)\b.*?</(?:title|style)>|<[^>]+>", re.DOTALL)


def named(value: object) -> str:
    return value.slug if isinstance(value, Specimen) else str(value)


def files_of(specimen: Specimen, language: str, letter: Letter) -> dict[Path, str]:
    stem = f"{specimen.slug}.{language}"
    return {
        GOLDEN / f"{stem}.txt": f"{letter.subject}\n\n{letter.text}",
        GOLDEN / f"{stem}.html": letter.html.replace("><", ">\n<").rstrip() + "\n",
    }


@pytest.mark.parametrize(("specimen", "language"), LETTERS, ids=named)
def test_letter_reads_as_it_was_read_last(specimen: Specimen, language: str) -> None:
    written = files_of(specimen, language, specimens.write(specimen, language))
    if os.environ.get("RENEW_LETTERS"):
        for path, text in written.items():
            path.write_text(text, encoding="utf-8")

    assert {path.name: text for path, text in written.items()} == {
        path.name: path.read_text(encoding="utf-8") if path.exists() else "" for path in written
    }


def test_no_golden_file_is_left_of_a_letter_that_is_gone() -> None:
    wanted = {path for one, language in LETTERS for path in files_of(one, language, Letter("", "", ""))}

    assert set(GOLDEN.iterdir()) == wanted


@pytest.mark.parametrize(("specimen", "language"), LETTERS, ids=named)
def test_letter_says_the_same_as_text_and_as_html(specimen: Specimen, language: str) -> None:
    letter = specimens.write(specimen, language)
    link = str(specimen.context(specimens.reader(language))["link"])

    assert letter.text.count(link) >= 1, "the whole address stands in the text"
    assert letter.html.count(f'href="{link}"') >= 2, "a button, and the address to copy"
    assert re.findall(r"https?://\S+", letter.text)
    assert words_of(TAGS.sub(" ", letter.html)) >= words_of(letter.text) - FORM_ALONE[language]


FORM_ALONE = {"en": {"other", "settings"}, "ru": {"другие", "настройки"}}


def words_of(text: str) -> set[str]:
    """Its words, without addresses: headings are in capitals in one form and not in the other."""
    return set(re.findall(r"\w{4,}", re.sub(r"https?://\S+", " ", text).lower()))


@pytest.mark.parametrize(("specimen", "language"), LETTERS, ids=named)
def test_letter_is_plain_for_every_mail_program(specimen: Specimen, language: str) -> None:
    letter = specimens.write(specimen, language)

    assert len(letter.subject) <= SUBJECT_GOAL or specimen.slug == "inbox-notice"
    assert "\n" not in letter.subject
    assert 'width="600"' in letter.html
    assert [tag for tag in ("<img", "<script", "<style", "<link", "<form", "url(") if tag in letter.html] == []
    assert len(letter.html.encode()) < 100_000, "longer letters are cut off by mail programs"
    EmailMessage()["Subject"] = letter.subject


def test_every_template_of_a_letter_has_a_specimen() -> None:
    folder = settings.BASE_DIR / "templates" / "emails"
    templates = {str(path.relative_to(folder)).removesuffix(".subject.txt") for path in folder.glob("*/*.subject.txt")}

    assert templates == {specimen.template for specimen in specimens.every()}


def test_every_letter_has_all_its_forms() -> None:
    folder = settings.BASE_DIR / "templates" / "emails"
    forms = {specimen.template: [".subject.txt", ".txt", ".html"] for specimen in specimens.every()}

    missing = [name + end for name, ends in forms.items() for end in ends if not (folder / (name + end)).exists()]

    assert missing == []
