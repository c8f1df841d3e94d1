"""A row made column by column says what the same row says when it is read by itself; nothing is told of it there."""

from __future__ import annotations

import pytest

from roadmaps.reading import document
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plain_rows import plain_rows
from roadmaps.understanding.rows import read_row, workstreams_of
from roadmaps.understanding.sections import sections_of
from roadmaps.understanding.table_choice import candidates_of
from tests.roadmaps.corpus.cases import all_cases
from tests.roadmaps.corpus.expected import Case


def ways(case: Case) -> tuple[list[object], list[object]]:
    """The plain rows of a file, and what is made of the same rows one by one."""
    together, single = [], []
    for candidate in candidates_of(document.read(case.content, case.file_name), Choices()):
        source = candidate.source
        under, _ = sections_of(source.kinds)
        streams = workstreams_of(source, under)
        made = plain_rows(source, list(streams), under, [one.name for one in streams.values()])
        plain = [(index, row) for index, row in zip(streams, made, strict=True) if row is not None]
        together += [(row, []) for _, row in plain]
        single += [read_row(source, index, under[index], streams[index].carried) for index, _ in plain]
    return together, single


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: str(case.name))
def test_plain_rows_are_what_single_rows_are(case: Case) -> None:
    together, single = ways(case)

    assert together == single


def test_half_of_the_milestones_of_the_corpus_are_plain() -> None:
    plain = sum(len(ways(case)[0]) for case in all_cases()[::8])

    assert plain > sum(len(case.milestones) for case in all_cases()[::8]) / 2
