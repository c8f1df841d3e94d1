"""The words by which rows are known that are no milestones: totals, sources of money, signatures, examples."""

from __future__ import annotations

import re
from collections.abc import Sequence

TOTAL = re.compile(
    r"\W*(?:итого|всего|в\s?т\.?\s?ч\.?|в том числе|total|subtotal|grand total|сумма)(?![^\W\d_])", re.IGNORECASE
)
MONEY_SOURCE = re.compile(
    r"\W*(?:(?:средства\s+)?(?:федеральн\w+|областн\w+|краев\w+|республиканск\w+|региональн\w+|муниципальн\w+|местн\w+"
    r"|консолидированн\w+)(?:\s+бюджет\w*)?|(?:средства\s+)?(?:бюджет\w*\s.*|внебюджетн\w+(?:\s+(?:источник|средств)\w*)?)"
    r"|(?:иные|прочие|собственные|частные|заемные|привлеченные)\s+(?:источник|средств|инвестици)\w*)\W*",
    re.IGNORECASE,
)
FILLER = re.compile(r"[\W_]*(?:и\s*т\.?\s*д\.?|etc)?[\W_]*", re.IGNORECASE)
EXAMPLE = re.compile(
    r"\W*(?:(?:пример|образец|example|sample)\W*(?:заполнения)?\W*$|(?:например|напр\.|e\.\s?g\.|for example)\W)",
    re.IGNORECASE,
)
FACT = re.compile(r"факт\w*|ф|actual|отклонение|variance", re.IGNORECASE)
DROPPED = re.compile(
    r"\W*(?:исключ[её]н\w*|утратил\w* силу|признан\w* утративш\w*|отмен[её]н\w*|repealed|deleted|withdrawn)(?![^\W\d_])"
    r"(?=\W*$|.*(?:постановлени|приказ|распоряжени|редакци|протокол|№|\bno\b))"
    r"|\W*\(?(?:в ред\.|в редакции|п\. \d\S* в ред)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"\s*(?:\*+|<\d+>|\d\)\s|примечани[ея]\b|сноск|согласовано|утвержда|утверждено|руководител|директор|начальник"
    r"|председател|заместител|глава (?:администраци|города|района|региона|республик|субъект)|министр\b|исп\."
    r"|исполнитель:|подпись|тел\.|м\.\s?п\.|дата составления|составил"
    r"|note[s:]|source:|prepared by|approved by|signature|signed|add (?:more )?rows"
    r"|добавьте строки|подготовил|согласовал|_{3,})",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"\s*(?:раздел|направление|блок|этап|цель|задача|подпрограмма|глава|часть|программа|проект|workstream|section|phase|stage"
    r"|goal|objective|part|strand)\b",
    re.IGNORECASE,
)
# «2026 год» is no section number 2026.
NUMBERED = re.compile(r"\s*(?!20\d\d\s*(?:г|год|y))(\d+(?:\.\d+)*)[.)]?\s+(?=\S)", re.IGNORECASE)
ROMAN = re.compile(r"\s*(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))[.)]?\s*(?:$|(?=\S))")
CODE = re.compile(r"\s*(\d+(?:\.\d+)*)[.)]?\s*")


def is_example(texts: Sequence[str]) -> bool:
    """Whether a row only shows how a form is filled in."""
    if not EXAMPLE.match(texts[0]):
        return False
    return bool(EXAMPLE.fullmatch(texts[0])) or sum(bool(EXAMPLE.match(text)) for text in texts) > len(texts) / 2


def section_name(text: str) -> tuple[str, str]:
    """A section's title without its number, and the number."""
    plain = " ".join(text.split())
    if match := re.match(r"(?:раздел|направление|блок|section|part)\s*№?\s*([IVX]+|\d+)", plain, re.IGNORECASE):
        return plain, match[1]
    if match := NUMBERED.match(plain):
        return plain[match.end() :].strip(), match[1]
    match = re.match(r"([IVX]{1,5})[.)]\s*(?=\S)", plain)
    return (plain[match.end() :].strip(), match[1]) if match else (plain, "")
