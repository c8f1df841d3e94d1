"""Registers with the very words of plans in their heads (due date, title, lead): the things listed are no promises of a plan."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, timedelta

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case
from tests.roadmaps.corpus.writing import Sheet, Word, book, text_table


def invoices() -> Case:
    """Invoices: number, customer, day of issue, due date, amount, paid or not."""
    first = date(2026, 3, 2)
    rows: list[list[object]] = [["Invoice no.", "Customer", "Issue date", "Due date", "Amount, EUR", "Status"]] + [[f"INV-{n:04}", f"Customer {n} Ltd", first + timedelta(days=n), first + timedelta(days=n + 30), 120.5 * n, "paid" if n % 2 else "open"] for n in range(1, 31)]
    return _case("not-invoices", "invoices.xlsx", book(Sheet("Invoices", rows)), invoices.__doc__)


def loans() -> Case:
    """A library's loans: book, borrower, lent on, due on."""
    rows: list[list[object]] = [["Book", "Author", "Borrower", "Lent on", "Due on"]] + [[f"History of engineering, vol. {n}", "H. Writer", f"Reader {n}", f"2026-04-{n:02}", f"2026-05-{n:02}"] for n in range(1, 26)]
    return _case("not-loans", "loans.csv", text_table(rows, ","), loans.__doc__)


def theses() -> Case:
    """Theses: student, subject, supervisor, day of the defence."""
    rows: list[list[object]] = [["№", "Студент", "Тема выпускной работы", "Руководитель", "Дата защиты"]] + [[str(n), f"Студент {n}. А.", f"Исследование свойств сплава № {n}", "Проф. Иванов И. И.", f"{10 + n}.06.2027"] for n in range(1, 17)]
    return _case("not-theses", "Темы ВКР.docx", Word().table(rows).bytes(), theses.__doc__)


def bookings() -> Case:
    """Bookings of rooms: day, hours, room, who, what for."""
    rows: list[list[object]] = [["Дата", "Время", "Переговорная", "Заказчик", "Тема встречи"]] + [[f"{n:02}.06.2026", "10:00–11:00", f"№ {n % 3 + 1}", "Петрова Е. В.", "Совещание отдела"] for n in range(1, 27)]
    return _case("not-bookings", "Бронирование.xlsx", book(Sheet("Июнь", rows)), bookings.__doc__)


def tender_results() -> Case:
    """Results of tenders: number, subject, winner, day of the contract, price."""
    rows: list[list[object]] = [["№ закупки", "Предмет закупки", "Победитель", "Дата договора", "Цена договора, руб."]] + [[f"3100{n:03}", f"Поставка реактивов, лот {n}", f"ООО «Химия-{n}»", f"{n:02}.11.2024", 350000 + n] for n in range(1, 26)]
    return _case("not-tender-results", "Итоги закупок.csv", text_table(rows, ";", "cp1251"), tender_results.__doc__)


def press() -> Case:
    """What the press wrote: day, paper, headline, link."""
    rows: list[list[object]] = [["Дата", "Издание", "Заголовок", "Ссылка"]] + [[f"{n:02}.03.2026", "Северный вестник", f"Кластер открыл линию № {n}", f"www.vestnik.example/{n}"] for n in range(1, 26)]
    return _case("not-press", "Мониторинг СМИ.docx", Word().table(rows).bytes(), press.__doc__)


def inspections_done() -> Case:
    """Inspections that were carried out: whom, when, by whom, what was found."""
    rows: list[list[object]] = [["№", "Проверяемая организация", "Дата проверки", "Проверяющий", "Выявленные нарушения", "Акт"]] + [[n, f"ООО «Завод-{n}»", f"{n:02}.10.2025", "Инспектор Лебедева Н. С.", "не выявлены", f"№ {n}"] for n in range(1, 25)]
    return _case("not-inspections-done", "Проверки 2025.xlsx", book(Sheet("Реестр", rows)), inspections_done.__doc__)


def subscriptions() -> Case:
    """Subscriptions: service, price, renewal date, account holder."""
    rows: list[list[object]] = [["Service", "Plan", "Price per month", "Renewal date", "Account holder"]] + [[f"Service {n}", "Business", 20 + n, f"{n % 28 + 1:02}/{n % 12 + 1:02}/2027", "J. Miller"] for n in range(1, 23)]
    return _case("not-subscriptions", "subscriptions.csv", text_table(rows, ","), subscriptions.__doc__)


def team() -> Case:
    """The team: name, role, joined on, contract until, share of time."""
    rows: list[list[object]] = [["Name", "Role", "Joined", "Contract until", "FTE"]] + [[f"Person {n}", "Engineer", date(2024, n % 12 + 1, 1), date(2027, n % 12 + 1, 28), 0.5] for n in range(1, 21)]
    return _case("not-team", "Team.xlsx", book(Sheet("Team", rows)), team.__doc__)


def rates() -> Case:
    """Rates of currencies by day."""
    first = date(2026, 1, 9)
    rows: list[list[object]] = [["Дата", "Валюта", "Номинал", "Курс"]] + [[first + timedelta(days=n), "Юань", 1, 12.5 + n / 100] for n in range(40)]
    return _case("not-rates", "Курсы.xlsx", book(Sheet("Курс", rows)), rates.__doc__)


def menu() -> Case:
    """Dishes by weekday with weight and price."""
    rows: list[list[object]] = [["День", "Блюдо", "Выход, г", "Цена, руб."]] + [[["Понедельник", "Вторник", "Среда", "Четверг", "Пятница"][n // 5], f"Блюдо дня № {n}", 250, 120 + n] for n in range(25)]
    return _case("not-menu", "Меню.docx", Word().text("МЕНЮ на 12–16 мая 2026 г.").table(rows).bytes(), menu.__doc__)


CASES = (invoices, loans, theses, bookings, tender_results, press, inspections_done, subscriptions, team, rates, menu)
