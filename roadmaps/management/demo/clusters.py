"""The invented clusters: who they are, the words that fill their measures, and how they fare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fortune(StrEnum):
    """How a demo cluster fares; it decides what happens in its 18 months."""

    EXEMPLARY = "exemplary"
    AVERAGE = "average"
    SLIPPING = "slipping"
    TROUBLED = "troubled"
    SILENT = "silent"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class DemoCluster:
    """`words` fills the `{names}` of measures; `manager` is full name, e-mail's local part and phone."""

    name: str
    slug: str
    region: str
    organisation: str
    founded: int
    members: int
    fortune: Fortune
    size: int
    manager: tuple[str, str, str]
    people: tuple[str, ...]
    words: dict[str, str]
    language: str = "ru"


def words(*values: str) -> dict[str, str]:
    names = ("centre", "equipment", "product", "university", "anchor", "customer", "country", "site")
    return dict(zip(names, values, strict=True))


CLUSTERS_RU = (
    DemoCluster(
        "Композиты Алтая",
        "altai-composites",
        "Алтайский край",
        "АНО «Центр развития композитов»",
        2014,
        34,
        Fortune.AVERAGE,
        62,
        ("Ольга Ким", "manager.ru", "+7 385 200-01-14"),
        ("Д. С. Гуляев", "М. А. Петрова", "С. И. Ремизов"),
        words(
            "Композит-Инжиниринг",
            "автоклав и линия намотки",
            "силовые профили из углепластика",
            "техническом университете",
            "АлтайКомпозит",
            "Трубопроводные системы",
            "Казахстан",
            "Правобережная",
        ),
    ),
    DemoCluster(
        "Северный биофарм",
        "northern-biopharm",
        "Ленинградская область",
        "АО «Биофарм-Управление»",
        2012,
        31,
        Fortune.TROUBLED,
        74,
        ("Павел Ли", "lee", "+7 812 200-04-31"),
        ("Е. В. Соколова", "А. Ю. Климов", "Т. Н. Белова"),
        words(
            "БиоТех-Север",
            "биореакторный комплекс на 2 000 л",
            "рекомбинантный фактор роста",
            "химико-фармацевтическом университете",
            "Севербиосинтез",
            "Медицинские закупки",
            "Индия",
            "Левобережье",
        ),
    ),
    DemoCluster(
        "Волжский приборостроитель",
        "volga-instruments",
        "Самарская область",
        "НП «Приборостроители Волги»",
        2013,
        42,
        Fortune.EXEMPLARY,
        58,
        ("Наталья Вершинина", "vershinina", "+7 846 200-08-12"),
        ("И. П. Захаров", "К. О. Дёмина", "Р. Т. Мухин"),
        words(
            "ТочМех",
            "координатно-измерительный комплекс",
            "бортовые датчики давления",
            "аэрокосмическом университете",
            "Волгоприбор",
            "Авиационные поставки",
            "Беларусь",
            "Заречная",
        ),
    ),
    DemoCluster(
        "Томские умные материалы",
        "tomsk-materials",
        "Томская область",
        "ООО «УК Умные материалы»",
        2015,
        27,
        Fortune.AVERAGE,
        49,
        ("Артём Дроздов", "drozdov", "+7 382 200-02-77"),
        ("О. Л. Шубина", "В. Г. Нечаев"),
        words(
            "НаноПокрытия",
            "установка вакуумного напыления",
            "износостойкие покрытия",
            "политехническом университете",
            "Сибэлектромаш",
            "Энергоснабжение",
            "Вьетнам",
            "Северная",
        ),
    ),
    DemoCluster(
        "Калужский медтех",
        "kaluga-medtech",
        "Калужская область",
        "АНО «Медтех-Калуга»",
        2014,
        38,
        Fortune.SLIPPING,
        66,
        ("Светлана Орехова", "orekhova", "+7 484 200-05-03"),
        ("Н. Д. Фомин", "Л. В. Ершова", "П. А. Титов"),
        words(
            "МедИмплант",
            "чистые помещения класса 7",
            "титановые имплантаты",
            "медицинском институте",
            "Калугамедсервис",
            "Больничные закупки",
            "Узбекистан",
            "Ворсинская",
        ),
    ),
    DemoCluster(
        "Башкирская нефтехимия новых материалов",
        "bashkir-chemistry",
        "Республика Башкортостан",
        "ГАУ «Центр нефтехимических проектов»",
        2012,
        55,
        Fortune.AVERAGE,
        80,
        ("Рустам Ахметов", "akhmetov", "+7 347 200-09-48"),
        ("Г. Ф. Нуриева", "А. Р. Сафин", "З. М. Валеева"),
        words(
            "ПолимерЛаб",
            "реактор полимеризации",
            "суперабсорбенты",
            "нефтяном университете",
            "Уфаполимер",
            "Агрохимические поставки",
            "Турция",
            "Благовещенская",
        ),
    ),
    DemoCluster(
        "Мордовская светотехника",
        "mordovia-lighting",
        "Республика Мордовия",
        "АУ «Технопарк света»",
        2013,
        29,
        Fortune.SILENT,
        44,
        ("Игорь Кочетков", "kochetkov", "+7 834 200-06-20"),
        ("В. Н. Пьянзина", "С. А. Кемаев"),
        words(
            "СветоДизайн",
            "линия поверхностного монтажа",
            "светодиодные светильники для теплиц",
            "государственном университете",
            "Саранский свет",
            "Дорожное освещение",
            "Армения",
            "Пролетарская",
        ),
    ),
    DemoCluster(
        "Новосибирская биотехнология",
        "novosibirsk-biotech",
        "Новосибирская область",
        "АО «УК Биотехнопарк»",
        2011,
        47,
        Fortune.EXEMPLARY,
        53,
        ("Елена Рябцева", "ryabtseva", "+7 383 200-07-65"),
        ("Ю. К. Логинов", "М. Б. Зайцева"),
        words(
            "ГеномСервис",
            "секвенатор высокой производительности",
            "диагностические наборы",
            "государственном университете",
            "Сибвектор",
            "Лабораторные поставки",
            "Монголия",
            "Кольцовская",
        ),
    ),
    DemoCluster(
        "Ульяновское авиастроение",
        "ulyanovsk-aviation",
        "Ульяновская область",
        "АНО «Авиакластер Ульяновск»",
        2012,
        61,
        Fortune.SLIPPING,
        71,
        ("Михаил Гордеев", "gordeev", "+7 842 200-03-39"),
        ("Ф. Е. Карпов", "Н. С. Яшина", "Д. М. Устинов"),
        words(
            "АвиаКомпонент",
            "пятикоординатный обрабатывающий центр",
            "узлы механизации крыла",
            "авиационном колледже",
            "Ульяновские авиакомпоненты",
            "Самолётостроительная корпорация",
            "Иран",
            "Портовая",
        ),
    ),
    DemoCluster(
        "Липецкая станкоинструментальная долина",
        "lipetsk-tools",
        "Липецкая область",
        "ООО «Станкодолина»",
        2016,
        22,
        Fortune.EMPTY,
        0,
        ("Анна Стрельникова", "strelnikova", "+7 474 200-01-92"),
        (),
        words(
            "Инструмент-Центр",
            "шлифовальный центр",
            "твердосплавный инструмент",
            "техническом университете",
            "Липецкий станок",
            "Станочные поставки",
            "Сербия",
            "Елецкая",
        ),
    ),
)
CLUSTERS_EN = (
    DemoCluster(
        "Baltic Marine Robotics",
        "baltic-robotics",
        "Kaliningrad Region",
        "Marine Robotics Association",
        2017,
        26,
        Fortune.AVERAGE,
        48,
        ("Emma Larsen", "manager.en", "+7 401 200-04-08"),
        ("J. Novak", "A. Petrov"),
        words(
            "SeaLab",
            "deep-water test tank",
            "autonomous survey vehicles",
            "the Marine Technical University",
            "Baltic Yards",
            "Port Authority",
            "Norway",
            "Harbour",
        ),
        language="en",
    ),
    DemoCluster(
        "Far East Hydrogen",
        "far-east-hydrogen",
        "Sakhalin Region",
        "Hydrogen Valley Ltd",
        2019,
        19,
        Fortune.TROUBLED,
        42,
        ("Daniel Cho", "cho", "+7 424 200-02-15"),
        ("M. Ivanova", "T. Brooks"),
        words(
            "H2 Works",
            "a 5 MW electrolyser",
            "liquid hydrogen containers",
            "the State University",
            "Island Energy",
            "Island Railways",
            "Japan",
            "Prigorodnoye",
        ),
        language="en",
    ),
)
