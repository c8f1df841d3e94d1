"""How much comparing of texts is done at most: its cost grows with the square of their length. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

# Of two texts of two hundred words, or of seven hundred letters.
MOST_PAIRS = 40_000


def pairs_of(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many words (or letters) of one stand in the other, each counted with each: what comparing them costs."""
    counts = Counter(other)
    return sum(count * counts[piece] for piece, count in Counter(one).items())


class Patience:
    """So many pairs are compared closely, and of no two texts more than MOST_PAIRS."""

    def __init__(self, pairs: int) -> None:
        self.left = pairs

    def allows(self, one: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
        """Whether these two may be compared closely; what that costs is taken off."""
        cost = pairs_of(one, other)
        if cost > min(MOST_PAIRS, self.left):
            return False
        self.left -= cost
        return True
