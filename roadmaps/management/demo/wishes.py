"""What is asked in the demo: texts in Russian and in English, by cluster."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """How far a request has come by today."""

    OPEN = "open"
    TAKEN = "taken"
    ASKED_BACK = "asked_back"
    ANSWERED = "answered"
    REOPENED = "reopened"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Wish:
    need: str
    days_ago: int
    fate: Fate
    category: str
    kind: str = "help"
    details: str = ""
    from_whom: str = ""
    forwarded_to: str = ""
    asked_back: str = ""
    replied: str = ""
    answer: str = ""
    missing: str = ""
    was_in_time: bool = True
    is_on_milestone: bool = True


CUSTOMS = "Разъяснить порядок уплаты ввозной пошлины на оборудование без российских аналогов"
JOBS = "Уточнить число высокопроизводительных рабочих мест, созданных за полугодие"

WISHES: dict[str, tuple[Wish, ...]] = {
    "altai-composites": (
        Wish(
            "Ускорить подключение цеха к сетям: срок по договору прошёл месяц назад",
            days_ago=11,
            fate=Fate.TAKEN,
            category="permit",
            from_whom="Сетевая компания",
            forwarded_to="Минэнерго",
            details="Договор о присоединении заключён в марте. Без второй линии пресс не запустить.",
        ),
        Wish(CUSTOMS, days_ago=3, fate=Fate.OPEN, category="law", from_whom="Минпромторг"),
        Wish(
            "Найти испытательную лабораторию для балок длиной 12 м",
            days_ago=26,
            fate=Fate.RESOLVED,
            category="other",
            answer="Такие испытания проводит институт в Жуковском, контакты направлены на вашу почту.",
        ),
        Wish(
            JOBS,
            days_ago=5,
            fate=Fate.OPEN,
            category="other",
            kind="information",
            details="Сведения нужны для доклада коллегии.",
            is_on_milestone=False,
        ),
    ),
    "kaluga-medtech": (
        Wish(CUSTOMS, days_ago=2, fate=Fate.OPEN, category="law"),
        Wish(
            "Помочь войти в программу закупок у малых компаний госкорпорации",
            days_ago=8,
            fate=Fate.ASKED_BACK,
            category="procurement",
            asked_back="По каким позициям номенклатуры вы готовы поставлять уже в этом году?",
        ),
    ),
    "northern-biopharm": (
        Wish(CUSTOMS, days_ago=4, fate=Fate.OPEN, category="law"),
        Wish(JOBS, days_ago=12, fate=Fate.OPEN, category="other", kind="information", is_on_milestone=False),
    ),
    "lipetsk-tools": (
        Wish(
            "Подтвердить участие в экспозиции на выставке в Ганновере",
            days_ago=12,
            fate=Fate.ANSWERED,
            category="markets",
            answer="Место в общей экспозиции подтверждено: 24 м², стенд B12. Списки участников ждём до 1-го числа.",
        ),
    ),
    "baltic-robotics": (
        Wish(
            "Clarify which import duty applies to equipment without domestic analogues",
            days_ago=2,
            fate=Fate.OPEN,
            category="law",
        ),
        Wish(
            "Clear the test vehicles for the port's waters",
            days_ago=10,
            fate=Fate.TAKEN,
            category="permit",
            from_whom="Port Authority",
            forwarded_to="Federal Agency for Maritime Transport",
            details="The agreement of last year covers daylight only; the trials need nights as well.",
        ),
        Wish(
            "Name a partner for trials below 200 m",
            days_ago=25,
            fate=Fate.RESOLVED,
            category="other",
            asked_back="How many days at sea do you need?",
            replied="Twelve, in two voyages.",
            answer="The Institute of Oceanology has two voyages free in spring; its contacts are in the discussion.",
        ),
        Wish(
            "How many highly productive jobs were created in the half-year?",
            days_ago=6,
            fate=Fate.OPEN,
            category="other",
            kind="information",
            is_on_milestone=False,
        ),
    ),
    "far-east-hydrogen": (
        Wish(
            "Clarify which import duty applies to equipment without domestic analogues",
            days_ago=3,
            fate=Fate.OPEN,
            category="law",
        ),
        Wish(
            "Send a trainer for the new project office",
            days_ago=14,
            fate=Fate.ANSWERED,
            category="training",
            answer="Six places in the December course are kept for you.",
            is_on_milestone=False,
        ),
    ),
    "ulyanovsk-aviation": (
        Wish(
            "Получить заключение о соответствии участка под опытное производство",
            days_ago=16,
            fate=Fate.REOPENED,
            category="permit",
            answer="Заключение направлено письмом № 118.",
            missing="В заключении указан другой кадастровый номер.",
        ),
        Wish(
            "Обучить команду управляющей компании проектному управлению",
            days_ago=24,
            fate=Fate.RESOLVED,
            category="training",
            answer="Открыт набор в группу на декабрь, за кластером закреплены шесть мест.",
            was_in_time=False,
            is_on_milestone=False,
        ),
    ),
    "tomsk-materials": (Wish("Перечислить второй транш субсидии", days_ago=9, fate=Fate.OPEN, category="support"),),
}
