"""Tags and filters of the page kit, built into every template.

A filter given nothing prints a dash, so that a table never shows “None”.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.middleware.csrf import get_token
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeData
from lucide.templatetags.lucide import lucide

from portal.shell import dates, numbers
from portal.shell.forms import Problem, problems_of
from portal.shell.initials import pieces

register = template.Library()
NOTHING = "–"


@lru_cache(maxsize=256)
def _drawn(name: str, size: int) -> str:
    drawing: str = lucide(name, size=size, stroke_width=1.75, **{"class": "icon", "aria-hidden": "true"})
    return drawing


@register.simple_tag
def icon(name: str, size: int = 20) -> str:
    """A line icon by its lucide name, hidden from screen readers. An unknown name is an error."""
    return _drawn(str(name), size)


@register.simple_tag
def mark(shape: str, tone: str = "") -> str:
    """A status mark: a shape of the page's sprite in the colour of a tone. A word must stand beside it."""
    return format_html(
        '<svg class="sign sign-{}" width="14" height="14" aria-hidden="true"><use href="#mark-{}"></use></svg>',
        tone or shape,
        shape,
    )


@register.simple_tag(takes_context=True)
def csrf_field(context: template.RequestContext) -> str:
    """The token of a form in a fragment that is included with `only`, where `csrf_token` finds none."""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(context.request))


@register.filter
def day(value: date | None) -> str:
    """«31 дек. 2026»"""
    return dates.day(value) if value else NOTHING


@register.filter
def due(value: date | None, precision: str = "day") -> str:
    """«IV кв. 2026», «дек. 2026», «2026 г.», by the precision promised"""
    return dates.due(value, str(precision))


@register.filter
def relative(value: date | None, today: date) -> str:
    """«через 5 дней», counted from today"""
    return dates.relative(value, today) if value else NOTHING


@register.filter
def moment(value: datetime | None) -> str:
    """«15 нояб. 2026, 14:02» in the person's time zone"""
    return dates.moment(value) if value else NOTHING


@register.filter
def days(count: int | None) -> str:
    """«46 дней»"""
    return NOTHING if count is None else dates.days(count)


@register.filter
def short_days(count: int | None) -> str:
    """«46 дн.»"""
    return NOTHING if count is None else dates.short_days(count)


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """«1 234,5»"""
    return NOTHING if value is None or value == "" else numbers.number(value)


@register.filter
def percent(value: int) -> str:
    """«41 %», from whole per cent"""
    return numbers.percent(value / 100)


@register.filter
def filesize(size: int | None) -> str:
    """«1,5 МБ»"""
    return NOTHING if size is None else numbers.file_size(int(size))


@register.filter
def magnitude(value: int) -> int:
    """The number without its sign, for sentences that say the direction in words."""
    return abs(value)


@register.filter
def problems(form: BaseForm) -> list[Problem]:
    """What is wrong with a form: for each error the field to go to, its label and the words."""
    return problems_of(form)


@register.filter
def page_numbers(page: Page[Any]) -> Sequence[int | str]:
    """The page numbers worth showing, with an ellipsis where some are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def paragraphs(text: str) -> str:
    """Plain words as paragraphs; HTML that was cleaned already stays as it is."""
    return text if isinstance(text, SafeData) else linebreaks_filter(text)


@register.filter
def names(text: str | None) -> str:
    """Words with names in them, surname and initials never parted at a line's end."""
    if not text:
        return NOTHING
    parts = (
        (before, format_html('<span class="no-break">{}</span>', name) if name else "")
        for before, name in pieces(str(text))
    )
    return format_html_join("", "{}{}", parts)
