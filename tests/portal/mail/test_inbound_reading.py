"""Letters with every horror of mail: none raises, and what can be read is read."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.mail.inbound_reading import key_of, read

RUSSIAN = "Сделаем до пятницы, как договаривались"
HEAD = (
    b"From: Kim <kim@example.org>\r\nTo: reply@portal.example\r\nMessage-ID: <a@example.org>\r\nMIME-Version: 1.0\r\n"
)
TNEF = b'x\x9f>"' + bytes(200)


def plain(content: bytes, charset: str, encoding: str = "8bit") -> bytes:
    return (
        HEAD
        + f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
        + content
    )


def mixed(*parts: bytes) -> bytes:
    body = b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts)
    return HEAD + b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n' + body + b"--edge--\r\n"


WORDS = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + RUSSIAN.encode()


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-8", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("cp1251", "windows-1251"),
        ("cp1251", "utf-8"),
        ("koi8-r", "us-ascii"),
        ("cp1251", "unknown-8bit"),
        ("utf-8", "no-such-charset"),
        ("utf-8", "punycode"),
        ("utf-8", "zlib"),
        ("utf-8", '""'),
        ("cp866", "cp866"),
        ("iso8859-5", "iso-8859-5"),
        ("utf-16", "utf-16"),
    ],
)
def test_words_are_read_in_whatever_charset_they_came(charset: str, declared: str) -> None:
    assert read(plain(RUSSIAN.encode(charset), declared)).text == RUSSIAN


def test_words_in_base64_are_read() -> None:
    assert read(plain(base64.b64encode(RUSSIAN.encode("koi8-r")), "koi8-r", "base64")).text == RUSSIAN


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "x-uuencode", "no-such-encoding", ""])
def test_broken_encodings_are_read_as_far_as_they_go(encoding: str) -> None:
    letter = read(plain(b"=\xff=ZZ\xd0!!!", "utf-8", encoding))

    assert letter.sender == "kim@example.org"


def test_html_is_read_where_there_are_no_plain_words() -> None:
    letter = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>" + RUSSIAN.encode() + b"</p><script>x</script>"

    assert read(letter).text == RUSSIAN


def test_files_come_with_their_names() -> None:
    message = EmailMessage()
    message["From"] = "kim@example.org"
    message.set_content(RUSSIAN)
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Акт № 5.pdf")

    assert [(file.name, file.content) for file in read(bytes(message)).files] == [("Акт № 5.pdf", b"%PDF-1.7")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (b'filename="../../etc/passwd"', "passwd"),
        (b'filename="C:\\\\temp\\\\act.pdf"', "act.pdf"),
        (b"filename*=utf-8''%D0%90%D0%BA%D1%82.pdf", "Акт.pdf"),
        (b"filename*=no-such-charset''%D0%90.pdf", None),
        (b'filename="=?koi8-r?B?4cvULnBkZg==?="', "Акт.pdf"),
        ("filename=Акт.pdf".encode("cp1251"), "Акт.pdf"),
        (b'filename="a\x00b\x07.pdf"', "ab.pdf"),
        (b'filename="' + b"x" * 5000 + b'.pdf"', "x" * 196 + ".pdf"),
        (b"filename", "file"),
    ],
)
def test_names_of_files_are_one_short_line(written: bytes, name: str | None) -> None:
    part = b"Content-Type: application/pdf\r\nContent-Disposition: attachment; " + written + b"\r\n\r\n%PDF"
    found = read(mixed(WORDS, part)).files[0].name

    assert found == name if name else "/" not in found and len(found) <= 200


def test_pictures_of_the_signature_are_no_files() -> None:
    logo = b"Content-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nPNG"
    html = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>" + RUSSIAN.encode() + b'</p><img src="cid:logo">'
    body = b"".join(b"--in\r\n" + part + b"\r\n" for part in (html, logo))
    letter = read(HEAD + b'Content-Type: multipart/related; boundary="in"\r\n\r\n' + body + b"--in--\r\n")

    assert (letter.text, letter.files, letter.left_out) == (RUSSIAN, (), ())


@pytest.mark.parametrize(
    ("part", "left_out"),
    [
        (b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n" + TNEF, ("winmail.dat",)),
        (b"Content-Type: application/octet-stream; name=winmail.dat\r\n\r\n" + TNEF, ("winmail.dat",)),
        (b"Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nForeign words", ("*.eml",)),
        (b"Content-Type: application/pgp-signature; name=signature.asc\r\n\r\nx", ()),
        (b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR", ()),
    ],
)
def test_what_cannot_be_taken_is_named_or_passed_over(part: bytes, left_out: tuple[str, ...]) -> None:
    letter = read(mixed(WORDS, part))

    assert (letter.text, letter.files, letter.left_out) == (RUSSIAN, (), left_out)


@pytest.mark.parametrize(
    "letter",
    [
        b"",
        b"\x00" * 1000,
        b"\n\n\n",
        b"From: \xff\xfe\r\nSubject: \xd0\r\n\r\n\xff",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b'Content-Type: multipart/mixed; boundary=""\r\n\r\n----\r\n',
        HEAD
        + b'Content-Type: multipart/mixed; boundary="edge"\r\n\r\n--edge\r\nContent-Type: text/plain\r\n\r\nnever ends',
        HEAD + b"Content-Type: ;;;=\r\n\r\nx",
        HEAD + b"Subject: =?utf-8?b?!!!?= =?koi8-r?q?=ZZ?= =?x?x?x?=\r\n\r\nx",
        HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\r\n\r\nx",
        HEAD + b"To: " + b"<" * 50_000 + b"\r\n\r\nx",
        HEAD + b"To: " + b"a@b.example," * 50_000 + b"\r\n\r\nx",
        HEAD + b"To: " + b"(" * 5_000 + b"\r\n\r\nx",
        b"From: " + b"(()" * 1_600 + b"kim@example.org\r\n\r\nx",
        b"X: y\r\n" * 50_000 + b"\r\nx",
        b"".join(
            f'Content-Type: multipart/mixed; boundary="b{depth}"\r\n\r\n--b{depth}\r\n'.encode()
            for depth in range(2000)
        ),
        b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"x",
        mixed(*[WORDS] * 1000),
        mixed(*[b"Content-Disposition: attachment; filename=a.pdf\r\n\r\nx"] * 300),
    ],
    ids=lambda letter: f"{letter[:30]!r}…{len(letter)}",
)
def test_horrors_are_read_without_harm(letter: bytes) -> None:
    found = read(letter)

    assert len(found.text) <= 500_000
    assert len(found.files) <= 20
    assert key_of(letter)


@settings(max_examples=300)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", HEAD, HEAD + b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n"]),
)
def test_any_bytes_are_read(content: bytes, head: bytes) -> None:
    assert read(head + content).is_own is False


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (b"Message-ID: <a.b@example.org>\r\n\r\nx", "<a.b@example.org>"),
        (b"Subject: x\r\nmessage-id:\r\n <a.b@example.org>\r\n\r\nx", "<a.b@example.org>"),
        (b"Subject: x\n\nMessage-ID: <of.the.text@example.org>\n", None),
        (b"Message-ID: <" + b"a" * 300 + b"@example.org>\r\n\r\nx", None),
        (b"Message-ID: no angles\r\n\r\nx", None),
    ],
)
def test_letter_is_known_by_its_message_id_or_by_all_of_it(written: bytes, key: str | None) -> None:
    found = key_of(written)

    assert found == key if key else found.startswith("sha256:") and len(found) == 71


@pytest.mark.parametrize(
    ("written", "sender"),
    [
        (b"From: Kim <KIM@Example.org>", "kim@example.org"),
        ("From: Ким <kim@example.org>".encode("koi8-r"), "kim@example.org"),
        (b"From: =?utf-8?b?0JrQuNC8?= <kim@example.org>", "kim@example.org"),
        (b'From: "kim@example.org" <other@example.org>', "other@example.org"),
        (b"From: kim@example.org, other@example.org", ""),
        (b"From: =?utf-8?q?kim=40example.org=2C?= <other@example.org>", "other@example.org"),
        (b"From: =?utf-8?q?Kim_=3Ckim=40example.org=3E=28?= <other@example.org>", "other@example.org"),
        (b"From: kim@example.org\r\nFrom: other@example.org", ""),
        (b"From: kim@example.org" + b" " * 6000 + b", other@example.org", ""),
        (b"From: " + b"(" * 5000 + b"kim@example.org", ""),
        (b"From: Kim", ""),
        (b"X: y", ""),
    ],
)
def test_sender_is_one_address_or_nobody(written: bytes, sender: str) -> None:
    assert read(written + b"\r\n\r\nx").sender == sender
