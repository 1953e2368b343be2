"""Dates and periods as people write them. Nothing here asks the clock: ``today`` is always an argument.

Days are ``datetime.date``; moments are aware ``datetime`` values in UTC, shown in the zone that the caller passes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from paydesk import languages
from paydesk.errors import N_, Problem

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100
MAX_TEXT: Final = 40
"""The longest text, in characters, in which a date or a period is looked for."""

MAX_PERIOD_DAYS: Final = 3660

_DAY_WORDS: Final = {
    "today": 0, "сегодня": 0, "tomorrow": 1, "завтра": 1, "послезавтра": 2, "yesterday": -1, "вчера": -1,
}  # fmt: skip
_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "января january jan", "февраля february feb", "марта march mar", "апреля april apr", "мая may",
            "июня june jun", "июля july jul", "августа august aug", "сентября september sep", "октября october oct",
            "ноября november nov", "декабря december dec",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_PERIOD_WORDS: Final = {
    "week": "week", "this week": "week", "неделя": "week", "эта неделя": "week", "на этой неделе": "week",
    "next-week": "next-week", "next week": "next-week", "следующая неделя": "next-week",
    "след. неделя": "next-week", "на следующей неделе": "next-week",
    "month": "month", "this month": "month", "месяц": "month", "этот месяц": "month", "в этом месяце": "month",
    "overdue": "overdue", "просрочено": "overdue", "просроченные": "overdue", "просрочка": "overdue",
}  # fmt: skip

_ISO: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ]00:00(?::00(?:\.0{1,6})?)?)?", re.ASCII)
_DOTS: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4}|[0-9]{2})(?: ?г\.?)?(?: 00:00(?::00)?)?", re.ASCII)
_SLASHES: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4}|[0-9]{2})", re.ASCII)
_WORDS: Final = re.compile(r"([0-9]{1,2}) ([a-zа-яё]{3,10})\.? ([0-9]{4})(?: ?г(?:ода|\.)?)?")
_SHIFT: Final = re.compile(r"([+-])([0-9]{1,4}) ?(d|д|w|н)")
_DAYS: Final = re.compile(r"([0-9]{1,4}) ?(?:d|д|дн|дней|days)")


def parse_date(text: str, today: date, field: str = "due_date") -> date | Problem:
    """Return the day, or what is wrong with it; a day that can be read in two ways is refused, never guessed.

    A point means day first, as in Russia. A slash is refused unless one of the numbers is above 12 or both are the
    same. Two digits of a year mean 20yy.

    >>> day = date(2026, 11, 30)
    >>> parse_date("2026-12-01", day), parse_date("1.12.26", day), parse_date("завтра", day)
    (datetime.date(2026, 12, 1), datetime.date(2026, 12, 1), datetime.date(2026, 12, 1))
    >>> parse_date("+2w", day), parse_date("1 декабря 2026 г.", day)
    (datetime.date(2026, 12, 14), datetime.date(2026, 12, 1))
    >>> [parse_date(text, day).code for text in ("31.02.2026", "01/12/2026", "01.12.1999", "soon")]
    ['date_impossible', 'date_ambiguous', 'date_year', 'date_format']
    """
    shown = text.strip()[:MAX_TEXT]
    word = " ".join(text.casefold().split()) if len(text) <= MAX_TEXT else ""
    if not text.strip():
        return Problem(field, "date_empty", N_("The date is empty; type it, for example 2026-12-01"))
    if word in _DAY_WORDS:
        return _shifted(today, _DAY_WORDS[word], field, shown)
    if shift := _SHIFT.fullmatch(word.replace("−", "-")):
        days = int(shift[2]) * (7 if shift[3] in "wн" else 1)
        return _shifted(today, -days if shift[1] == "-" else days, field, shown)
    if iso := _ISO.fullmatch(word):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]), field, shown)
    if dots := _DOTS.fullmatch(word):
        return _day(_year(dots[3]), int(dots[2]), int(dots[1]), field, shown)
    if (words := _WORDS.fullmatch(word)) and (month := _MONTHS.get(words[2])):
        return _day(int(words[3]), month, int(words[1]), field, shown)
    if slashes := _SLASHES.fullmatch(word):
        return _slashes(int(slashes[1]), int(slashes[2]), _year(slashes[3]), field, shown)
    problem = N_("{value} is not a date; type it as 2026-12-01 or 01.12.2026, or today, tomorrow, +5d")
    return Problem(field, "date_format", problem, {"value": shown})


def _year(digits: str) -> int:
    return int(digits) + (FIRST_YEAR if len(digits) == 2 else 0)


def _shifted(today: date, days: int, field: str, shown: str) -> date | Problem:
    try:
        moved = today + timedelta(days=days)
    except OverflowError:
        return _wrong_year(field, shown)
    return _day(moved.year, moved.month, moved.day, field, shown)


def _wrong_year(field: str, shown: str) -> Problem:
    problem = N_("{value}: only the years {first} to {last} can be meant; compare the year")
    return Problem(field, "date_year", problem, {"value": shown, "first": FIRST_YEAR, "last": LAST_YEAR})


def _day(year: int, month: int, day: int, field: str, shown: str) -> date | Problem:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _wrong_year(field, shown)
    try:
        return date(year, month, day)
    except ValueError:
        problem = N_("{value}: the calendar has no such day; type it as 2026-12-01 or 01.12.2026")
        return Problem(field, "date_impossible", problem, {"value": shown})


def _slashes(first: int, second: int, year: int, field: str, shown: str) -> date | Problem:
    if first <= 12 < second:
        first, second = second, first
    elif first <= 12 and second <= 12 and first != second:
        day_first = _day(year, second, first, field, shown)
        month_first = _day(year, first, second, field, shown)
        if isinstance(day_first, Problem) or isinstance(month_first, Problem):
            return day_first
        problem = N_("{value} can mean {day_first} or {month_first}; type the one that is meant")
        params = {"value": shown, "day_first": day_first.isoformat(), "month_first": month_first.isoformat()}
        return Problem(field, "date_ambiguous", problem, params)
    return _day(year, second, first, field, shown)


def parse_moment(text: str, today: date, zone: tzinfo | None, field: str = "as_of") -> datetime | Problem:
    """Return the moment in UTC: a day means its last instant, a time without a zone is one of ``zone``.

    >>> parse_moment("2026-12-01 15:30", date(2026, 12, 2), UTC)
    datetime.datetime(2026, 12, 1, 15, 30, tzinfo=datetime.timezone.utc)
    >>> parse_moment("01.12.2026", date(2026, 12, 2), UTC)
    datetime.datetime(2026, 12, 1, 23, 59, 59, 999999, tzinfo=datetime.timezone.utc)
    >>> parse_moment("noon", date(2026, 12, 2), UTC).code
    'moment_format'
    """
    word = text.strip()[:MAX_TEXT]
    day = parse_date(word, today, field)
    if isinstance(day, date):
        return datetime.combine(day, time.max, zone).astimezone(UTC)
    day_text, _space, time_text = word.partition(" ")
    try:
        if time_text and isinstance(day := parse_date(day_text, today, field), date):
            moment = datetime.combine(day, time.fromisoformat(time_text))
        else:
            moment = datetime.fromisoformat(word)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        problem = N_("{value} is not a moment; type a day, or a day and a time: 2026-12-01 15:30")
        return Problem(field, "moment_format", problem, {"value": word})


Period = tuple[date | None, date | None]
"""First and last day, both included; None leaves that end open."""


def parse_period(text: str, today: date, field: str = "due") -> Period | Problem:
    """Return the first and the last day of a period, both included.

    ``week`` is the calendar week, Monday to Sunday, that holds today; ``month`` is the calendar month; ``7d`` is seven
    days of which today is the first; ``overdue`` is everything before today; ``FROM..TO`` may leave one end open.

    >>> day = date(2026, 11, 25)
    >>> [str(end) for end in parse_period("week", day)]
    ['2026-11-23', '2026-11-29']
    >>> [str(end) for end in parse_period("7d", day)], [str(end) for end in parse_period("..01.12.2026", day)]
    (['2026-11-25', '2026-12-01'], ['None', '2026-12-01'])
    >>> [parse_period(words, day).code for words in ("2026-12-01..2026-11-01", "..", "0d", "whenever")]
    ['period_reversed', 'period_format', 'period_format', 'period_format']
    """
    word = " ".join(text.casefold().split()) if len(text) <= 2 * MAX_TEXT + 2 else ""
    if named := _PERIOD_WORDS.get(word):
        return _named(named, today)
    if (days := _DAYS.fullmatch(word)) and 1 <= int(days[1]) <= MAX_PERIOD_DAYS:
        return today, today + timedelta(days=int(days[1]) - 1)
    first_text, dots, last_text = word.partition("..")
    if dots and (first_text or last_text):
        return _span(first_text, last_text, today, field)
    day = parse_date(text, today, field)
    if isinstance(day, date):
        return day, day
    if day.code not in ("date_format", "date_empty"):
        return day
    problem = N_("{value} is not a period; type today, tomorrow, week, next-week, month, overdue, 7d, "
                 "a date, or FROM..TO")  # fmt: skip
    return Problem(field, "period_format", problem, {"value": text.strip()[:MAX_TEXT]})


def _named(word: str, today: date) -> Period:
    monday = today - timedelta(days=today.weekday())
    if word == "week":
        return monday, monday + timedelta(days=6)
    if word == "next-week":
        return monday + timedelta(days=7), monday + timedelta(days=13)
    if word == "month":
        next_month = (today.replace(day=28) + timedelta(days=4)).replace(day=1)
        return today.replace(day=1), next_month - timedelta(days=1)
    return None, today - timedelta(days=1)


def _span(first_text: str, last_text: str, today: date, field: str) -> Period | Problem:
    ends: list[date | None] = []
    for text in (first_text, last_text):
        end = parse_date(text, today, field) if text.strip() else None
        if isinstance(end, Problem):
            return end
        ends.append(end)
    first, last = ends
    if first and last and first > last:
        problem = N_("The period begins on {first} and ends on {last}, which is earlier; swap them")
        params = {"first": first.isoformat(), "last": last.isoformat()}
        return Problem(field, "period_reversed", problem, params)
    return first, last


STEPS: Final = ("week", "month", "quarter")
"""How often a payment may come again."""


def later(day: date, step: str, count: int) -> date:
    """Return the day ``count`` weeks, months or quarters later; what a month lacks becomes its last day.

    >>> [later(date(2026, 1, 31), "month", count).isoformat() for count in (1, 2)]
    ['2026-02-28', '2026-03-31']
    """
    if step == "week":
        return day + timedelta(weeks=count)
    months = day.month - 1 + count * (3 if step == "quarter" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_day_of(day: date, step: str) -> date:
    """Return the first day of the ``week`` or ``month`` that holds the day; of any other step the day itself.

    >>> first_day_of(date(2026, 12, 2), "week"), first_day_of(date(2026, 12, 2), "month")
    (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1))
    """
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def format_date(day: date, lang: str) -> str:
    """Write a day for people: 01.12.2026 in Russian, 2026-12-01 otherwise.

    >>> format_date(date(2026, 12, 1), "ru"), format_date(date(2026, 12, 1), "en")
    ('01.12.2026', '2026-12-01')
    """
    # strftime pads years and follows the C library; plain formatting is the same everywhere.
    return languages.of(lang).day.format(year=day.year, month=day.month, day=day.day)


def format_month(day: date, lang: str) -> str:
    """Write the month of a day for people.

    >>> format_month(date(2026, 12, 1), "ru"), format_month(date(2026, 12, 1), "en")
    ('12.2026', '2026-12')
    """
    return languages.of(lang).month.format(year=day.year, month=day.month)


def format_time(moment: datetime, lang: str, zone: tzinfo | None = None) -> str:
    """Write a moment to the minute in the given zone; without a zone in UTC, and then says so.

    :raises ValueError: the moment is naive, so that nobody knows which hour it means.

    >>> from datetime import timezone
    >>> moment = datetime(2026, 12, 1, 22, 30, tzinfo=UTC)
    >>> format_time(moment, "ru", timezone(timedelta(hours=3))), format_time(moment, "en")
    ('02.12.2026 01:30', '2026-12-01 22:30 UTC')
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    local = moment.astimezone(zone or UTC)
    text = f"{format_date(local.date(), lang)} {local.hour:02d}:{local.minute:02d}"
    return text if zone else f"{text} UTC"
