"""The form of a workbook with marks. Kept free of Django: the process that writes the marks starts quickly."""

from __future__ import annotations

MARK = "roadmap-portal marks"
SHEET = "_portal_marks"
