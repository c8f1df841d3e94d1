"""The form of a workbook with marks. Kept free of Django: the process that writes the marks starts quickly."""

from __future__ import annotations

MARK = "roadmap-portal marks"
SHEET = "_portal_marks"
# More than so many marks help nobody, and each of them is a comment that the office program draws.
MOST_MARKS = 2_000
MOST_LINES = 5_000
