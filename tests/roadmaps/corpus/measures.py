"""Measures as plans word them: titles, results and people, to be laid out by the cases."""

# One measure to a line, however long.
# ruff: noqa: E501
from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """One promise: what is done, what will exist, who answers."""

    title: str
    result: str
    owner: str


_RU = """
Разработка стратегии развития кластера до 2030 года|Стратегия утверждена наблюдательным советом|Минэкономразвития области
Создание центра прототипирования и промышленного дизайна|Акт ввода в эксплуатацию|ООО «Технопарк «Восток»
Проведение аудита производственной инфраструктуры предприятий|Отчёт об аудите|Петрова Е. В., заместитель директора
Подготовка проекта постановления о мерах поддержки|Постановление правительства области|Департамент промышленности
Запуск пилотной линии по выпуску композитных материалов|Акт пуска, 50 рабочих мест|АО «Полимер»
Сертификация продукции участников по ISO 13485|Сертификаты получены не менее чем 5 участниками|Центр кластерного развития
Организация коллективного стенда на выставке «Иннопром»|Отчёт об участии, 12 участников|Агентство экспорта
Заключение соглашений с опорными университетами|Подписано 4 соглашения|Сидоров П. П.
Внедрение бережливого производства на предприятиях-якорях|Рост производительности на 15 %|АО «Завод «Прогресс»
Открытие детского технопарка «Кванториум»|Обучено 800 школьников|Министерство образования
Формирование реестра субподрядчиков кластера|Реестр размещён на сайте|Управляющая компания
Строительство испытательного полигона беспилотных систем|Разрешение на ввод|Минтранс области
Привлечение якорного инвестора в индустриальный парк|Инвестиционное соглашение|Корпорация развития
Обучение управленческой команды кластера|Выдано 20 удостоверений|Минэкономразвития России
Разработка образовательной программы магистратуры|Программа лицензирована|Государственный университет
Создание совместного инжинирингового центра|Приказ о создании центра|ФГБОУ ВО «ГТУ»
Проведение форума инновационных кластеров|Резолюция форума|Оргкомитет
Модернизация котельной промышленной площадки|Акт выполненных работ|ООО «Теплоэнерго»
Подготовка заявки на субсидию из федерального бюджета|Заявка направлена в министерство|Иванов И. И.
Разработка бренда и фирменного стиля кластера|Брендбук утверждён|Агентство «Медиа»
Проведение отбора стартапов в акселератор|Отобрано 30 проектов|Фонд «Развитие»
Создание фонда посевных инвестиций|Фонд зарегистрирован|Корпорация развития
Оформление международных патентов участников|Подано 10 заявок РСТ|Центр интеллектуальной собственности
Разработка технического задания на цифровую платформу|Техническое задание согласовано|Департамент цифрового развития
Ввод в эксплуатацию цифровой платформы кооперации|Платформа доступна участникам|ООО «Софт-Линия»
Проектирование лабораторного корпуса|Положительное заключение экспертизы|АО «Проектинститут»
Строительство лабораторного корпуса, 1 очередь|Разрешение на ввод объекта|Управление капитального строительства
Закупка аналитического оборудования|Товарные накладные|Технический директор Козлов А. А.
Аттестация испытательной лаборатории|Аттестат аккредитации|Росаккредитация, лаборатория
Внесение изменений в областной закон об инновациях|Закон принят|Законодательное собрание
Проведение стратегической сессии участников кластера|Протокол сессии|Совет кластера
Создание межрегионального консорциума|Соглашение о консорциуме|Минпромторг России
Выход на рынок Казахстана|Заключено 3 экспортных контракта|Экспортёры кластера
Организация бизнес-миссии в Республику Беларусь|Протоколы переговоров|Торгово-промышленная палата
Разработка программы импортозамещения комплектующих|Программа утверждена|Минпромторг области
Создание центра компетенций по робототехнике|Положение о центре|Технопарк
Подведение внешних инженерных сетей к площадке|Акты технологического присоединения|ПАО «Россети»
Реконструкция подъездной автодороги|Акт приёмки дороги|Дорожное агентство
Запуск регионального оператора лизинга|Зарегистрировано юридическое лицо|Фонд развития промышленности
Издание каталога продукции кластера|Каталог на двух языках|Пресс-служба
Разработка дорожных карт предприятий-якорей|12 дорожных карт|Рабочая группа
Создание площадки для тестирования медицинских изделий|Площадка открыта|Областная больница № 1
Проведение клинических исследований отечественного препарата|Отчёт о третьей фазе|АО «Фарма»
Получение регистрационного удостоверения препарата|Регистрационное удостоверение|АО «Фарма»
Масштабирование серийного выпуска датчиков|10 тыс. штук в год|ООО «Сенсор»
Создание базовой кафедры на предприятии|Приказ ректора|Университет, АО «Завод»
Проведение хакатона по цифровым двойникам|Отчёт, 15 команд|ИТ-ассоциация
Формирование перечня критических технологий|Перечень одобрен советом|Научный совет
Заключение офсетного контракта|Контракт подписан|Правительство области
Размещение облигаций управляющей компании|Отчёт о размещении|Банк-агент
Проведение независимой оценки результатов программы|Отчёт оценщика|Счётная палата области
Разработка регламента мониторинга дорожной карты|Регламент утверждён приказом|Аналитический центр
Создание единого окна для инвесторов|Портал инвестора открыт|Агентство инвестиций
Переподготовка инженерных кадров|Переподготовлено 250 человек|Центр занятости
Строительство общежития для специалистов|Введено 120 мест|Минстрой области
Внедрение системы экологического менеджмента|Сертификат ISO 14001|Эколог Лебедева Н. С.
Создание биржи контактов поставщиков|Проведено 6 сессий|Торгово-промышленная палата
Утилизация отходов гальванического производства|Очистные сооружения запущены|АО «Гальваника»
Создание музея инноваций|Экспозиция открыта|Министерство культуры
Запуск программы корпоративных акселераторов|Договоры с 5 корпорациями|Фонд «Развитие»
"""

