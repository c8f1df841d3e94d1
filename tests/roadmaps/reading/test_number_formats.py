from __future__ import annotations

from datetime import date, datetime

import pytest

from roadmaps.reading.number_formats import plain, writer


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("d.m", date(2026, 10, 2), "2.10"),
        ("d.mm", date(2026, 1, 2), "2.01"),
        ("dd.mm", date(2026, 1, 2), "02.01"),
        ("d.m;@", date(2026, 10, 2), "2.10"),
        ("[$-419]d\\.m;@", date(2026, 10, 2), "2.10"),
        ("d-mmm", date(2026, 10, 2), "2.10"),
        ("[$-419]d\\ mmm;@", date(2026, 10, 1), "1.10"),
        ("m/d", date(2026, 10, 2), "10/2"),
        ("mm.yyyy", date(2018, 9, 1), "09.2018"),
        ("mm.yy", date(2018, 9, 1), "09.2018"),
        ("[$-419]mmmm\\ yyyy;@", date(2018, 9, 1), "09.2018"),
        ("mmm-yy", date(2018, 9, 1), "09.2018"),
        ("yyyy", date(2018, 9, 1), "2018"),
        ('yyyy" г."', date(2018, 9, 1), "2018 г."),
        ("0", 2.0, "2"),
        ("0.00", 1.1, "1.10"),
        ("0.00", 2.675, "2.68"),
        ("0.0#", 2.5, "2.5"),
        ("000", 7.0, "007"),
        ("0%", 0.5, "50%"),
        ("0.0%", 0.125, "12.5%"),
        ("#,##0", 1234567.0, "1 234 567"),
        ("#,##0.00\\ [$₽-419]", 1234.5, "1 234.50 ₽"),
        ("#,##0.0,", 1234567.0, "1 234.6"),
        ('0" мес."', 3.0, "3 мес."),
        ('General" шт."', 2.5, "2.5 шт."),
        ("#,##0;(#,##0)", -5.0, "(5)"),
        ("0.00", -1.5, "-1.50"),
        ('_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-', 1500.0, "1 500.00"),
        ('_-* #,##0.00\\ _₽_-;\\-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-', 0.0, "-"),
        ("[Red][<1]0.0;0", 0.5, "0.5"),
    ],
)
def test_writer_shows_what_the_sheet_shows(code: str, value: float | date, shown: str) -> None:
    write = writer(code)

    assert write is not None
    assert write(value) == shown


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "@",
        "dd.mm.yyyy",
        "m/d/yyyy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "h:mm",
        "[h]:mm:ss",
        "dd.mm.yyyy hh:mm",
        "0.00E+00",
        "# ?/?",
        "000\\-000",
        "",
    ],
)
def test_writer_leaves_other_formats_plain(code: str) -> None:
    assert writer(code) is None


@pytest.mark.parametrize(
    ("code", "value"), [("d.m", 5.0), ("0.00", date(2026, 1, 1)), ("0.00", 1e300), ("0%", float("inf"))]
)
def test_writer_refuses_a_value_that_does_not_fit(code: str, value: float | date) -> None:
    write = writer(code)

    assert write is not None
    with pytest.raises(ValueError, match=r"not a|too large"):
        write(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (3.0, "3"),
        (-3.0, "-3"),
        (0.1 + 0.2, "0.3"),
        (1.5, "1.5"),
        (1e20, "1e+20"),
        (date(2026, 7, 1), "01.07.2026"),
        (date(26, 7, 1), "01.07.0026"),
        (datetime(2026, 7, 1), "01.07.2026"),
        (datetime(2026, 7, 1, 9, 5), "01.07.2026 09:05"),
    ],
)
def test_plain_value(value: float | date, shown: str) -> None:
    assert plain(value) == shown
