"""What people of the demo write: reports, reasons, messages; in Russian and in English."""

from __future__ import annotations

from dataclasses import dataclass

from roadmaps.terms import SlipCategory


@dataclass(frozen=True, slots=True)
class Sayings:
    """Texts of one language. `slips` pair a category with its reason; `talks` are a question and its answer.

    `doubts` and `alarms` are why a roadmap is at risk or critical.
    """

    in_progress: tuple[str, ...]
    done: tuple[str, ...]
    returns: tuple[str, ...]
    slips: tuple[tuple[str, str], ...]
    talks: tuple[tuple[str, str], ...]
    revision_comments: tuple[str, ...]
    revision_return: str
    doubts: tuple[str, ...]
    alarms: tuple[str, ...]


RUSSIAN = Sayings(
    in_progress=(
        "Техническое задание согласовано, объявлен конкурс. Итоги ждём в следующем месяце.",
        "Договор подписан, аванс перечислен. Изготовление идёт по графику поставщика.",
        "Проектная документация передана в экспертизу, замечания снимаем по мере поступления.",
        "Собраны заявки участников, рабочая группа готовит сводную таблицу.",
        "Проведены две встречи с университетом, проект соглашения на подписи у ректора.",
        "Площадка подготовлена, ведутся пусконаладочные работы.",
        "Первый этап закрыт актом, приступили ко второму.",
        "Получены три коммерческих предложения, выбираем поставщика.",
        "Документы сданы в орган по сертификации, назначена дата испытаний.",
        "Согласование с региональным министерством идёт, ответ обещан на следующей неделе.",
    ),
    done=(
        "Выполнено, акт подписан обеими сторонами.",
        "Завершено в срок, подтверждающие документы размещены в реестре управляющей организации.",
        "Работы приняты комиссией без замечаний.",
        "Соглашение подписано, опубликовано на сайте кластера.",
        "Испытания прошли успешно, протокол утверждён.",
        "Мероприятие проведено, отчёт и список участников приложены по ссылке.",
    ),
    returns=(
        "Приложите подтверждающий документ: ссылка ведёт на главную страницу.",
        "Укажите, когда подписан акт: дата в отчёте раньше даты договора.",
        "Не хватает протокола испытаний, без него результат не проверить.",
        "Опишите, что сделано за период: текст повторяет прошлый отчёт.",
    ),
    slips=(
        (SlipCategory.PROCUREMENT, "Первый конкурс признан несостоявшимся, объявлен повторный."),
        (SlipCategory.MONEY, "Региональное софинансирование перенесено на следующий бюджетный год."),
        (SlipCategory.PARTNER, "Поставщик задерживает оборудование, новая дата подтверждена письмом."),
        (SlipCategory.LAND, "Затянулось согласование границ участка с муниципалитетом."),
        (SlipCategory.LAW, "Ждём изменений в постановление о порядке предоставления субсидий."),
        (SlipCategory.PEOPLE, "Сменился руководитель проекта, дела переданы новому."),
        (SlipCategory.OTHER, "Сроки смещены по просьбе участников, чтобы совместить с выставкой."),
    ),
    talks=(
        ("Когда ждать протокол испытаний?", "Лаборатория обещает к концу недели, сразу приложим."),
        ("Нужна ли помощь с таможенным оформлением?", "Да, будем благодарны за контакт в таможне."),
        ("Подрядчик подтвердил новую дату письмом?", "Подтвердил, письмо у нас есть, перешлём."),
        ("Сколько участников уже подписали соглашение?", "Подписали **семь из десяти**, остальные до пятницы."),
        (
            "Просьба уточнить прогноз: в отчёте и в письме разные даты.",
            "Верна дата из отчёта, письмо отправили раньше.",
        ),
    ),
    revision_comments=(
        "Ежегодное уточнение плана по решению наблюдательного совета.",
        "Уточнены сроки закупок и добавлены два мероприятия.",
        "Сроки приведены в соответствие с бюджетом региона.",
    ),
    revision_return="Сроки по трём мероприятиям сдвинуты без объяснения. Добавьте причины и пришлите снова.",
    doubts=(
        "Поставка оборудования зависит от повторного конкурса.",
        "Региональное софинансирование подтверждено только на первое полугодие.",
        "По двум направлениям прогноз сдвинут, запаса времени почти нет.",
        "Ключевой партнёр меняет руководство, решения откладываются.",
    ),
    alarms=(
        "Без решения о переносе финансирования испытательный центр в срок не запустить.",
        "Участок под площадку не оформлен, от него зависит треть плана.",
    ),
)
ENGLISH = Sayings(
    in_progress=(
        "Terms of reference agreed, tender published. Results expected next month.",
        "Contract signed and advance paid. Manufacture runs to the supplier's schedule.",
        "Design handed in for expert review; remarks are answered as they come.",
        "Applications collected, the working group prepares the summary table.",
        "Two meetings held with the university, the draft agreement waits for signature.",
        "The site is ready, commissioning is under way.",
        "Phase one accepted, phase two begun.",
        "Three offers received, supplier being chosen.",
    ),
    done=(
        "Done, certificate signed by both sides.",
        "Completed; the documents are in the managing organisation's register.",
        "Accepted by the panel without remarks.",
        "Agreement signed and published on the cluster's site.",
        "Tests passed, report approved.",
    ),
    returns=(
        "Attach the confirming document: the link opens the front page only.",
        "Give the day on which the certificate was signed: it is earlier than the contract.",
        "The test report is missing; without it the result cannot be checked.",
    ),
    slips=(
        (SlipCategory.PROCUREMENT, "The first tender had no valid bids and is repeated."),
        (SlipCategory.MONEY, "Regional co-funding moved to the next budget year."),
        (SlipCategory.PARTNER, "The supplier is late; the new date is confirmed by letter."),
        (SlipCategory.LAND, "Agreeing the plot's boundaries with the town takes longer."),
        (SlipCategory.LAW, "We wait for the amended subsidy rules."),
        (SlipCategory.PEOPLE, "The project lead has changed and work is being handed over."),
    ),
    talks=(
        ("When do you expect the test report?", "The laboratory promises it by Friday; we attach it at once."),
        ("Do you need help with customs?", "Yes, a contact at customs would help a lot."),
        ("Has the contractor confirmed the new date in writing?", "Yes, we have the letter and will forward it."),
    ),
    revision_comments=(
        "Yearly update agreed by the supervisory board.",
        "Procurement dates updated and two measures added.",
    ),
    revision_return="Three dates have moved without an explanation. Add the reasons and send it again.",
    doubts=(
        "Delivery of equipment hangs on the repeated tender.",
        "Regional co-funding is confirmed for half of the year only.",
        "Forecasts of two workstreams have moved and hardly any slack is left.",
    ),
    alarms=(
        "Without a decision on funding the test centre cannot open in time.",
        "The plot is not transferred yet, and a third of the plan depends on it.",
    ),
)
BY_LANGUAGE = {"ru": RUSSIAN, "en": ENGLISH}
