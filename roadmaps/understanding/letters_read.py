"""Whether the letters of a text file are the right ones: only a person can tell, so that a person is asked."""

from __future__ import annotations

from roadmaps.reading.cells import Document
from roadmaps.understanding.problems import Problem, problem

# Excel's own csv is UTF-8 or cp1251; the others are rare, and a guess among them may be wrong.
GUESSED = {"koi8-r": "KOI8-R", "cp866": "CP866 (DOS)", "cp1252": "CP1252"}
LONGEST = 80


def of_letters(document: Document) -> list[Problem]:
    """One question about a guessed encoding, with the first words that show how it reads."""
    name = GUESSED.get(document.encoding)
    shown = first_words(document) if name else ""
    return [problem("", "", "letters_guessed", shown, encoding=name)] if name and shown else []


def first_words(document: Document) -> str:
    """The first text with letters beyond the English ones."""
    texts = (cell.text for table in document.tables for row in table.rows for cell in row)
    return next((text[:LONGEST] for text in texts if any(letter > "\x7f" and letter.isalpha() for letter in text)), "")
