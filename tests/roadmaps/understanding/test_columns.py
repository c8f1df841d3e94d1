"""What headings of columns mean."""

from __future__ import annotations

import pytest

from roadmaps.understanding.columns import map_columns
from roadmaps.understanding.contents import contents_of
from roadmaps.understanding.heading_words import fields_of
from tests.roadmaps.understanding import more_headings
from tests.roadmaps.understanding.tables_of_plans import cell, fields, plan

HEADINGS = {
    "code": (
        "№|№ п/п|№п/п|N п/п|№№ пп|Код|Номер КТ|№ мероприятия|Пункт плана|Шифр|WBS|Ref.|#|No.|Item|Номер|"
        "Код мероприятия|Milestone ID"
    ),
    "external_id": ("ID|External ID|UID"),
    "title": (
        "Мероприятия|Наименование|Наименование мероприятия|Наименование контрольного события|"
        "Наименование контрольной точки|Название вехи|Содержание мероприятия|Перечень мероприятий|"
        "Мероприятие / контрольная точка|Ключевое событие|Наименование работ|Виды работ|Этапы и мероприятия|"
        "Контрольная точка (КТ)|Действие|Task|Task name|Milestone|Milestone name|Milestone description|"
        "Activity|Activities|Action|Commitment|Key milestones|Key activity|Measure|Initiative|"
        "Наименование мероприятий дорожной карты"
    ),
    "deliverable": (
        "Deliverable / milestone|Ожидаемый результат|Ожидаемые результаты|Результат|Результаты|"
        "Ожидаемый непосредственный результат|Подтверждающий документ|Вид документа|Документ|Deliverable|"
        "Deliverables|Expected result|Expected output|Output|Evidence|Документ, подтверждающий исполнение|"
        "Форма завершения"
    ),
    "due": (
        "Срок|Сроки|Срок исполнения|Срок реализации|Сроки реализации|Срок выполнения|Сроки выполнения|"
        "Срок наступления|Срок завершения|Срок окончания|Плановый срок|Плановая дата|Планируемая дата|"
        "Планируемый срок|Дата окончания|Дата завершения|Дата исполнения|Дата реализации|Дата достижения|"
        "Дата|Дата (план)|Окончание|Конец|Завершение работ|Deadline|Due|Due date|Target date|"
        "Target completion date|Finish|Finish date|End date|End|Planned finish|Planned end date|"
        "Completion date|Expected completion|By when|Delivery date|Timeline|Timeframe|Period|"
        "Контрольный срок|Предельный срок|Период реализации|Срок сдачи|Крайний срок|Дедлайн|"
        "Утвержденный срок|Срок исполнения (квартал, год)"
    ),
    "start": (
        "Start|Start date|Planned start|Начало|Дата начала|Срок начала|Начало работ|Начало реализации|Дата старта|Begin"
    ),
    "forecast": (
        "Прогноз|Прогнозный срок|Прогнозная дата|Прогноз исполнения|Forecast|Forecast date|Ожидаемая дата|"
        "Ожидаемый срок исполнения|Forecast finish|Current forecast"
    ),
    "actual": (
        "Факт|Фактический срок|Фактическая дата|Дата факт|Фактическая дата исполнения|"
        "Дата фактического исполнения|Actual|Actual date|Actual finish"
    ),
    "baseline": ("Baseline|Baseline date|Baseline finish|Original baseline|Базовый срок|Первоначальный срок"),
    "previous_forecast": ("Previous forecast|Предыдущий прогноз|Last forecast"),
    "responsible": (
        "Ответственный|Ответственные|Ответственный исполнитель|Ответственное лицо|"
        "Ответственный за исполнение|Исполнитель|Исполнители|Отв. исполнитель|Отв.|Владелец|Руководитель|"
        "Куратор|Ответственная организация|Owner|Lead|Responsible|Responsible person|Responsible party|"
        "Assigned to|Assignee|Action owner|Lead department|ФОИВ|ОИВ"
    ),
    "status": (
        "Статус|Состояние|Status|RAG|Отметка о выполнении|Отметка об исполнении|Ход исполнения|"
        "Ход реализации|Статус исполнения|Статус мероприятия"
    ),
    "percent": ("% выполнения|Процент выполнения|% complete|Progress|Готовность, %|Выполнение, %"),
    "budget": (
        "Бюджет|Бюджет, тыс. руб.|Объем финансирования|Стоимость|Финансирование|"
        "Потребное финансирование (тыс. руб.)|Budget|Cost"
    ),
    "": ("Источник финансирования|last_modified|created_at|updated_at|Дата создания|Created|Modified"),
    "duration": ("Длительность|Длительность, дней|Продолжительность|Duration|Продолжительность (мес.)"),
    "weight": ("Вес|Вес, %|Weight"),
    "workstream": (
        "Направление|Направления|Раздел|Блок|Workstream|Направление деятельности|Подпрограмма|Программа|"
        "Stream|Theme|Work package"
    ),
    "notes": ("Примечание|Примечания|Комментарий|Комментарии|Notes|Comments|Описание|Description"),
    "quarter": ("Квартал|Quarter"),
    "year": ("Год|Year"),
    "month": ("Месяц|Month"),
}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        (heading, field)
        for known in (HEADINGS, more_headings.HEADINGS)
        for field, headings in known.items()
        for heading in headings.split("|")
    ],
)
def test_heading(heading: str, field: str) -> None:
    found, sure = fields_of((heading,))[0]

    assert (found, sure >= 0.6) == (field, True)


