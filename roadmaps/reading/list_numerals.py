"""How a list writes a number: figures, Roman numbers, Latin and Russian letters."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Word leaves out Ё, Й, Ъ, Ы and Ь.
_RUSSIAN = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"
_LARGEST_IN_LETTERS = 3999


def numeral(number: int, form: str) -> str:
    """Write `number` in one of Word's number formats; an unknown format becomes figures."""
    if form == "none" or form == "bullet":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if 0 < number <= _LARGEST_IN_LETTERS:
        if form in ("upperRoman", "lowerRoman"):
            return _cased(_roman(number), form)
        if form in ("upperLetter", "lowerLetter"):
            return _cased(_lettered(number, _LATIN), form)
        if form in ("russianUpper", "russianLower"):
            return _cased(_lettered(number, _RUSSIAN), form)
    return str(number)


def _cased(text: str, form: str) -> str:
    return text.lower() if "ower" in form else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _lettered(number: int, alphabet: str) -> str:
    """After the last letter lists go on with it doubled: AA, BB … AAA."""
    repeats, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (repeats + 1)
