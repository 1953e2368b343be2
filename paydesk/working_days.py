"""The production calendar of Russia (производственный календарь) for a week of five days.

Holidays come from article 112 of the Labour Code; which days they move to, a decree of the government says for each
year, in the second half of the year before. Both are in the library ``holidays``; a company's own days, or a decree
that the library does not know yet, are ``overrides``. For years without a decree the answer is preliminary.

Nothing here asks the clock, and nothing promises when a bank settles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

Overrides = Mapping[date, bool]
"""Days that are known better: True works, False is off."""

NONE: Final[Overrides] = {}
MAX_DAYS: Final = 10_000
"""The longest way counted, some forty years."""

_DAY: Final = timedelta(days=1)
_AMERICAN: Final = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", re.ASCII)


def is_working(day: date, overrides: Overrides = NONE) -> bool:
    """Tell whether the day works: a weekday that is no holiday, or a Saturday that was moved.

    >>> is_working(date(2024, 4, 27)), is_working(date(2024, 4, 29)), is_working(date(2026, 12, 31))
    (True, False, False)
    >>> is_working(date(2026, 12, 31), {date(2026, 12, 31): True})
    True
    """
    if day in overrides:
        return overrides[day]
    return _calendar("ru").is_working_day(day)


def next_working(day: date, overrides: Overrides = NONE) -> date:
    """Return the first working day after the day.

    >>> next_working(date(2026, 12, 30)), next_working(date(2027, 2, 19))
    (datetime.date(2027, 1, 11), datetime.date(2027, 2, 20))
    """
    return add_working(day, 1, overrides)


def previous_working(day: date, overrides: Overrides = NONE) -> date:
    """Return the last working day before the day.

    >>> previous_working(date(2027, 1, 11))
    datetime.date(2026, 12, 30)
    """
    return add_working(day, -1, overrides)


def add_working(day: date, n: int, overrides: Overrides = NONE) -> date:
    """Return the n-th working day after the day, or before it when n is negative; 0 gives the day itself.

    :raises ValueError: n is beyond 10 000.

    >>> add_working(date(2026, 4, 29), 3), add_working(date(2026, 5, 5), -3)
    (datetime.date(2026, 5, 5), datetime.date(2026, 4, 29))
    """
    if abs(n) > MAX_DAYS:
        raise ValueError(f"{n} working days are more than {MAX_DAYS}")
    step = _DAY if n > 0 else -_DAY
    left = abs(n)
    while left:
        day += step
        left -= is_working(day, overrides)
    return day


def count_working(after: date, until: date, overrides: Overrides = NONE) -> int:
    """Return how many working days come after the one day, up to and including the other; 0 when that is no later.

    >>> count_working(date(2026, 4, 30), date(2026, 5, 5)), count_working(date(2026, 5, 5), date(2026, 5, 1))
    (2, 0)
    """
    days = min((until - after).days, MAX_DAYS)
    return sum(is_working(until - n * _DAY, overrides) for n in range(days))


def is_preliminary(year: int) -> bool:
    """Tell whether no decree for the year is known, so that days may still be moved.

    >>> is_preliminary(2026), is_preliminary(2099)
    (False, True)
    """
    calendar = _calendar("ru")
    # Not every year before had a decree: in 2004 nothing was moved.
    return not calendar.start_year <= year <= max(calendar.special_public_holidays)


def name_of(day: date, lang: str = "ru") -> str | None:
    """Return the name of the holiday, or what the day off was moved from; None for other days, free Saturdays too.

    >>> name_of(date(2027, 2, 23)), name_of(date(2027, 2, 22)), name_of(date(2027, 2, 22), "en")
    ('День защитника Отечества', 'Выходной (перенесено с 20.02.2027)', 'Day off (substituted from 2027-02-20)')
    """
    name: str | None = _calendar("ru" if lang == "ru" else "en_US").get(day)
    return _AMERICAN.sub(r"\3-\1-\2", name) if name else None


@cache
def _calendar(language: str) -> HolidayBase:
    # Imported here: it takes longer than the whole start of a command that counts no days.
    from holidays import country_holidays

    return country_holidays("RU", language=language)
