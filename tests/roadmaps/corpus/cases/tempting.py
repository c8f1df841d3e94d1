"""Tables that tempt: dates, people and numbers as in a plan, yet nothing is promised. And forms that nobody filled in."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, timedelta

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case
from tests.roadmaps.corpus.measures import RU
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table


def time_sheet() -> Case:
    """A time sheet: people in rows, days 1…31 as columns, «Я» and «В» in the cells."""
    rows: list[list[object]] = [["Табель учёта рабочего времени, май 2026"], ["№", "ФИО", "Должность", *range(1, 32), "Итого"]]
    rows += [[n, f"Иванов {n}. И.", "Инженер", *["В" if day % 7 in {2, 3} else "Я" for day in range(1, 32)], 21] for n in range(1, 16)]
    return _case("not-time-sheet", "Табель.xlsx", book(Sheet("Май", rows, [across(1, 35)])), time_sheet.__doc__)


def vacations() -> Case:
    """A schedule of vacations: person, post, start, end, days."""
    first = date(2026, 6, 1)
    rows: list[list[object]] = [["№ п/п", "Ф.И.О.", "Должность", "Начало отпуска", "Окончание отпуска", "Кол-во дней"]]
    rows += [[n, f"Петрова {n}. В.", "Специалист", first + timedelta(days=7 * n), first + timedelta(days=7 * n + 13), 14] for n in range(1, 19)]
    return _case("not-vacations", "График отпусков 2026.xlsx", book(Sheet("График", rows)), vacations.__doc__)


def duty_roster() -> Case:
    """Who is on duty on which day."""
    rows: list[list[object]] = [["Дата", "День недели", "Дежурный", "Телефон"]]
    rows += [[f"{n:02}.05.2026", ["пн", "вт", "ср", "чт", "пт", "сб", "вс"][n % 7], f"Сидоров {n % 5}. П.", "12-34"] for n in range(1, 29)]
    return _case("not-duty-roster", "Дежурства.docx", Word().table(rows).bytes(), duty_roster.__doc__)


def publications() -> Case:
    """A list of publications with years."""
    rows: list[list[object]] = [["№", "Авторы", "Название статьи", "Журнал", "Год", "DOI"]]
    rows += [[n, "Иванов И. И., Петрова Е. В.", f"О свойствах композитов серии {n}", "Вестник университета", 2015 + n % 10, f"10.1000/{n}"] for n in range(1, 25)]
    return _case("not-publications", "Публикации.csv", text_table(rows, ";"), publications.__doc__)


def inventory() -> Case:
    """Equipment with its day of purchase and the term of the warranty."""
    rows: list[list[object]] = [["Инв. №", "Наименование оборудования", "Дата покупки", "Гарантия до", "Стоимость", "Кабинет"]]
    rows += [[f"0134{n:03}", f"Станок фрезерный ФС-{n}", date(2019, n % 12 + 1, 5), date(2024, n % 12 + 1, 5), 900000 + n, 100 + n] for n in range(1, 25)]
    return _case("not-inventory", "Инвентарная ведомость.xlsx", book(Sheet("Лист1", rows)), inventory.__doc__)


def register_of_laws() -> Case:
    """A list of legal acts: number, day of signing, title, state."""
    rows: list[list[object]] = [["№", "Вид акта", "Номер", "Дата принятия", "Наименование", "Статус"]]
    rows += [[n, "Постановление", f"{n}-п", f"{n:02}.02.2023", f"Об утверждении порядка предоставления субсидий № {n}", "действует"] for n in range(1, 22)]
    return _case("not-legal-acts", "НПА.docx", Word().table(rows).bytes(), register_of_laws.__doc__)


def survey_answers() -> Case:
    """Answers to a form: a time stamp, an address, free texts."""
    rows: list[list[object]] = [["Timestamp", "E-mail", "How did you hear about us?", "What should be improved?"]]
    rows += [[f"2026/03/{n:02} 4:1{n % 10}:07 PM", f"p{n}@example.org", "From a colleague", "More networking events"] for n in range(1, 27)]
    return _case("not-survey-answers", "responses.csv", text_table(rows, ","), survey_answers.__doc__)


def empty_form() -> Case:
    """The ministry's form with its head, column numbers and numbered lines, not filled in: there is nothing to take."""
    rows: list[list[object]] = [["Приложение 2"], ["№ п/п", "Наименование мероприятия", "Срок реализации", "Ответственный исполнитель", "Ожидаемый результат"], [1, 2, 3, 4, 5]]
    rows += [[f"{n}."] for n in range(1, 16)]
    return _case("not-filled-in", "Форма.xlsx", book(Sheet("Форма", rows)), empty_form.__doc__)


def attendance() -> Case:
    """Participants of a meeting with ticks."""
    rows: list[list[object]] = [["№", "Организация", "Участник", "12.03", "19.03", "26.03", "02.04"]]
    rows += [[n, one.owner, f"Козлов {n}. А.", "+", "", "+", "+"] for n, one in enumerate(RU[:20], 1)]
    return _case("not-attendance", "Явка.xlsx", book(Sheet("Лист1", rows)), attendance.__doc__)


def curriculum() -> Case:
    """A course: subjects, hours, forms of control by semester."""
    rows: list[list[object]] = [["Индекс", "Наименование дисциплины", "Экзамен", "Зачёт", "Часы", "1 сем.", "2 сем.", "3 сем.", "4 сем."]]
    rows += [[f"Б1.О.{n:02}", f"Теория управления, часть {n}", n % 4 + 1, "", 144, 36, 36, 36, 36] for n in range(1, 22)]
    return _case("not-curriculum", "Учебный план.xlsx", book(Sheet("План", rows)), curriculum.__doc__)


CASES = (time_sheet, vacations, duty_roster, publications, inventory, register_of_laws, survey_answers, empty_form, attendance, curriculum)
