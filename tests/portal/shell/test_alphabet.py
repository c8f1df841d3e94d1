from __future__ import annotations

from portal.shell.alphabet import alphabet_key


def test_names_follow_the_russian_alphabet() -> None:
    names = ["Ёлки", "Жигули", "елань", "Еж", "Альфа", "Zeta"]

    assert sorted(names, key=alphabet_key) == ["Zeta", "Альфа", "Еж", "елань", "Ёлки", "Жигули"]