_EN = """
Publish the cluster strategy|Strategy approved by the board|J. Miller
Open the prototyping centre|Centre in operation|Tech Park Ltd
Complete the infrastructure audit|Audit report|E. Brown, Deputy Director
Award the construction contract|Signed contract|Procurement Unit
Commission the pilot production line|Acceptance certificate|Polymer Inc.
Certify five members under ISO 13485|Certificates issued|Cluster Office
Hold the annual cluster forum|Forum resolution|Events Team
Sign agreements with partner universities|Four agreements signed|P. Smith
Introduce lean manufacturing at anchor firms|Productivity up by 15%|Progress Works
Launch the youth technology park|800 pupils trained|Ministry of Education
Set up the register of suppliers|Register online|Managing Company
Build the drone test range|Building permit|Ministry of Transport
Attract an anchor investor|Investment agreement|Development Corporation
Train the cluster management team|20 certificates|Ministry of Economy
License the joint master programme|Programme licensed|State University
Establish the engineering centre|Order on establishment|Technical University
Modernise the boiler house|Completion certificate|Heat Ltd
Submit the application for federal grants|Application sent|A. Green
Roll out the visual identity|Brand book|Media Agency
Select start-ups for the accelerator|30 projects selected|Growth Fund
Register the seed investment fund|Fund registered|Development Corporation
File international patents|Ten PCT applications|IP Centre
Agree the specification of the digital platform|Specification signed off|Digital Department
Release the cooperation platform|Platform open to members|Soft Line Ltd
Design the laboratory building|Positive expert opinion|Design Institute
Build phase one of the laboratory|Occupancy permit|Capital Works Office
Procure analytical equipment|Delivery notes|C. Wood, CTO
Accredit the test laboratory|Accreditation certificate|Laboratory
Amend the innovation act|Act in force|Parliament
Run the strategic session of members|Minutes|Cluster Council
Create the interregional consortium|Consortium agreement|Ministry of Industry
Enter the Kazakh market|Three export contracts|Exporters
Send a trade mission to Finland|Meeting minutes|Chamber of Commerce
Draft the import substitution programme|Programme adopted|Ministry of Industry
Equip the robotics centre|Centre equipped|Tech Park
Connect the site to the grid|Connection acts|Power Grid Co.
Rebuild the access road|Road accepted|Road Agency
Start the regional leasing operator|Company registered|Industry Fund
Print the product catalogue|Catalogue in two languages|Press Office
Approve the monitoring rules|Rules adopted|Analytics Centre
"""


def _measures(text: str) -> tuple[Measure, ...]:
    return tuple(Measure(*line.split("|")) for line in text.strip().splitlines())


RU, EN = _measures(_RU), _measures(_EN)


def ru(count: int, start: int = 0) -> list[Measure]:
    """Return `count` different Russian measures, beginning with number `start`."""
    return [RU[(start + number) % len(RU)] for number in range(count)]


def en(count: int, start: int = 0) -> list[Measure]:
    """Return `count` different English measures, beginning with number `start`."""
    return [EN[(start + number) % len(EN)] for number in range(count)]
