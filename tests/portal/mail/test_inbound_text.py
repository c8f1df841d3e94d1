"""The person's own words above what mail programs quote, each in its own way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.mail.inbound_html import text_of_html
from portal.mail.inbound_text import written_above

OWN = "Акт подписан, пришлём в пятницу."
QUOTED = {
    "Gmail, Russian": "пн, 23 нояб. 2026 г. в 10:00, Портал <r+1.milestone.3.abc@portal.example>:\n\n> Вопрос\n> ещё",
    "Gmail, English": "On Mon, Nov 23, 2026 at 10:00 AM Portal <reply@portal.example> wrote:\n\n> Question",
    "Gmail, broken line": "On Mon, Nov 23, 2026 at 10:00 AM Portal <\nreply+1.m@portal.example> wrote:\n> Q",
    "Apple, Russian": "23 нояб. 2026 г., в 10:00, Портал <reply@portal.example> написал(а):\n\n> Вопрос",
    "Apple, English": "On 23 Nov 2026, at 10:00, Portal <reply@portal.example> wrote:\n\n> Question",
    "Thunderbird, Russian": "23.11.2026 10:00, Портал пишет:\n> Вопрос",
    "Thunderbird, English": "On 11/23/2026 10:00 AM, Portal wrote:\n> Question",
    "Mail.ru": "Понедельник, 23 ноября 2026, 10:00 +03:00 от Портал <reply@portal.example>:\n \nВопрос без знака",
    "Yandex": '23.11.2026, 10:00, "Портал" <reply@portal.example>:\nВопрос без знака',
    "Outlook, Russian": "От: Портал <reply@portal.example>\nОтправлено: 23 ноября\nКому: Ким О.\nТема: КТ\n\nВопрос",
    "Outlook, English": "From: Portal <reply@portal.example>\nSent: Monday\nTo: Kim\nSubject: M\n\nQuestion",
    "Outlook, line": "________________________________\nОт: Портал\nОтправлено: 23 ноября\nКому: Ким\n\nВопрос",
    "Outlook, old": "-----Исходное сообщение-----\nFrom: Portal\nSent: Monday\nTo: Kim\n\nQuestion",
    "Outlook, bold": "*From:* Portal <reply@portal.example>\n*Sent:* Monday\n*To:* Kim\n*Subject:* M\n\nQuestion",
    "original message": "-----Original Message-----\nFrom: Portal",
    "forwarded by Yandex": "-------- Пересылаемое сообщение --------\nОт: Портал",
    "our own line": "— Ответьте выше этой строки —\n\nВопрос",
    "our own line, English, quoted": "> --- Reply above this line ---\n> Question",
    "a signature": "-- \nОльга Ким, директор",
    "a phone": "Отправлено с iPhone",
    "a phone, English": "Sent from my iPhone\n\nOn 23 Nov 2026, at 10:00, Portal <reply@portal.example> wrote:\n> Q",
    "an application": "Отправлено из мобильной Почты Mail.ru",
}


@pytest.mark.parametrize("quoted", QUOTED.values(), ids=QUOTED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_quoted_letter_is_cut_off(quoted: str, line_end: str) -> None:
    letter = f"{OWN}\n\n{quoted}\n".replace("\n", line_end)

    assert written_above(letter) == OWN


@pytest.mark.parametrize(
    "text",
    [
        "Отправим 12.12.2026:\n1. Акт\n2. Протокол",
        "Срок: 2026 год\nОтветственный: Ким\nЕщё: ничего",
        "От завода: пришлют акт\nДата: позже",
        "Мы в 2026 году сделаем всё, как договаривались.",
        "- раз\n- два",
        "Пишите на adres@example.org:\nтам ответят",
    ],
)
def test_what_only_looks_like_a_quotation_is_kept(text: str) -> None:
    assert written_above(text) == text


def test_answer_between_quoted_lines_is_kept_with_them() -> None:
    letter = "> Когда акт?\nВ пятницу.\n> Кто подпишет?\nДиректор."

    assert written_above(letter) == letter


def test_answer_below_the_quotation_is_found() -> None:
    letter = "On Mon, 23 Nov 2026 Portal <a@b.example> wrote:\n> Question\n> more\n\nAnswer below\n-- \nKim"

    assert written_above(letter) == "Answer below"


@pytest.mark.parametrize(
    "letter", ["", "\n\n", "> quoted\n", "-- \nKim", "Отправлено с iPhone", "Reply above this line\nx"]
)
def test_letter_without_own_words_says_nothing(letter: str) -> None:
    assert written_above(letter) == ""


def test_introduction_that_never_ends_in_a_colon_is_read() -> None:
    assert written_above("-- \n> a\n5 мая 2026 г. Иван пишет") == ""


def test_html_becomes_lines_of_text() -> None:
    html = (
        "<html><head><style>p{}</style><title>no</title></head><body><p>Да, <b>готово</b>.</p><ul><li>раз<li>два</ul>"
        '<a href="https://a.example/c">акт</a><script>alert(1)</script>'
        "<div>пн, 23 нояб. 2026 г., Портал &lt;a@b.example&gt;:</div><blockquote>цитата</blockquote></body></html>"
    )

    assert written_above(text_of_html(html)) == "Да, готово.\n\n- раз\n- два\nакт (https://a.example/c)"


def test_html_of_outlook_is_cut_at_its_headers() -> None:
    headers = "".join(f"<b>{name}:</b> Портал<br>" for name in ("От", "Отправлено", "Кому", "Тема"))
    html = f"<p>Готово</p><div>{headers}</div><p>Вопрос"

    assert written_above(text_of_html(html)) == "Готово"


@pytest.mark.parametrize(
    "hostile",
    [
        "On " * 150_000,
        "a@" * 200_000 + ":",
        ("От: x\n" * 80_000),
        ">" * 400_000,
        "23.11.2026 " * 40_000 + ":",
        "\n" * 400_000,
        "<a@b " * 80_000 + ">:",
    ],
    ids=["on", "at", "headers", "quotes", "days", "lines", "angles"],
)
def test_endless_letters_are_read_in_a_moment(hostile: str) -> None:
    begun = time.process_time()

    written_above(hostile)

    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<blockquote>x" * 30_000,
        "<!--" * 100_000,
        "<" * 400_000,
        "<script>" * 60_000,
        "<a href=" * 50_000,
    ],
    ids=["deep", "quoted", "comments", "angles", "scripts", "links"],
)
def test_endless_html_is_read_in_a_moment(hostile: str) -> None:
    begun = time.process_time()

    text_of_html(hostile)

    assert time.process_time() - begun < 10


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    text_of_html(f"<p>{text}")

    assert written_above(text) == written_above(text).strip()
