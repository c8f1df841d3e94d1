"""Numbers of rows out of addresses."""

from __future__ import annotations

import pytest

from portal.shell.addresses import row_number


@pytest.mark.parametrize(
    ("said", "found"), [("12", 12), (12, 12), ("0", 0), ("9" * 10, 9_999_999_999), (str(2**53 - 1), 2**53 - 1)]
)
def test_number_of_a_row_is_read(said: object, found: int) -> None:
    assert row_number(said) == found


@pytest.mark.parametrize("said", ["", "-1", "1e3", "٣", "²", " 1", "1.0", str(2**53), "9" * 400, None, 1.0, ["1"]])
def test_anything_else_is_no_number(said: object) -> None:
    assert row_number(said) is None
