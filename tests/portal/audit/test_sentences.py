"""How entries read."""

from __future__ import annotations

from portal.audit import sentences
from portal.audit.queries import written


def test_known_verb_reads_as_its_sentence() -> None:
    sentences.register("test.moved", "Moved: %(label)s by %(days)s days")
    assert sentences.say("test.moved", "1.7", {"days": 14}) == "Moved: 1.7 by 14 days"


def test_detail_that_an_old_entry_lacks_reads_as_dots() -> None:
    sentences.register("test.moved", "Moved: %(label)s by %(days)s days")
    assert sentences.say("test.moved", "1.7", {}) == "Moved: 1.7 by … days"


def test_unknown_verb_is_shown_as_it_was_written() -> None:
    assert "test.unknown" in sentences.say("test.unknown", "1.7", {})


def test_pair_of_old_and_new_reads_as_a_change() -> None:
    assert written(["30 Jun", "30 Sep"]) == "30 Jun → 30 Sep"
    assert written(["", "x"]) == "– → x"
    assert written(["a", "b", "c"]) == "a, b, c"