@pytest.mark.parametrize(
    ("upper", "lower", "field"),
    [
        ("Срок реализации", "начало", "start"),
        ("Срок реализации", "окончание", "due"),
        ("Срок", "начала реализации", "start"),
        ("Сроки", "план", "due"),
        ("Сроки", "факт", "actual"),
        ("Дата", "Прогноз", "forecast"),
        ("Факт", "Дата окончания", "actual"),
        ("Плановый период финансирования", "начало", ""),
        ("Объем финансирования", "всего", "budget"),
        ("Ожидаемый непосредственный результат", "значение", "deliverable"),
    ],
)
def test_heading_of_two_rows(upper: str, lower: str, field: str) -> None:
    assert fields_of((upper, lower))[0][0] == field


def columns(heads: list[str], *cells: list[str]) -> list[str]:
    contents = [contents_of([cell(text) for text in column]) for column in zip(*cells, strict=True)]
    return [column.field for column in map_columns([(head,) for head in heads], contents)]


def test_identifiers_of_machines_are_neither_numbers_nor_people() -> None:
    row = ["230a0ce2-f365-4db6-8af0-710702c2fe2{0}", "Action {0}", "2021-05-31T23:00:0{0}Z", "2026-03-0{0}"]

    found = columns(["id", "name", "changed", "due"], *([text.format(n) for text in row] for n in range(1, 6)))

    assert found == ["external_id", "title", "", "due"]


def test_short_identifiers_number_the_rows() -> None:
    assert columns(["ID", "Task"], ["1", "Launch portal"], ["2", "Close project"]) == ["code", "title"]


def test_second_column_of_a_kind_is_kept_as_notes() -> None:
    found = columns(
        ["Мероприятие", "Ответственный", "Соисполнители", "Срок"],
        ["Набор", "Иванов", "ЦКР", "2018"],
        ["Сдача", "Петров", "ЦКР", "2019"],
    )

    assert found == ["title", "responsible", "notes", "due"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["2018", "2018"], ["2019", "2020"], [("title", True), ("start", False), ("due", False)]),
        (["2019", "2020"], ["2018", "2018"], [("title", True), ("due", False), ("notes", False)]),
    ],
)
def test_two_columns_that_may_be_the_date_are_asked(
    first: list[str], second: list[str], expected: list[tuple[str, bool]]
) -> None:
    contents = [contents_of([cell(text) for text in column]) for column in (["Набор", "Сдача"], first, second)]

    found = map_columns([("Мероприятие",), ("Срок",), ("Срок",)], contents)

    assert [(column.field, column.is_sure) for column in found] == expected


def test_column_called_progress_that_holds_quarters_is_no_per_cent() -> None:
    found = columns(["Milestone", "Progress", "Year"], ["Launch", "Q1", "2018"], ["Close", "Q2", "2019"])

    assert found == ["title", "quarter", "year"]


def test_column_without_a_heading_that_names_documents_is_the_deliverable() -> None:
    found = columns(
        ["№", "Название этапа", "Краткое описание", "", "Сроки"],
        ["1", "Описание протокола", "Разработка текста", "Документ с описанием структуры пакетов", "1 месяц"],
        ["2", "Новый код", "Переработка проекта", "Исходный код в виде файлов проекта", "2 месяца"],
    )

    assert found == ["code", "title", "notes", "deliverable", "due"]


