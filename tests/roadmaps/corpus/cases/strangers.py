"""Tables that are no roadmap, however many numbers, sections, dates and ticks they hold."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, timedelta

from tests.roadmaps.corpus.expected import Case
from tests.roadmaps.corpus.measures import RU, ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, text_table


def _case(name: str, file_name: str, content: bytes, trap: str | None) -> Case:
    return Case(name, file_name, content, trap or "", is_roadmap=False)


def price_list() -> Case:
    """A price list with sections, codes and a day of validity."""
    rows: list[list[object]] = [["ПРАЙС-ЛИСТ действителен до 31.12.2026"], [], ["Код", "Наименование", "Ед.", "Цена, руб.", "Остаток"]]
    for number in range(1, 31):
        if number % 10 == 1:
            rows.append([f"{number // 10 + 1}. {['Крепёж', 'Электрика', 'Инструмент'][number // 10]}"])
        rows.append([f"10{number}", f"Болт М{number} оцинкованный", "шт.", 12.5 * number, 400 + number])
    return _case("not-price-list", "Прайс.xlsx", book(Sheet("Прайс", rows)), price_list.__doc__)


def contacts() -> Case:
    """Contacts with birthdays."""
    rows: list[list[object]] = [["№", "ФИО", "Должность", "Телефон", "Эл. почта", "Дата рождения"]]
    rows += [[n, f"Иванов Иван {n}-й", "Начальник отдела", f"+7 (3822) 55-00-{n:02}", f"ivanov{n}@example.org", f"{n:02}.0{n % 9 + 1}.19{70 + n}"] for n in range(1, 25)]
    return _case("not-contacts", "Контакты.xlsx", book(Sheet("Лист1", rows)), contacts.__doc__)


def timetable() -> Case:
    """A timetable of trains: numbers, places, hours, days of running."""
    rows: list[list[object]] = [["№ поезда", "Станция", "Прибытие", "Стоянка", "Отправление", "Дни следования"]]
    rows += [[f"{600 + n}", f"Станция {n}", f"{n % 24:02}:15", "2 мин", f"{n % 24:02}:17", "ежедневно"] for n in range(1, 25)]
    return _case("not-timetable", "Расписание.docx", Word().table(rows).bytes(), timetable.__doc__)


def budget() -> Case:
    """A budget by article with numbers 1.1, «Итого», years as columns."""
    rows: list[list[object]] = [["Смета расходов"], ["№ п/п", "Статья расходов", 2026, 2027, 2028, "Итого"]]
    for number in range(20):
        rows.append([f"{number // 5 + 1}.{number % 5 + 1}", ["Оплата труда", "Страховые взносы", "Аренда", "Связь", "Командировки"][number % 5], 1000, 1100, 1200, 3300])
    rows.append(["", "Итого", 20000, 22000, 24000, 66000])
    return _case("not-budget", "Смета.xlsx", book(Sheet("Смета", rows)), budget.__doc__)


def indicators() -> Case:
    """Indicators with a unit, a base and targets by year."""
    rows: list[list[object]] = [["№", "Наименование показателя", "Единица измерения", "Базовое значение (2025)", 2026, 2027, 2028]]
    rows += [[n, f"{title}", "единиц", 10, 12, 15, 18] for n, title in enumerate(["Число участников", "Выработка на работника", "Объём инвестиций", "Число патентов", "Экспорт", "Рабочие места", "Стартапы", "Объём НИОКР", "Доля добавленной стоимости", "Обученные", "Выручка", "Налоги"], 1)]
    return _case("not-indicators", "Показатели.docx", Word().text("Целевые показатели").table(rows).bytes(), indicators.__doc__)


def staff_list() -> Case:
    """A staff list: posts, numbers of units, salaries, the day of hiring."""
    rows: list[list[object]] = [["№", "Подразделение", "Должность", "Кол-во единиц", "Оклад", "Дата приёма"]]
    rows += [[n, "Отдел разработки", f"Инженер {n} категории", 1, 65000, date(2020, n % 12 + 1, 10)] for n in range(1, 21)]
    return _case("not-staff-list", "Штатное расписание.xlsx", book(Sheet("Лист1", rows)), staff_list.__doc__)


def questionnaire() -> Case:
    """Questions with ticks for yes, no and don't know."""
    rows: list[list[object]] = [["№", "Вопрос", "Да", "Нет", "Затрудняюсь"]]
    rows += [[n, f"Проводит ли предприятие мероприятие № {n} по повышению производительности?", "✓" if n % 3 == 0 else "", "✓" if n % 3 == 1 else "", "✓" if n % 3 == 2 else ""] for n in range(1, 22)]
    return _case("not-questionnaire", "Анкета.docx", Word().table(rows).bytes(), questionnaire.__doc__)


def bank_statement() -> Case:
    """Payments: each row has a date, a document number, a purpose with words of a plan and a sum."""
    first = date(2026, 1, 12)
    rows: list[list[object]] = [["Дата", "Номер документа", "Контрагент", "Назначение платежа", "Дебет", "Кредит"]]
    rows += [[f"{first + timedelta(days=3 * n):%d.%m.%Y}", 1000 + n, one.owner, f"Оплата по договору № {n}", 15000 + n, ""] for n, one in enumerate(ru(25), 1)]
    return _case("not-bank-statement", "Выписка.csv", text_table(rows, ";", "cp1251"), bank_statement.__doc__)


def minutes_register() -> Case:
    """A register of signed contracts: number, day of signing, partner, subject, sum: facts of the past, no promises."""
    rows: list[list[object]] = [["№ п/п", "Номер договора", "Дата заключения", "Контрагент", "Предмет договора", "Сумма, руб."]]
    rows += [[n, f"{n}-К/2024", f"{n:02}.03.2024", one.owner, f"Поставка оборудования по лоту {n}", 120000] for n, one in enumerate(ru(20, 20), 1)]
    return _case("not-contract-register", "Реестр договоров.xlsx", book(Sheet("Реестр", rows)), minutes_register.__doc__)


def member_list() -> Case:
    """Members of a cluster with their year of founding, tax number and site."""
    rows: list[list[object]] = [["№", "Организация", "ИНН", "Год основания", "Численность", "Сайт"]]
    rows += [[n, one.owner, 7000000000 + n, 1990 + n, 40 * n, f"www.firm{n}.example"] for n, one in enumerate(RU[:24], 1)]
    return _case("not-member-list", "Участники кластера.xlsx", book(Sheet("Участники", rows)), member_list.__doc__)


def stock_prices() -> Case:
    """Daily prices in English: a date, four prices, a volume."""
    first = date(2026, 3, 2)
    rows: list[list[object]] = [["Date", "Open", "High", "Low", "Close", "Volume"]]
    rows += [[f"{first + timedelta(days=n)}", 10 + n, 12 + n, 9 + n, 11 + n, 100000 + n] for n in range(40)]
    return _case("not-stock-prices", "prices.csv", text_table(rows, ","), stock_prices.__doc__)


CASES = (price_list, contacts, timetable, budget, indicators, staff_list, questionnaire, bank_statement, minutes_register, member_list, stock_prices)
