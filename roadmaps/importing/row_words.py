"""The words by which rows are known that are no milestones: totals, sources of money, signatures, examples."""

from __future__ import annotations

import re

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
