"""Plans that look like registers, and registers that look like plans: what decides is whether something is promised."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, datetime

from tests.roadmaps.corpus.cases.strangers import _case
from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, text_table


def plan_of_acts() -> Case:
    """A plan of legal acts to be prepared: kind, title, term of submission, responsible, with the law's number in the basis."""
    rows: list[list[object]] = [["№", "Вид акта", "Наименование проекта акта", "Основание", "Срок внесения", "Ответственный"]]
    titles = ["О мерах поддержки кластеров", "О внесении изменений в закон об инновациях", "Об утверждении порядка субсидий", "О создании технопарка", "О реестре участников", "О налоговых льготах", "О конкурсе стартапов", "О координационном совете", "О показателях оценки", "О целевом обучении"]
    found = []
    for number, title in enumerate(titles, 1):
        rows.append([number, "постановление" if number % 2 else "закон", title, f"Закон от 0{number % 9 + 1}.02.2024 № {number}-ОЗ", f"{number % 4 + 1} кв. 2027 г.", "Департамент экономики"])
        found.append(milestone(title, f"2027-{['03-31', '06-30', '09-30', '12-31'][number % 4]} q", str(number)))
    return Case("plan-of-acts", "План законопроектной работы.docx", Word().table(rows).bytes(), plan_of_acts.__doc__ or "", tuple(found),
                {"№": "code", "Вид акта": ("", "deliverable"), "Наименование проекта акта": "title", "Основание": "", "Срок внесения": "due", "Ответственный": "responsible"})


