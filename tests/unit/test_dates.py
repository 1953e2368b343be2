"""Days, periods and moments, with a today that is always given."""

import doctest
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydesk import dates
from paydesk.dates import format_date, format_time, parse_date, parse_period
from paydesk.errors import Problem

TODAY = date(2026, 11, 25)  # a Wednesday
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def test_doctests():
    assert doctest.testmod(dates).failed == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)), ("2026-12-1", date(2026, 12, 1)), ("2026/12/01", date(2026, 12, 1)),
        ("2026-12-01T00:00:00", date(2026, 12, 1)), ("2026-12-01 00:00:00", date(2026, 12, 1)),
        ("01.12.2026", date(2026, 12, 1)), ("1.12.26", date(2026, 12, 1)), (" 01.12.2026 г. ", date(2026, 12, 1)),
        ("01.12.2026 00:00:00", date(2026, 12, 1)), ("13/12/2026", date(2026, 12, 13)), ("12/13/2026", date(2026, 12, 13)),
        ("05/05/2026", date(2026, 5, 5)), ("1 декабря 2026", date(2026, 12, 1)), ("1 Dec 2026", date(2026, 12, 1)),
        ("29.02.2028", date(2028, 2, 29)), ("today", TODAY), ("Сегодня", TODAY), ("tomorrow", date(2026, 11, 26)),
        ("завтра", date(2026, 11, 26)), ("послезавтра", date(2026, 11, 27)), ("yesterday", date(2026, 11, 24)),
        ("вчера", date(2026, 11, 24)), ("+5d", date(2026, 11, 30)), ("-3d", date(2026, 11, 22)), ("−3д", date(2026, 11, 22)),
        ("+5д", date(2026, 11, 30)), ("+2w", date(2026, 12, 9)), ("+2н", date(2026, 12, 9)), ("+0d", TODAY),
    ],
)  # fmt: skip
def test_accepted_days(text, day):
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date_empty"), ("  ", "date_empty"), ("31.02.2026", "date_impossible"), ("29.02.2026", "date_impossible"),
        ("2026-13-01", "date_impossible"), ("00.12.2026", "date_impossible"), ("13/13/2026", "date_impossible"),
        ("31/02/2026", "date_impossible"), ("01/12/2026", "date_ambiguous"), ("01-12-26", "date_ambiguous"),
        ("01.12.1999", "date_year"), ("2101-01-01", "date_year"), ("0001-01-01", "date_year"), ("-9999w", "date_year"),
        ("+9999w", "date_year"), ("soon", "date_format"), ("01.12", "date_format"), ("5d", "date_format"),
        ("1 декембря 2026", "date_format"), ("１.12.2026", "date_format"), ("01.12.126", "date_format"),
        ("46093", "date_format"), ("01.12.2026 10:00:00", "date_format"), ("2" * 100_000, "date_format"),
        ("до 15 марта", "date_format"), ("0/5/2026", "date_impossible"),
    ],
)  # fmt: skip
def test_refused_days(text, code):
    problem = parse_date(text, TODAY, "invoice_date")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field) == (code, "invoice_date")
    assert len(problem.text.format(**problem.params)) < 200


def test_an_ambiguous_day_names_both_readings():
    problem = parse_date("01/12/2026", TODAY)
    assert isinstance(problem, Problem)
    assert (problem.params["day_first"], problem.params["month_first"]) == ("2026-12-01", "2026-01-12")


@given(day=days, today=days, lang=st.sampled_from(["ru", "en"]))
def test_what_is_written_for_people_is_read_back(day, today, lang):
    assert parse_date(format_date(day, lang), today) == day
    assert parse_period(format_date(day, lang), today) == (day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", TODAY, TODAY), ("сегодня", TODAY, TODAY), ("tomorrow", date(2026, 11, 26), date(2026, 11, 26)),
        ("week", date(2026, 11, 23), date(2026, 11, 29)), ("неделя", date(2026, 11, 23), date(2026, 11, 29)),
        ("next-week", date(2026, 11, 30), date(2026, 12, 6)), ("следующая неделя", date(2026, 11, 30), date(2026, 12, 6)),
        ("month", date(2026, 11, 1), date(2026, 11, 30)), ("Месяц", date(2026, 11, 1), date(2026, 11, 30)),
        ("overdue", None, date(2026, 11, 24)), ("просрочено", None, date(2026, 11, 24)), ("1d", TODAY, TODAY),
        ("7d", TODAY, date(2026, 12, 1)), ("7д", TODAY, date(2026, 12, 1)), ("+5d", date(2026, 11, 30), date(2026, 11, 30)),
        ("01.12.2026", date(2026, 12, 1), date(2026, 12, 1)), ("2026-12-01..2026-12-31", date(2026, 12, 1), date(2026, 12, 31)),
        ("today..+5d", TODAY, date(2026, 11, 30)), ("01.12.2026..", date(2026, 12, 1), None),
        ("..завтра", None, date(2026, 11, 26)), ("01.12.2026 .. 02.12.2026", date(2026, 12, 1), date(2026, 12, 2)),
    ],
)  # fmt: skip
def test_periods(text, first, last):
    assert parse_period(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "period_format"), ("..", "period_format"), ("0d", "period_format"), ("9999d", "period_format"),
     ("someday", "period_format"), ("2026-12-02..2026-12-01", "period_reversed"), ("31.02.2026", "date_impossible"),
     ("01/12/2026..", "date_ambiguous"), ("a..b", "date_format"), ("." * 100_000, "period_format")],
)  # fmt: skip
def test_refused_periods(text, code):
    problem = parse_period(text, TODAY)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert len(problem.text.format(**problem.params)) < 250


def closed(text, today):
    period = parse_period(text, today)
    assert not isinstance(period, Problem)
    first, last = period
    assert first is not None
    assert last is not None
    return first, last


@given(today=days)
def test_named_periods_hold_what_they_say(today):
    week, following, month = (closed(word, today) for word in ("week", "next-week", "month"))
    assert week[0] <= today <= week[1]
    assert (week[0].weekday(), (week[1] - week[0]).days) == (0, 6)
    assert following[0] - week[1] == timedelta(days=1)
    assert month[0] <= today <= month[1]
    assert month[0].day == 1
    assert (month[1] + timedelta(days=1)).day == 1


@given(text=st.text() | st.text(alphabet="0123456789./-+dwдн :T", max_size=25), today=days)
def test_any_text_is_a_day_or_a_problem(text, today):
    for result in (parse_date(text, today), parse_period(text, today)):
        if isinstance(result, Problem):
            result.text.format(**result.params)


def test_moments_are_shown_in_the_zone_of_the_reader():
    moment = datetime(2026, 12, 1, 22, 30, 59, tzinfo=UTC)
    moscow = timezone(timedelta(hours=3))
    assert format_time(moment, "ru", moscow) == "02.12.2026 01:30"
    assert format_time(moment.astimezone(moscow), "en") == "2026-12-01 22:30 UTC"
    with pytest.raises(ValueError, match="zone"):
        format_time(datetime(2026, 12, 1), "ru")
