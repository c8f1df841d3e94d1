"""Files laid out as strangers lay them out, each with the reading that a careful person would give.

`cases/` describes the files by family, `judging.py` compares a reading with what was expected,
`score.py` prints one line per file and the totals: `python -m tests.roadmaps.corpus.score`.
The cases are written from the files alone, never from how the reader works.
"""
