from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from roadmaps.revisions.difference import PLAN_FIELDS, Piece, apply, compare, word_pieces
from roadmaps.revisions.rows import PlanRow
from tests.roadmaps.revisions.plans import row

texts = st.text(st.sampled_from("абв xyz1. "), max_size=8)
rows = st.builds(
    PlanRow,
    place=st.just(""),
    code=st.sampled_from(["", "1", "1.1", "2"]),
    workstream=st.sampled_from(["A", "B"]),
    title=texts,
    deliverable=texts,
    responsible=texts,
    start_date=st.none(),
    due_date=st.none() | st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    precision=st.sampled_from(["day", "quarter", "undated"]),
    wording=texts,
    is_assumption=st.booleans(),
)


def promise(one: PlanRow) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in PLAN_FIELDS)


@given(st.lists(rows, max_size=6), st.lists(rows, max_size=6))
def test_applying_the_difference_gives_the_new_plan(old: list[PlanRow], new: list[PlanRow]):
    assert [promise(one) for one in apply(compare(old, new), old)] == [promise(one) for one in new]


@given(st.lists(rows, max_size=6))
def test_difference_of_a_plan_with_itself_is_empty(plan: list[PlanRow]):
    difference = compare(plan, plan, list(range(len(plan))))
    assert difference.is_empty
    assert len(difference.same) == len(plan)


@given(texts, texts)
def test_pieces_hold_both_texts(old: str, new: str):
    pieces = word_pieces(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "come") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new


def test_difference_sorts_rows_by_what_happened_to_them():
    old = [row("Stays", code="1"), row("Goes", code="2"), row("Changes", "2027-06-30", code="3")]
    new = [row("Stays", code="1"), row("Comes", code="4"), row("Changes", "2027-09-30", code="3")]
    difference = compare(old, new)
    assert [placed.row.title for placed in difference.added] == ["Comes"]
    assert [placed.row.title for placed in difference.removed] == ["Goes"]
    assert [change.new.row.title for change in difference.changed] == ["Changes"]
    assert [change.new.row.title for change in difference.same] == ["Stays"]


def test_moved_date_is_counted_in_days():
    difference = compare([row("X", "2027-06-30", code="1")], [row("X", "2027-09-30", code="1")])
    assert [change.days for change in difference.moved] == [92]
    assert not difference.is_wording_only


def test_first_date_is_no_move_and_a_lost_one_is():
    first = compare([row("X", code="1")], [row("X", "2027-09-30", code="1")])
    lost = compare([row("X", "2027-09-30", code="1")], [row("X", code="1")])
    assert first.moved == ()
    assert [change.days for change in lost.moved] == [None]


def test_wording_alone_needs_no_approval():
    old = row("Pilot line", "2027-06-30", code="1", deliverable="Act")
    worded = compare([old], [replace(old, title="The pilot line", deliverable="Protocol", responsible="O. Kim")])
    started = compare([old], [replace(old, start_date=date(2027, 1, 1))])
    assert worded.is_wording_only
    assert not started.is_wording_only


def test_place_in_the_file_is_no_change():
    old = row("Pilot line", "2027-06-30", code="1")
    assert compare([old], [replace(old, place="B7", state_wording="done")]).is_empty


def test_words_that_changed_are_marked():
    pieces = word_pieces("Buy a press for the line", "Buy two presses for the line")
    assert pieces == (
        Piece("same", "Buy "),
        Piece("gone", "a"),
        Piece("come", "two"),
        Piece("same", " "),
        Piece("gone", "press"),
        Piece("come", "presses"),
        Piece("same", " for the line"),
    )


def test_texts_too_unlike_are_not_mingled():
    pieces = word_pieces("Certify by ISO 13485", "Buy a press for the line")
    assert pieces == (Piece("gone", "Certify by ISO 13485"), Piece("come", "Buy a press for the line"))
