"""More headings of columns by the field that they head; the separator is a bar."""

from __future__ import annotations

HEADINGS: dict[str, str] = {
    "forecast": (
        "Revised completion date|Revised target|Revised date|New date|Скорректированный срок|Новый срок|"
        "Уточнённый срок|Перенесённый срок|Срок с учётом переноса|Revised due date|Revised target date|"
        "Latest forecast|Current estimate|Ожидаемая дата завершения|Прогноз завершения|"
        "Прогнозируемая дата|Прогнозируемый срок|Forecast completion date|Forecast end"
    ),
    "responsible": (
        "POC|Point of contact|Responsible official|Responsible agency|Responsible ministry|Lead agency|"
        "Lead implementing agency|Lead ministry|Action lead|Project lead|Accountable|"
        "Accountable officer|Goal leader|SRO|Person responsible|Responsible person/organisation|"
        "Implementing agency|Delivery lead|Delivery partner|Partners|Кто отвечает|Ответственный (ФИО)|"
        "Ф.И.О. ответственного|ФИО|Ответственный орган|Ответственная служба|Орган-исполнитель|"
        "Исполнители мероприятия|Ответственные исполнители и соисполнители|Соисполнители|Участники|"
        "Ответственное структурное подразделение|Подразделение|Подразделение-исполнитель|Ведомство|"
        "Головной исполнитель|Организация-исполнитель|Контактное лицо|Ответственный за реализацию|"
        "Ответственный за выполнение мероприятия|Держатель|Заказчик|Исполнитель (соисполнители)|"
        "Assigned|Assignees|Team|Resource|Action Owner(s)|Owner(s)|Lead officer"
    ),
    "workstream": (
        "Epic Name|Epic|Направление работ|Наименование направления|Наименование раздела|Раздел плана|"
        "Трек|Стратегическое направление|Приоритетное направление|Стратегическая цель|Цель|Задача|"
        "Подпрограмма / основное мероприятие|Основное мероприятие|Проект|Федеральный проект|Work stream|"
        "Strategic objective|Objective|Goal|Pillar|Component|Outcome area|Category|Parent|Section|"
        "Chapter|Theme / Area|Initiative group|Program area|Блок мероприятий|Группа мероприятий|"
        "Тематический блок|Кластерный проект|Подраздел|Фаза|Этап"
    ),
    "due": (
        "Срок реализации мероприятия|Срок исполнения мероприятия|Сроки реализации (квартал)|"
        "Сроки исполнения (план)|План|Плановая дата исполнения|Плановая дата завершения|"
        "Плановый срок завершения|Дата завершения (план)|Срок (план)|Плановый срок реализации|"
        "Плановое окончание|Окончание (план)|Окончание план|Дата окончания план|"
        "Срок окончания реализации|Окончание реализации|Конец работ|Дата сдачи|Срок представления|"
        "Срок предоставления|Срок подготовки|Срок достижения|Срок готовности|Контрольная дата|"
        "Дата наступления|Дата контрольного события|Срок наступления контрольного события|"
        "Дата контрольной точки|Календарный срок|Сроки выполнения работ|Period of implementation|"
        "Время исполнения|Время проведения|Дата проведения|Сроки проведения|Дата и время|Due by|Due on|"
        "Target completion|Target date for completion|Target end date|Planned completion|"
        "Planned completion date|Planned date|Planned finish date|Completion target|Milestone Due Date|"
        "Milestone date|Deadline date|Delivery deadline|Scheduled completion|Scheduled finish|"
        "Scheduled date|Date due|To be completed by|Complete by date|End (planned)|Plan end|"
        "Implementation period|Implementation date|Implementation deadline|Timescale|"
        "Timeline (to be completed by)|Indicative timeline|Indicative timeline for completion|"
        "Time frame|Когда|До какого срока|Term|Finish Date|Плановая дата реализации|Квартал, год|"
        "Срок (месяц, год)|Срок, год|Дата выполнения"
    ),
    "start": (
        "Начало (план)|Начало план|Плановое начало|Плановая дата начала|Дата начала реализации|"
        "Срок начала реализации|Начало выполнения|Начало работ (план)|Date of commencement|"
        "Start (planned)|Planned start date|Target start|Commencement date|Begin date|Scheduled start|"
        "Старт работ|С"
    ),
    "actual": (
        "Фактический срок исполнения|Фактическая дата завершения|Фактическое окончание|Окончание (факт)|"
        "Факт. дата|Дата исполнения (факт)|Дата фактического завершения|Actual completion|"
        "Actual completion date|Actual end|Actual end date|Date completed|Completed date|"
        "Completion date (actual)|Done on|Completed on|Date of completion (actual)|"
        "Фактическая дата наступления"
    ),
    "baseline": (
        "Baseline Finish|Baseline end date|Orig. target|Original date|Original due date|Original target date|"
        "Original completion date|Initial date|Первоначальная дата|Исходный план|Базовый план|"
        "Базовая дата окончания|Planned (baseline)"
    ),
    "previous_forecast": ("Last quarter forecast|Прогноз прошлого периода|Prior date|Previous date|Предыдущий срок"),
    "status": (
        "Текущий статус|Current status|Progress status|Status (RAG)|RAG rating|RAG status this quarter|"
        "Отметка о исполнении|Отметка о реализации|Отметка о выполнении (выполнено/не выполнено)|"
        "Сведения об исполнении|Сведения о ходе реализации|Информация об исполнении|"
        "Информация о ходе исполнения|Ход работ|Стадия|Стадия реализации|Результат исполнения|"
        "Состояние работ|Статус выполнения|Completion status|Action status|Stage|Completion level|"
        "Исполнено/не исполнено|Выполнено|Выполнено (да/нет)|Done|Done?|Completed?|Факт выполнения|"
        "Milestone Status|Статус КТ"
    ),
    "percent": (
        "% Done|Percent done|Процент готовности|Степень готовности, %|Готовность|Процент исполнения|"
        "Progress %|Progress (%)|% исполнения|Выполнено, %|Степень выполнения, %"
    ),
    "deliverable": (
        "Ожидаемый результат (краткое описание)|Ожидаемый результат реализации мероприятия|"
        "Результат мероприятия|Планируемый результат|Планируемые результаты|Конечный результат|Итог|"
        "Итоги|Результат исполнения мероприятия|Непосредственный результат|Подтверждение|"
        "Документ, подтверждающий выполнение|Подтверждающие документы|"
        "Вид документа, подтверждающего исполнение|Характеристика результата|Форма отчетности|"
        "Форма отчётности|Отчётный документ|Отчетная документация|Критерий выполнения|"
        "Критерии выполнения|Критерий завершения|Means of verification|Verification|"
        "Verification mechanism|Expected outcome|Expected outcomes|Expected deliverable|"
        "Output / deliverable|Success criteria|Success measure|Acceptance criteria|Definition of done|"
        "Product|Продукт|Evidence of completion|Verifiable deliverable|Ключевой результат|"
        "Результат (документ)|Выходной документ|Показатель результата|Ожидаемый эффект|"
        "Форма завершения документа"
    ),
    "budget": (
        "Объем финансирования, млн руб.|Объём средств|Источник и объем финансирования|Стоимость работ|"
        "Бюджет проекта|Сумма, руб.|Сумма|Затраты (тыс. руб.)|Объемы финансирования|Budget (USD)|"
        "Cost (£k)|Estimated cost|Funding|Total cost|Смета|Финансовое обеспечение|Ресурсное обеспечение|"
        "Плановые затраты"
    ),
    "code": (
        "№ КТ|№ п.п.|N п.п.|№ пункта|Ном.|п/п|Код КТ|Идентификатор КТ|Milestone Number|Milestone no.|"
        "Ref|Ref No|Action ref|Reference number|Serial|S/N|SN|Sr. No.|S.No|Sl. No.|Action #|Task #|"
        "ID задачи|Номер этапа|Номер строки|№ этапа|№№|Индекс|Outline number|Номер структуры|СДР|"
        "Activity ID|Key|Sequential Number|Sequential No.|№ в плане|Пункт"
    ),
    "title": (
        "Мероприятие, контрольная точка|Наименование мероприятия, контрольной точки|"
        "Наименование мероприятий, работ|Ключевые мероприятия|Ключевые события|Что сделать|"
        "Что необходимо сделать|Наименование вехи проекта|Наименование результата / контрольной точки|"
        "Контрольные точки|Наименование КТ|Мероприятия по реализации|Содержание работы|"
        "Наименование работ и этапов|Описание мероприятия|Описание работ|Task Name|Task description|"
        "Action item|Actions to be taken|Actions required|Agreed action|Recommendation|Key actions|"
        "Key task|Activity description|Activity Name|Milestone title|Milestone activity|Step|Summary|"
        "Subject|Work item|Название задачи|Название работы|Тема|Задание|Поручение|Содержание поручения|"
        "Пункт плана мероприятий|Шаг|Ключевое действие|Milestone or activity|Milestone / Activity|"
        "Activity/Milestone"
    ),
    "notes": (
        "Пояснения|Замечания|Обоснование|Риски|Дополнительно|Проблемы|Проблемные вопросы|"
        "Причины отклонения|Comments / notes|Remarks|Next steps|Issues|Commentary|Barriers|Narrative|"
        "Anticipated Barriers or other Issues Related to Milestone|Ссылка|Основание|"
        "Нормативное основание|Связь с индикаторами|Связь с показателями|Целевой показатель|Ед. изм.|"
        "Место проведения|Регион|Territory|Приоритетность|Priority|Risk|Level of risk|Адрес|"
        "Кол-во|Количество|Quantity|Unit|Dependencies"
    ),
    "duration": (
        "Длительность (дн.)|Длительность, раб. дн.|Длит.|Длит-ть|Продолжительность, мес.|Срок (дней)|"
        "Кол-во дней|Кол-во мес.|Duration (days)|Duration, months|Days|Weeks|Срок выполнения, дни|"
        "Срок исполнения, рабочих дней|Время, дней"
    ),
    "quarter": ("Кв.|Quarter|Quarter (Q)|Quartal"),
    "year": ("Year|Год исполнения|Год завершения|Year due"),
    "month": ("Month|Мес."),
    "level": ("Outline Level|Уровень|Level|Уровень структуры|Уровень иерархии"),
    "weight": ("Вес КТ|Удельный вес, %|Weight (%)|Весовой коэффициент|Доля, %"),
    "external_id": ("UID|GUID|Unique ID|Уникальный идентификатор|Id системы"),
    "": (
        "Predecessors|Предшественники|Диаграмма|Gantt|Modified|Last updated|Дата обновления|"
        "Дата создания записи|Дата изменения|Источники финансирования"
    ),
}