def equipment_plan() -> Case:
    """Equipment to be put into service: price, supplier, planned day."""
    rows: list[list[object]] = [["№ п/п", "Наименование оборудования", "Стоимость, тыс. руб.", "Планируемая дата ввода", "Ответственный за ввод"]]
    found = []
    for number in range(1, 13):
        title = f"{['Станок фрезерный', 'Печь вакуумная', 'Томограф промышленный', 'Принтер по металлу'][number % 4]} № {number}"
        rows.append([number, title, 1500 * number, date(2027, number, 20), "Козлов А. А."])
        found.append(milestone(title, f"2027-{number:02}-20 d", str(number)))
    return Case("equipment-plan", "План ввода оборудования.xlsx", book(Sheet("План", rows)), equipment_plan.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование оборудования": "title", "Стоимость, тыс. руб.": "budget", "Планируемая дата ввода": "due", "Ответственный за ввод": "responsible"})


def release_plan() -> Case:
    """A plan of releases: version, planned date, what it brings, who answers."""
    titles = ["Catalogue of members", "Single sign-on", "Milestone import", "Reminder digests", "Portfolio dashboard", "Indicator readings", "Public API", "Mobile layout", "Audit trail", "Archive of revisions", "Search"]
    rows: list[list[object]] = [["Version", "Planned release", "Feature", "Product owner"]]
    found = []
    for number, title in enumerate(titles, 1):
        rows.append([f"2.{number}", f"2027-{number:02}-15", title, ["J. Miller", "A. Green"][number % 2]])
        found.append(milestone(title, f"2027-{number:02}-15 d", f"2.{number}"))
    return Case("release-plan", "releases.csv", text_table(rows, ","), release_plan.__doc__ or "", tuple(found), {"Version": "code", "Planned release": "due", "Feature": "title", "Product owner": "responsible"})


def past_events() -> Case:
    """A plan of events of a year long gone, the day first, then the event and the place: old, yet a plan."""
    rows: list[list[object]] = [["План мероприятий кластера на 2019 год"], ["Дата проведения", "Мероприятие", "Место проведения", "Организатор"]]
    found = []
    for number, measure in enumerate(ru(12, 15), 1):
        rows.append([datetime(2019, number, 12), measure.title, "Технопарк", measure.owner])
        found.append(milestone(measure.title, f"2019-{number:02}-12 d"))
    return Case("past-events", "план 2019.xlsx", book(Sheet("2019", rows, formats={f"A{row}": "DD.MM.YYYY" for row in range(3, 15)})), past_events.__doc__ or "", tuple(found),
                {"Дата проведения": "due", "Мероприятие": "title", "Место проведения": "", "Организатор": "responsible"})


def instructions() -> Case:
    """Minutes: who is told to do what by when; the text of an order begins with a name, terms are short."""
    rows: list[list[object]] = [["№", "Поручение", "Срок", "Ответственный", "Отметка об исполнении"]]
    found = []
    for number, measure in enumerate(ru(10, 49), 1):
        title = f"Обеспечить: {measure.title[0].lower()}{measure.title[1:]}"
        rows.append([str(number), title, f"до {number + 10}.04.2027", measure.owner, "исполнено" if number < 3 else ""])
        found.append(milestone(title, f"2027-04-{number + 10} d", str(number)))
    word = Word().text("ПРОТОКОЛ совещания № 4", "от 10 марта 2027 г.", "Присутствовали: 12 человек").table(rows)
    return Case("minutes-instructions", "Протокол.docx", word.bytes(), instructions.__doc__ or "", tuple(found),
                {"№": "code", "Поручение": "title", "Срок": "due", "Ответственный": "responsible", "Отметка об исполнении": ("status", "")})


def licences() -> Case:
    """Licences with the day on which they end."""
    rows: list[list[object]] = [["№", "Программный продукт", "Кол-во лицензий", "Поставщик", "Действует до"]] + [[n, f"САПР Модуль {n}", 10 + n, "ООО «Софт-Линия»", date(2027, n % 12 + 1, 28)] for n in range(1, 21)]
    return _case("not-licences", "Лицензии.xlsx", book(Sheet("ПО", rows)), licences.__doc__)


def payments() -> Case:
    """A schedule of payments: number, day, principal, interest, rest."""
    rows: list[list[object]] = [["№ платежа", "Дата платежа", "Основной долг", "Проценты", "Сумма платежа", "Остаток долга"]] + [[n, f"15.{n % 12 + 1:02}.{2026 + n // 12}", 10000, 500 - n, 10500 - n, 360000 - 10000 * n] for n in range(1, 37)]
    return _case("not-payments", "График платежей.csv", text_table(rows, ";", "cp1251"), payments.__doc__)


def holidays() -> Case:
    """Public holidays: day, name, transferred or not."""
    rows: list[list[object]] = [["Дата", "Праздник", "Перенос"]] + [[f"{n:02}.01.2027" if n < 9 else f"{n + 1:02}.0{n % 4 + 2}.2027", f"Праздничный день {n}", "нет"] for n in range(1, 15)]
    return _case("not-holidays", "Праздники.docx", Word().table(rows).bytes(), holidays.__doc__)


def incoming_letters() -> Case:
    """A journal of letters received: number, day, sender, subject, sheets."""
    rows: list[list[object]] = [["Вх. №", "Дата поступления", "Отправитель", "Краткое содержание", "Кол-во листов"]] + [[f"01-{n}/26", f"{n:02}.02.2026", one.owner, "О предоставлении сведений об участниках", n % 5 + 1] for n, one in enumerate(ru(22, 2), 1)]
    return _case("not-letters", "Журнал входящих.xlsx", book(Sheet("Журнал", rows)), incoming_letters.__doc__)


def marks() -> Case:
    """Marks of students by subject with the day of the exam in the head."""
    rows: list[list[object]] = [["№", "ФИО студента", "Математика 12.01.2026", "Физика 16.01.2026", "Химия 20.01.2026", "Средний балл"]] + [[n, f"Студент {n}", 4, 5, 3, 4.0] for n in range(1, 24)]
    return _case("not-marks", "Ведомость.xlsx", book(Sheet("Сессия", rows)), marks.__doc__)


CASES = (plan_of_acts, equipment_plan, release_plan, past_events, instructions, licences, payments, holidays, incoming_letters, marks)
