"""Time zones as people look for them: by city, those of Russia first."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.shell.alphabet import alphabet_key

RUSSIAN = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Novosibirsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
CONTINENTS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")

Group = tuple[str, list[tuple[str, str]]]


def choices() -> list[Group]:
    """Groups of (zone, city) for a select, in the language of the moment."""
    language = (get_language() or "en")[:2]
    return [(_("Russia"), list(cities(language, is_russian=True))), (_("World"), list(cities(language)))]


@lru_cache(maxsize=4)
def cities(language: str, *, is_russian: bool = False) -> tuple[tuple[str, str], ...]:
    """Zones with the names of their cities, from west to east in Russia and by alphabet elsewhere."""
    if is_russian:
        return tuple((zone, city_of(zone, language)) for zone in RUSSIAN)
    others = [
        (zone, city_of(zone, language))
        for zone in available_timezones()
        if zone.startswith(CONTINENTS) and zone not in RUSSIAN and zone == present_name(zone)
    ]
    return tuple(sorted(others, key=lambda pair: (alphabet_key(pair[1]), pair[0])))


def city_of(zone: str, language: str) -> str:
    """The city by which people look for the zone; CLDR knows some by the name that they had before."""
    known = Locale(language).time_zones
    names = (zone, *(old for old, present in get_global("zone_aliases").items() if present == zone))
    said = (known[name]["city"] for name in names if "city" in known.get(name, {}))
    return str(next(said, None) or get_timezone_location(zone, locale=language, return_city=True))


def present_name(zone: str) -> str:
    """What a zone is called now: “Europe/Kyiv” for “Europe/Kiev”."""
    return str(get_global("zone_aliases").get(zone, zone))