def test_titles_that_repeat_before_other_titles_are_workstreams() -> None:
    found = columns(
        ["Commitment", "Milestone", "End Date"],
        ["Open records", "Publish list", "30 Jun 2018"],
        ["Open records", "Launch portal", "31 Dec 2018"],
        ["Budget", "Publish budget", "1 Dec 2018"],
    )

    assert found == ["workstream", "title", "due"]


def test_term_in_days_is_a_duration() -> None:
    found = columns(
        ["Мероприятие", "Дата начала", "Срок, дней"], ["Набор", "01.02.2018", "30"], ["Сдача", "01.03.2018", "60"]
    )

    assert found == ["title", "start", "duration"]


def test_state_column_that_holds_dates_is_the_actual() -> None:
    found = columns(
        ["Milestone", "Due", "Completed"], ["Launch", "1 May 2026", "3 May 2026"], ["Close", "1 May 2027", ""]
    )

    assert found == ["title", "due", "actual"]


def test_hoped_date_is_the_due_date_unless_another_is() -> None:
    alone = columns(["Milestone", "Estimated completion"], ["Launch", "1 May 2026"], ["Close", "1 May 2027"])
    beside = columns(
        ["Milestone", "Due date", "Estimated completion"],
        ["Launch", "1 May 2026", "3 May 2026"],
        ["Close", "1 May 2027", "7 May 2027"],
    )

    assert (alone, beside) == (["title", "due"], ["title", "due", "forecast"])


def test_year_and_quarter_of_the_start_are_kept_beside_those_of_the_end() -> None:
    heads = [("Мероприятие",), ("Начало", "год"), ("Начало", "квартал"), ("Окончание", "год"), ("Окончание", "квартал")]
    rows = [["Форум", "2026", "I", "2027", "II"], ["Отбор", "2026", "II", "2028", "III"]]
    contents = [contents_of([cell(text) for text in column]) for column in zip(*rows, strict=True)]

    assert [column.field for column in map_columns(heads, contents)] == ["title", "notes", "notes", "year", "quarter"]


def test_dates_under_heads_that_nobody_knows_begin_and_end() -> None:
    found = columns(
        ["番号", "作業名称と内容", "開始日", "終了日"],
        ["1", "要件定義を実施し結果を報告する", "2027/01/10", "2027/01/30"],
        ["2", "基本設計を実施し結果を報告する", "2027/02/04", "2027/02/24"],
    )

    assert found == ["code", "title", "start", "due"]


def test_heads_of_a_neighbour() -> None:
    found = columns(
        ["№ з/п", "Найменування заходу", "Термін виконання", "Відповідальний"],
        ["1", "Провести аудит виробництва", "грудень 2027 року", "Департамент економіки"],
        ["2", "Створити центр", "IV квартал 2026 року", "Департамент економіки"],
    )

    assert found == ["code", "title", "due", "responsible"]


def test_years_without_a_heading_beside_terms_are_no_dates() -> None:
    found = columns(
        ["Мероприятие", "Срок", "", ""],
        ["Создание центра", "01.07.2026", "2026", "3"],
        ["Отбор", "01.04.2027", "2027", "2"],
    )

    assert found == ["title", "due", "", ""]


def test_key_result_names_the_milestone_when_nothing_else_does() -> None:
    found = columns(
        ["Objective", "Key result", "Due", "DRI"],
        ["Grow the cluster", "Submit the application for grants", "Q1 '27", "A. Green"],
        ["Grow the cluster", "Select start-ups for the accelerator", "Q2 '27", "Growth Fund"],
        ["Grow the cluster", "Send a trade mission", "Q2 '27", "Chamber"],
        ["Sell abroad", "Enter the Kazakh market", "Q3 '27", "Chamber"],
        ["Sell abroad", "Publish the catalogue", "Q4 '27", "Press Office"],
    )

    assert found == ["workstream", "title", "due", "responsible"]


def test_day_of_completion_beside_a_term_is_the_actual_date() -> None:
    head = ["№", "Мероприятие", "Срок исполнения", "Отметка об исполнении", "Дата исполнения"]
    rows = [["1", "Принять порядок", "01.03.2026", "исполнено", "25.02.2026"], ["2", "Отбор", "01.06.2026", "", ""]]

    assert fields(plan([head, *rows])) == ["code", "title", "due", "status", "actual"]
