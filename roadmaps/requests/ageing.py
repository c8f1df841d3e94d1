"""How old a request is against the day by which it has to move: a bar with its words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.calendar import working_days_between

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Ageing:
    """`days` are the working days that the side has had it, `target` how many it has; `over` those beyond."""

    days: int
    target: int

    @property
    def over(self) -> int:
        return max(0, self.days - self.target)

    @property
    def scale(self) -> int:
        """How many days the whole bar stands for: twice the target, or more when it is older."""
        return max(2 * self.target, self.days, 1)

    @property
    def within(self) -> int:
        """The part of the bar up to the target, of WIDTH."""
        return WIDTH * min(self.days, self.target) // self.scale

    @property
    def beyond(self) -> int:
        """The part of the bar after the target, of WIDTH."""
        return WIDTH * self.over // self.scale

    @property
    def line(self) -> int:
        """Where the target stands, of WIDTH."""
        return WIDTH * self.target // self.scale

    @property
    def words(self) -> str:
        """“9 working days, 4 over”"""
        return f"{working_days(self.days)}, {self.left_words}"

    @property
    def left_words(self) -> str:
        if self.over:
            return ngettext("%(count)s over", "%(count)s over", self.over) % {"count": self.over}
        left = self.target - self.days
        if left == 0:
            return _("due today")
        return ngettext("%(count)s left", "%(count)s left", left) % {"count": left}


def working_days(count: int) -> str:
    return ngettext("%(count)s working day", "%(count)s working days", count) % {"count": count}


def ageing(spent: int, *, due: date, on: date) -> Ageing:
    """From the working days spent and the day by which the side has to move."""
    left = working_days_between(on, due) if due >= on else -working_days_between(due, on)
    return Ageing(days=spent, target=max(0, spent + left))
