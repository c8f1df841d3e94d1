"""Characters that nobody sees and that turn what is seen around: marks of direction, zero widths, tags.

Kept free of Django: the process that opens strangers' files imports it too and must start quickly.
"""

from __future__ import annotations

import re

# Zero width joiner and non-joiner stay: some scripts cannot be written without them.
INVISIBLE = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def without_invisible(text: str) -> str:
    """The text as it is seen, in the order in which it was written."""
    return _INVISIBLE.sub("", text)
