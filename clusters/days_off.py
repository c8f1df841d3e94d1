"""The days off of the calendar are quiet for whoever wants no letters on them."""

from clusters.calendar import is_working_day
from portal.inbox import quiet

quiet.register_calendar(is_working_day)
