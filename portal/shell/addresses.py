"""What stands in an address, or in a form that anybody can fill in, as what it means. Pure."""

from __future__ import annotations

# Scripts know no larger whole number, and every database takes this one.
LARGEST_NUMBER = 2**53


def row_number(said: object) -> int | None:
    """The number of a row as an address or a page sends it, as text or as a number; None for anything else."""
    text = str(said)
    is_number = isinstance(said, (str, int)) and text.isascii() and text.isdecimal() and len(text) <= 16
    return int(text) if is_number and int(text) < LARGEST_NUMBER else None
