from __future__ import annotations

import pytest

from portal.accounts.models import Person
from roadmaps.discussion.mentions import named_in

KIM = Person(pk=1, full_name="Ольга Ким", email="o.kim@altai.example")
ORLOVA = Person(pk=2, full_name="Ирина Орлова", email="orlova@ministry.example")
ORLOV = Person(pk=3, full_name="Илья Орлова", email="i.orlov@ministry.example")
SHORT = Person(pk=4, full_name="Ольга", email="olga@altai.example")


def named(text: str, *persons: Person) -> list[tuple[int, str]]:
    return [(one.person.pk, one.wording) for one in named_in(text, persons or (KIM, ORLOVA))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Ольга Ким, пришлите акт", [(1, "Ольга Ким")]),
        ("@ольга ким пришлите", [(1, "ольга ким")]),
        ("(@О. Ким)", [(1, "О. Ким")]),
        ("@О.Ким!", [(1, "О.Ким")]),
        (
            "@o.kim@altai.example and @orlova@ministry.example.",
            [(1, "o.kim@altai.example"), (2, "orlova@ministry.example")],
        ),
        ("@Ольга Ким @О. Ким", [(1, "Ольга Ким")]),
        ("write to o.kim@altai.example", []),
        ("@Ольга Кимова", []),
        ("@@Ольга Ким", []),
        ("@ Ольга Ким", []),
        ("@nobody", []),
        ("", []),
    ],
)
def test_named_in(text: str, expected: list[tuple[int, str]]) -> None:
    assert named(text) == expected


def test_name_of_two_persons_names_nobody_and_the_address_does() -> None:
    assert named("@И. Орлова", ORLOVA, ORLOV) == []
    assert named("@i.orlov@ministry.example", ORLOVA, ORLOV) == [(3, "i.orlov@ministry.example")]


def test_longest_name_counts() -> None:
    assert named("@Ольга Ким и @Ольга", KIM, SHORT) == [(1, "Ольга Ким"), (4, "Ольга")]


def test_no_more_than_twenty_are_named() -> None:
    crowd = [Person(pk=number, full_name=f"Name{number:02}", email=f"n{number}@x.example") for number in range(1, 40)]
    assert len(named_in(" ".join(f"@Name{number:02}" for number in range(1, 40)), crowd)) == 20
